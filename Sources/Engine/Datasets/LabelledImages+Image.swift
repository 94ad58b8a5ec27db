public import Pictures

extension LabelledImages {
  /// One of them as a picture to look at.
  /// - Precondition: `index` is one of 0..<count.
  public func image(at index: Int) -> Image {
    Image(width: width, height: height, channels: channels, pixels: [UInt8](pixels(at: index)))
  }
}
