import Datasets
public import Pictures
public import Tensors

extension Game {
  /// Pictures side by side, each with its number below it, counted from 0.
  public func numberedSheet(_ pictures: Tensor, columns: Int) -> Image {
    let images = images(of: pictures)
    let cells = (0..<images.count).map { index in
      let picture = images.image(at: index).scaled(by: 3).converted(toChannels: 3)
      let caption = caption("\(index)", width: picture.width)
      return Image(
        width: picture.width, height: picture.height + caption.height, channels: 3,
        pixels: picture.pixels + caption.pixels)
    }
    return Image.grid(cells, columns: columns)
  }
}

/// A white strip with a text in its middle.
private func caption(_ text: String, width: Int) -> Image {
  var canvas = Canvas(width: width, height: 16)
  canvas.draw(text, at: Point(Double(width) / 2, 13), alignment: .centre)
  return canvas.image
}
