import Foundation
public import Pictures

/// The picture of a PNG file in red, green and blue, its longer side `size` pixels.
public func readPicture(_ path: String, size: Int) throws -> Image {
  let image = try Image(contentsOfPNG: URL(fileURLWithPath: path)).converted(toChannels: 3)
  let scale = Double(size) / Double(max(image.width, image.height))
  func side(_ length: Int) -> Int { max(1, Int((Double(length) * scale).rounded())) }
  return image.resized(width: side(image.width), height: side(image.height))
}
