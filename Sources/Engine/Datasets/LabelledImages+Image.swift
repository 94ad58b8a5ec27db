public import Pictures

extension LabelledImages {
  /// One of them as a picture to look at.
  /// - Precondition: `index` is one of 0..<count.
  public func image(at index: Int) -> Image {
    Image(width: width, height: height, channels: channels, pixels: [UInt8](pixels(at: index)))
  }

  /// The pictures side by side, each pixel three wide, `spacing` pixels between them.
  public func sheet(columns: Int, spacing: Int = 2) -> Image {
    Image.grid((0..<count).map(image), columns: columns, spacing: spacing).scaled(by: 3)
  }

  /// Black pictures, 28 × 28 unless said otherwise, for what is not going to be trained.
  public static func blank(
    count: Int, height: Int = 28, width: Int = 28, channels: Int = 1
  ) -> LabelledImages {
    LabelledImages(
      name: "blank", height: height, width: width, channels: channels,
      pixels: [UInt8](repeating: 0, count: count * height * width * channels),
      labels: [UInt8](repeating: 0, count: count), classCount: 10)
  }
}
