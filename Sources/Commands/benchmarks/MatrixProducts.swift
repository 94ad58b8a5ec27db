import Tensors

/// Square matrices of single precision: c = a·b.
let matrixProducts = [256, 512, 1024, 2048].map { size in
  Workload(name: "matmul_\(size)", operations: 2 * Double(size * size * size)) {
    var random = SplitMix64(seed: 1)
    let a = Tensor.normal([size, size], using: &random)
    let b = Tensor.normal([size, size], using: &random)
    return { _ = matmul(a, b) }
  }
}
