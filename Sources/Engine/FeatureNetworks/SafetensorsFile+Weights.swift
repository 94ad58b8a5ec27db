import NeuralNetworks
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
  /// The axes in another order: [a, b, c] permuted by [2, 0, 1] is [c, a, b]. A constant.
  func permuted(_ order: [Int]) -> Tensor {
    let strides = shape.indices.map { shape[($0 + 1)...].reduce(1, *) }
    let (scalars, lengths) = (scalars, order.map { shape[$0] })
    var permuted: [Double] = []
    permuted.reserveCapacity(scalars.count)
    func copy(_ axis: Int, from start: Int) {
      if axis == order.count { return permuted.append(scalars[start]) }
      for place in 0..<lengths[axis] { copy(axis + 1, from: start + place * strides[order[axis]]) }
    }
    copy(0, from: 0)
    return Tensor(permuted, shape: lengths, dtype: dtype)
  }
}
