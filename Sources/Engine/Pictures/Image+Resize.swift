extension Image {
  /// This picture at another size, by linear interpolation; when a side shrinks, each new pixel
  /// averages all the old ones it covers, so that fine detail fades instead of aliasing.
  ///
  /// New pixel `i` looks at `c = (i + ½)·s` on the old side, `s` being old length over new, and
  /// weighs old pixel `j` by the triangle `max(0, 1 − |j + ½ − c| / max(s, 1))`, normalised to a
  /// sum of 1: the filter PIL calls `BILINEAR`. Channels are treated apart, as they are encoded.
  /// - Precondition: both sides are at least 1.
  public func resized(width newWidth: Int, height newHeight: Int) -> Image {
    if newWidth < 1 || newHeight < 1 {
      fatalError("an Image has sides of at least 1, found \(newWidth)×\(newHeight)")
    }
    let across = triangleWeights(from: width, to: newWidth)
    let down = triangleWeights(from: height, to: newHeight)
    let source = pixels.map(Float.init)
    var rows = [Float](repeating: 0, count: height * newWidth * channels)
    for y in 0..<height {
      for (x, window) in across.enumerated() {
        for channel in 0..<channels {
          rows[(y * newWidth + x) * channels + channel] = window.average { j in
            source[(y * width + j) * channels + channel]
          }
        }
      }
    }
    let rowLength = newWidth * channels
    var result = [UInt8](repeating: 0, count: newHeight * rowLength)
    for (y, window) in down.enumerated() {
      for x in 0..<rowLength {
        let value = window.average { j in rows[j * rowLength + x] }
        result[y * rowLength + x] = UInt8(min(max(value.rounded(), 0), 255))
      }
    }
    return Image(width: newWidth, height: newHeight, channels: channels, pixels: result)
  }
}

/// The old pixels that one new pixel is made of.
private struct Window {
  let first: Int
  let weights: [Float]

  @inline(__always)
  func average(_ value: (Int) -> Float) -> Float {
    var sum: Float = 0
    for (offset, weight) in weights.enumerated() { sum += weight * value(first + offset) }
    return sum
  }
}

/// One window for each of `count` new pixels along a side that had `length`.
private func triangleWeights(from length: Int, to count: Int) -> [Window] {
  let scale = Double(length) / Double(count)
  let radius = max(scale, 1)
  return (0..<count).map { i in
    let centre = (Double(i) + 0.5) * scale
    let first = max(0, Int((centre - radius).rounded(.down)))
    let end = min(length, Int((centre + radius).rounded(.up)))
    let weights = (first..<end).map { j in max(0, 1 - abs(Double(j) + 0.5 - centre) / radius) }
    let sum = weights.reduce(0, +)
    return Window(first: first, weights: weights.map { Float($0 / sum) })
  }
}
