import Kernels

/// What a painter looks at: a colour for every place, and the way a brush runs there.
struct Motif {
  var colour: (Point) -> RGB
  /// Of length 1.
  var direction: (Point) -> Point
}

/// A brush, and how it is used to cover a motif, in the units of `PaintedSurface`.
struct Brush {
  var width: Double
  /// The length of a stroke in widths.
  var strokeLength: Double
  /// The distance between strokes in widths.
  var spacing: Double
  /// By how much a stroke may be lighter, darker or of another hue.
  var jitter: Double
  /// The part of the strokes that is made.
  var share = 1.0
}

extension PaintedSurface {
  /// Covers the canvas with strokes that take their colour where they begin and then follow the
  /// motif: Hertzmann, "Painterly rendering with curved brush strokes of multiple sizes", 1998.
  mutating func paint(_ motif: Motif, with brush: Brush, using generator: inout SplitMix64) {
    let spacing = brush.spacing * brush.width
    let columns = Int((size.x / spacing).rounded(.up)) + 1
    let rows = Int((size.y / spacing).rounded(.up)) + 1
    let bristles = Noise(using: &generator)
    for cell in generator.shuffled(columns * rows) where generator.chance(brush.share) {
      let corner = spacing * Point(Double(cell % columns), Double(cell / columns))
      let place = generator.near(corner, Point(repeating: 0.6 * spacing))
      let length = brush.strokeLength * brush.width * generator.uniform(0.6, 1.3)
      let colour = generator.jittered(motif.colour(place), by: brush.jitter)
      apply(
        BrushStroke(
          path: motif.path(through: place, length: length),
          width: brush.width * generator.uniform(0.75, 1.25),
          colour: colour, shade: colour.lit(0.72), bristles: bristles,
          bristleOffset: Point(generator.uniform(0, 16), generator.uniform(0, 16))))
    }
  }
}

extension Motif {
  /// A path of this length along the directions, with `place` in its middle.
  func path(through place: Point, length: Double) -> [Point] {
    let steps = 5
    let pace = length / Double(2 * steps)
    var (ahead, behind) = ([place], [place])
    for _ in 0..<steps {
      ahead.append(ahead[ahead.count - 1] + pace * direction(ahead[ahead.count - 1]))
      behind.append(behind[behind.count - 1] - pace * direction(behind[behind.count - 1]))
    }
    return behind.reversed() + ahead.dropFirst()
  }
}

extension SplitMix64 {
  /// The numbers below `count` in a random order (Fisher & Yates, 1938).
  mutating func shuffled(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) { order.swapAt(last, below(last + 1)) }
    return order
  }

  /// A colour up to `amount` lighter or darker, and half as much off in each channel.
  mutating func jittered(_ colour: RGB, by amount: Double) -> RGB {
    let light = 1 + uniform(-amount, amount)
    let shift = RGB(
      Float(uniform(-amount, amount)), Float(uniform(-amount, amount)),
      Float(uniform(-amount, amount)))
    return colour.lit(light) + 0.4 * shift
  }
}
