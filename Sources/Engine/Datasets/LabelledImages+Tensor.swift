public import Tensors

extension LabelledImages {
  /// The pictures at `indices` as one row each, [indices, height·width·channels]: black becomes `low`,
  /// white `high`.
  public func tensor(
    _ indices: [Int], from low: Double, to high: Double, dtype: DType = .float32
  ) -> Tensor {
    var chosen: [UInt8] = []
    chosen.reserveCapacity(indices.count * bytesPerImage)
    for index in indices { chosen += pixels(at: index) }
    return Tensor(
      bytes: chosen, shape: [indices.count, bytesPerImage], from: low, to: high, dtype: dtype)
  }

  /// The pictures at `indices` as convolutions take them, [indices, height, width, channels]: black is 0,
  /// white 1.
  public func pictures(_ indices: some Collection<Int>, dtype: DType = .float32) -> Tensor {
    tensor(Array(indices), from: 0, to: 1, dtype: dtype).reshaped([indices.count] + shape)
  }
}
