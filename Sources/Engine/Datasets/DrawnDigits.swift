import Foundation
import Kernels

/// Handwritten-looking digits, drawn here: they need no download and there is no end of them.
///
/// As in MNIST a digit is white on black, its larger side about 20 of the picture's 28 pixels. Each is
/// one of a few skeletons whose points tremble; then the whole is bent, slanted, stretched, turned and
/// written with a thinner or thicker pen.
public enum DrawnDigits {
  /// Draws `count` digits, 28×28×1.
  ///
  /// Every ten successive images are the ten digits in a new order. Image i depends on the seed and on
  /// i alone: more images begin with the same ones.
  public static func make(count: Int, seed: UInt64) -> LabelledImages {
    if count < 0 { fatalError("the number of digits must be 0 or more, found \(count)") }
    let generator = SplitMix64(seed: seed)
    var order = ShuffledBatches(count: 10, batchSize: 1, stream: generator.stream("labels"))
    let labels = (0..<count).map { _ in order.next()[0] }
    var pixels: [UInt8] = []
    pixels.reserveCapacity(count * side * side)
    for (index, digit) in labels.enumerated() {
      var own = generator.stream("digit \(index)")
      pixels += draw(digit, using: &own)
    }
    return LabelledImages(
      name: "drawn digits", height: side, width: side, channels: 1, pixels: pixels,
      labels: labels.map { UInt8($0) }, classCount: 10)
  }

  /// The pixels along a side of the picture.
  private static let side = 28

  /// One picture of `digit`: [28, 28].
  static func draw(_ digit: Int, using generator: inout SplitMix64) -> [UInt8] {
    let variants = DigitSkeletons.variants[digit]
    let skeleton = variants[generator.below(variants.count)]
    let lines = write(skeleton, using: &generator).map { $0.polyline() }
    let pen = 1.35 * exp(generator.bell(0.24))  // half the width of a stroke, in pixels
    let size = generator.uniform(18.5, 20.5) - 2 * pen
    let shift = Point(generator.uniform(-1, 1), generator.uniform(-1, 1))
    var canvas = Canvas(side: side)
    for line in fit(lines, into: size, around: Point(repeating: Double(side) / 2) + shift) {
      let pressure = (generator.uniform(0.8, 1.15) * pen, generator.uniform(0.7, 1.1) * pen)
      canvas.drawStroke(line, radii: pressure)
    }
    return canvas.pixels
  }

  /// The skeleton as a hand writes it.
  private static func write(
    _ skeleton: [Stroke], using generator: inout SplitMix64
  ) -> [Stroke] {
    let tremble = generator.uniform(0.01, 0.04)
    let (bend, waist) = (generator.bell(0.2), generator.bell(0.25))
    let slant = 0.18 + generator.bell(0.2)
    let stretch = 1.08 * exp(generator.bell(0.14))
    let angle = generator.bell(0.09)
    let (cosine, sine) = (cos(angle), sin(angle))
    return skeleton.map { stroke in
      stroke.map { point in
        var p = point + Point(generator.bell(tremble), generator.bell(tremble))
        let bulge = p.y * (1 - p.y)  // most at half the height, nothing at the top and the bottom
        p += bulge * Point(bend, waist)
        p.x = stretch * p.x - slant * p.y
        return Point(cosine * p.x - sine * p.y, sine * p.x + cosine * p.y)
      }
    }
  }

  /// Moves and scales the lines until they fill a square of `size`, centred at `centre`.
  private static func fit(
    _ lines: [[Point]], into size: Double, around centre: Point
  ) -> [[Point]] {
    let points = lines.joined()
    let low = points.reduce(Point(repeating: .infinity)) { pointwiseMin($0, $1) }
    let high = points.reduce(Point(repeating: -.infinity)) { pointwiseMax($0, $1) }
    let scale = size / (high - low).max()
    return lines.map { $0.map { centre + scale * ($0 - 0.5 * (low + high)) } }
  }
}

extension Canvas {
  /// Draws a chain of lines; the pen's radius goes evenly from the first of `radii` to the second.
  fileprivate mutating func drawStroke(_ line: [Point], radii: (Double, Double)) {
    let count = Double(line.count - 1)
    for i in 1..<line.count {
      let (before, after) = (Double(i - 1) / count, Double(i) / count)
      let slope = radii.1 - radii.0
      drawLine(
        from: line[i - 1], to: line[i],
        radii: (radii.0 + before * slope, radii.0 + after * slope))
    }
  }
}

extension SplitMix64 {
  /// A number near 0 with this standard deviation, never further than three of them away.
  ///
  /// The sum of three uniform numbers has nearly a normal's shape without its tails.
  fileprivate mutating func bell(_ deviation: Double) -> Double {
    2 * deviation * (uniform() + uniform() + uniform() - 1.5)
  }
}
