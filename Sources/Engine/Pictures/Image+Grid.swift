extension Image {
  /// Many pictures as one: row by row from the top left, `spacing` pixels of `background` between
  /// them and around the whole; the last row may stay incomplete.
  ///
  /// - Precondition: at least one picture, all of one size and number of channels; `columns` ≥ 1
  ///   and `spacing` ≥ 0.
  public static func grid(
    _ images: [Image], columns: Int, spacing: Int = 2, background: UInt8 = 255
  ) -> Image {
    guard let first = images.first, columns >= 1, spacing >= 0 else {
      fatalError(
        "a grid needs a picture, a column and a spacing of at least 0, "
          + "found \(images.count) pictures, \(columns) columns and a spacing of \(spacing)")
    }
    let columns = min(columns, images.count)
    let rows = (images.count + columns - 1) / columns
    let (cellWidth, cellHeight) = (first.width + spacing, first.height + spacing)
    let (width, height) = (columns * cellWidth + spacing, rows * cellHeight + spacing)
    let count = width * height * first.channels
    var pixels = [UInt8](repeating: background, count: count)
    for (index, image) in images.enumerated() {
      checkSameForm(image, first)
      let (row, column) = index.quotientAndRemainder(dividingBy: columns)
      let rowLength = image.width * image.channels
      for y in 0..<image.height {
        let from = y * rowLength
        let top = spacing + row * cellHeight + y
        let to = (top * width + spacing + column * cellWidth) * first.channels
        pixels.replaceSubrange(to..<to + rowLength, with: image.pixels[from..<from + rowLength])
      }
    }
    return Image(width: width, height: height, channels: first.channels, pixels: pixels)
  }

  /// This picture with every pixel as a square of `factor` × `factor`: 28×28 digits, large enough
  /// to look at.
  ///
  /// - Precondition: `factor` ≥ 1.
  public func scaled(by factor: Int) -> Image {
    if factor < 1 { fatalError("an Image is enlarged by a factor of at least 1, found \(factor)") }
    var result: [UInt8] = []
    result.reserveCapacity(pixels.count * factor * factor)
    for y in 0..<height {
      let row = (0..<width).flatMap { x in repeatElement(self[x, y], count: factor).joined() }
      for _ in 0..<factor { result += row }
    }
    return Image(
      width: width * factor, height: height * factor, channels: channels, pixels: result)
  }
}

private func checkSameForm(_ image: Image, _ first: Image) {
  let form = [image.width, image.height, image.channels]
  let expected = [first.width, first.height, first.channels]
  if form != expected {
    fatalError(
      "a grid's pictures have one form [width, height, channels], "
        + "expected \(expected), found \(form)")
  }
}
