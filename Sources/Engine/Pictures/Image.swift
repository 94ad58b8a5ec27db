/// A picture in memory: 8 bits a channel in the sRGB encoding, as PNG files and screens have it.
public struct Image: Equatable, Sendable {
  /// Pixels in a row, at least 1.
  public let width: Int
  /// Rows, at least 1.
  public let height: Int
  /// 1 for grey, 3 for RGB, 4 for RGB with unassociated alpha.
  public let channels: Int
  /// [height, width, channels], row-major from the top left; 0 is black or transparent, 255 full.
  public var pixels: [UInt8] {
    didSet { Self.checkCount(pixels.count, width: width, height: height, channels: channels) }
  }

  /// Creates a picture from its pixels.
  ///
  /// - Precondition: sides of at least 1; 1, 3 or 4 channels; `pixels` is
  ///   [height, width, channels].
  public init(width: Int, height: Int, channels: Int, pixels: [UInt8]) {
    if width < 1 || height < 1 || ![1, 3, 4].contains(channels) {
      fatalError(
        "an Image has sides of at least 1 and 1, 3 or 4 channels, "
          + "found \(width)×\(height) with \(channels)")
    }
    Self.checkCount(pixels.count, width: width, height: height, channels: channels)
    self.width = width
    self.height = height
    self.channels = channels
    self.pixels = pixels
  }

  private static func checkCount(_ count: Int, width: Int, height: Int, channels: Int) {
    if count != width * height * channels {
      fatalError(
        "an Image of \(width)×\(height) with \(channels) channels has "
          + "\(width * height * channels) bytes, found \(count)")
    }
  }

  /// The channels of the pixel in column `x`, row `y`.
  public subscript(x: Int, y: Int) -> [UInt8] {
    if !(0..<width).contains(x) || !(0..<height).contains(y) {
      fatalError("pixel (\(x), \(y)) lies outside an Image of \(width)×\(height)")
    }
    let start = (y * width + x) * channels
    return Array(pixels[start..<start + channels])
  }
}
