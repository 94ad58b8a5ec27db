import Tensors
import Training

extension SafetensorsFile.Entry {
  /// The numbers, of single precision, half precision or bfloat16; nil of any other type.
  var singles: [Float]? {
    switch type {
    case .float32: float32
    case .float16: halves.map(single(half:))
    case .bfloat16: halves.map { Float(bitPattern: UInt32($0) << 16) }
    default: nil
    }
  }

  private var halves: [UInt16] {
    (0..<bytes.count / 2).map { UInt16(bytes[2 * $0]) | UInt16(bytes[2 * $0 + 1]) << 8 }
  }

  /// A tensor's numbers in half precision.
  init(halvesOf tensor: Tensor) {
    let bytes = tensor.scalars.map { half(Float($0)) }.flatMap {
      [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)]
    }
    self.init(type: .float16, shape: tensor.shape, bytes: bytes)
  }
}

extension Tensor {
  /// Numbers of single precision, as they stand in memory.
  init(singles numbers: [Float], shape: [Int]) {
    self.init(bytes: numbers.withUnsafeBytes { [UInt8]($0) }, shape: shape, dtype: .float32)
  }

  /// A kernel of torchvision's, [out, in, height, width], as one of ours, [height, width, in, out].
  init(outputsFirst numbers: [Float], shape: [Int]) {
    let turned = turned(numbers, shape[0], shape[1], shape[2] * shape[3])
    self.init(singles: turned, shape: [shape[2], shape[3], shape[1], shape[0]])
  }

  /// A kernel of ours as one of torchvision's.
  var outputsFirst: Tensor {
    let turned = turned(scalars.map(Float.init), shape[0] * shape[1], shape[2], shape[3])
    return Tensor(singles: turned, shape: [shape[3], shape[2], shape[0], shape[1]])
  }
}

/// The numbers of [a, b, c] as those of [c, b, a].
private func turned(_ numbers: [Float], _ a: Int, _ b: Int, _ c: Int) -> [Float] {
  var turned: [Float] = []
  turned.reserveCapacity(numbers.count)
  for k in 0..<c {
    for j in 0..<b {
      for i in 0..<a { turned.append(numbers[(i * b + j) * c + k]) }
    }
  }
  return turned
}
