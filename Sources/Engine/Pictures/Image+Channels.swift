extension Image {
  /// This picture as grey (1), RGB (3) or RGBA (4).
  ///
  /// Grey becomes RGB by repetition; what is transparent is laid over white; an alpha channel that
  /// is asked for is opaque; RGB becomes grey by the luma of Rec. 601,
  /// `Y = 0.299 R + 0.587 G + 0.114 B`, taken on the encoded values as PIL and television do.
  /// - Precondition: `count` is 1, 3 or 4.
  public func converted(toChannels count: Int) -> Image {
    switch (channels, count) {
    case (1, 1), (3, 3), (4, 4): self
    case (1, 3): mapped(to: 3) { start, _ in pixels[start] }
    case (1, 4): mapped(to: 4) { start, channel in channel < 3 ? pixels[start] : 255 }
    case (3, 4): mapped(to: 4) { start, channel in channel < 3 ? pixels[start + channel] : 255 }
    case (3, 1): mapped(to: 1) { start, _ in luma(pixels[start..<start + 3]) }
    case (4, 3):
      mapped(to: 3) { start, channel in
        overWhite(pixels[start + channel], alpha: pixels[start + 3])
      }
    case (4, 1):
      mapped(to: 1) { start, _ in
        luma(pixels[start..<start + 3].lazy.map { overWhite($0, alpha: pixels[start + 3]) })
      }
    default: fatalError("an Image converts to 1, 3 or 4 channels, found \(count)")
    }
  }

  /// The picture whose value in each channel is a function of the pixel's place in `pixels`.
  private func mapped(
    to count: Int, _ value: (_ start: Int, _ channel: Int) -> UInt8
  ) -> Image {
    var result: [UInt8] = []
    result.reserveCapacity(width * height * count)
    for start in stride(from: 0, to: pixels.count, by: channels) {
      for channel in 0..<count { result.append(value(start, channel)) }
    }
    return Image(width: width, height: height, channels: count, pixels: result)
  }
}

/// `round(0.299 R + 0.587 G + 0.114 B)`, in integers so that it is exact: white stays 255.
private func luma(_ rgb: some Sequence<UInt8>) -> UInt8 {
  let sum = zip(rgb, [299, 587, 114]).reduce(500) { $0 + Int($1.0) * $1.1 }
  return UInt8(sum / 1000)
}

/// `round(α·c + (1 − α)·255)` with `α = alpha / 255`.
private func overWhite(_ channel: UInt8, alpha: UInt8) -> UInt8 {
  let alpha = Int(alpha)
  return UInt8((alpha * Int(channel) + (255 - alpha) * 255 + 127) / 255)
}
