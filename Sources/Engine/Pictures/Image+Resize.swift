extension Image {
  /// This picture at another size, by linear interpolation; when a side shrinks, each new pixel
  /// averages all the old ones it covers, so that fine detail fades instead of aliasing.
  ///
  /// The filter is PIL's `BILINEAR`, applied to the channels as they are encoded.
  /// - Precondition: both sides are at least 1.
  public func resized(width newWidth: Int, height newHeight: Int) -> Image {
    let resampling = Resampling(
      from: [height, width, channels], toWidth: newWidth, height: newHeight)
    let bytes = resampling(pixels.map(Float.init)).map { UInt8(min(max($0.rounded(), 0), 255)) }
    return Image(width: newWidth, height: newHeight, channels: channels, pixels: bytes)
  }
}
