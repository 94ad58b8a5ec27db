public import Tensors

extension Tensor {
  /// Pictures of [batch, height, width, channels] at another size, by the same filter as `Image`'s:
  /// linear interpolation, and averages where a side shrinks. The result is a constant to any
  /// recording.
  /// - Precondition: both sides are at least 1.
  public func resized(width newWidth: Int, height newHeight: Int) -> Tensor {
    if rank != 4 {
      fatalError("pictures [batch, height, width, channels] were expected, found \(shape)")
    }
    let resampling = Resampling(
      from: Array(shape.dropFirst()), toWidth: newWidth, height: newHeight)
    let numbers = (0..<shape[0]).flatMap { resampling(sliced($0..<$0 + 1).scalars) }
    return Tensor(numbers, shape: [shape[0], newHeight, newWidth, shape[3]], dtype: dtype)
  }
}
