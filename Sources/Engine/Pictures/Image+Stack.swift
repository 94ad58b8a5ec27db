extension Image {
  /// Pictures below each other.
  ///
  /// - Precondition: at least one picture, all of one width and number of channels.
  public static func stack(_ images: [Image]) -> Image {
    guard let first = images.first else { fatalError("a stack needs a picture") }
    for image in images where [image.width, image.channels] != [first.width, first.channels] {
      fatalError(
        "a stack's pictures have one width and number of channels, expected "
          + "\([first.width, first.channels]), found \([image.width, image.channels])")
    }
    return Image(
      width: first.width, height: images.reduce(0) { $0 + $1.height }, channels: first.channels,
      pixels: images.flatMap(\.pixels))
  }

  /// This picture in RGB, with a line of text in the middle above it.
  public func titled(_ title: String) -> Image {
    var canvas = Canvas(width: width, height: 32)
    canvas.draw(title, at: Point(Double(width) / 2, 21), size: 13, alignment: .centre)
    return Image.stack([canvas.image, converted(toChannels: 3)])
  }
}
