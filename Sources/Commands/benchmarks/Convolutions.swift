import Tensors

/// Single convolutions, forward: two that are computed in fewer multiplications than the rate counts, and
/// one that is not.
let convolutions = [
  convolution("conv_5x5", batch: 20, side: 32, channels: 256, kernel: 5),
  convolution("conv_3x3", batch: 20, side: 32, channels: 256, kernel: 3),
  convolution("conv_4x4_by_2", batch: 20, side: 32, channels: 256, kernel: 4, stride: 2),
]

private func convolution(
  _ name: String, batch: Int, side: Int, channels: Int, kernel: Int, stride: Int = 1
) -> Workload {
  let pixels = batch * (side / stride) * (side / stride)
  let operations = 2 * pixels * kernel * kernel * channels * channels
  return Workload(name: name, operations: Double(operations)) {
    var random = SplitMix64(seed: 1)
    let x = Tensor.normal([batch, side, side, channels], using: &random)
    let w = Tensor.normal([kernel, kernel, channels, channels], using: &random)
    let b = Tensor.zeros([channels])
    return { _ = conv2D(x, weight: w, bias: b, stride: stride, padding: .same) }
  }
}
