/// A picture's numbers at another size, by linear interpolation; where a side shrinks, each new
/// pixel averages all the old ones it covers, so that fine detail fades instead of aliasing.
///
/// New pixel `i` looks at `c = (i + ½)·s` on the old side, `s` being old length over new, and
/// weighs old pixel `j` by the triangle `max(0, 1 − |j + ½ − c| / max(s, 1))`, normalised to a sum
/// of 1: the filter PIL calls `BILINEAR`. Channels are treated apart.
struct Resampling {
  private let width, height, channels: Int
  private let across, down: [Window]

  /// From pictures of [height, width, channels] to pictures of another height and width.
  init(from shape: [Int], toWidth newWidth: Int, height newHeight: Int) {
    if newWidth < 1 || newHeight < 1 {
      fatalError("pictures have sides of at least 1, found \(newWidth)×\(newHeight)")
    }
    (height, width, channels) = (shape[0], shape[1], shape[2])
    across = triangleWeights(from: width, to: newWidth)
    down = triangleWeights(from: height, to: newHeight)
  }

  /// The new numbers, row-major as the old ones.
  func callAsFunction<Number: BinaryFloatingPoint>(_ source: [Number]) -> [Number] {
    let rowLength = across.count * channels
    var rows = [Number](repeating: 0, count: height * rowLength)
    for y in 0..<height {
      for (x, window) in across.enumerated() {
        for channel in 0..<channels {
          rows[y * rowLength + x * channels + channel] = window.average { j in
            source[(y * width + j) * channels + channel]
          }
        }
      }
    }
    var result = [Number](repeating: 0, count: down.count * rowLength)
    for (y, window) in down.enumerated() {
      for x in 0..<rowLength {
        result[y * rowLength + x] = window.average { j in rows[j * rowLength + x] }
      }
    }
    return result
  }
}

/// The old pixels that one new pixel is made of.
private struct Window {
  let first: Int
  let weights: [Double]

  @inline(__always)
  func average<Number: BinaryFloatingPoint>(_ value: (Int) -> Number) -> Number {
    var sum: Number = 0
    for (offset, weight) in weights.enumerated() { sum += Number(weight) * value(first + offset) }
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
    return Window(first: first, weights: weights.map { $0 / sum })
  }
}
