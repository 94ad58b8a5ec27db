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
}
