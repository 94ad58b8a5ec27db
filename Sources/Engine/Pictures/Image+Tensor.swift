public import Tensors

extension Image {
  /// A tensor of [height, width, channels], or of one such picture as [1, height, width, channels],
  /// as a picture: `low` becomes 0, `high` 255, what lies outside is cut off.
  public init(_ pixels: Tensor, from low: Double, to high: Double) {
    let shape = Array(pixels.shape.suffix(3))
    guard shape.count == 3, [shape, [1] + shape].contains(pixels.shape) else {
      fatalError("a picture of [height, width, channels] was expected, found \(pixels.shape)")
    }
    let bytes = pixels.scalars.map { value in
      UInt8(min(max((value - low) / (high - low), 0), 1) * 255 + 0.5)
    }
    self.init(width: shape[1], height: shape[0], channels: shape[2], pixels: bytes)
  }
}

extension Tensor {
  /// A picture as [1, height, width, channels]: `low` for 0, `high` for 255.
  public init(_ image: Image, from low: Double, to high: Double, dtype: DType = .float32) {
    self.init(
      bytes: image.pixels, shape: [1, image.height, image.width, image.channels], from: low,
      to: high, dtype: dtype)
  }
}
