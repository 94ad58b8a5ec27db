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

  /// The first covers the canvas, and what it lays shows through the strokes of the others.
  static let fromBroadToFine = [
    Brush(width: 5, strokeLength: 4, spacing: 0.7, jitter: 0.1),
    Brush(width: 2.9, strokeLength: 4.5, spacing: 0.75, jitter: 0.16, share: 0.9),
    Brush(width: 1.7, strokeLength: 5, spacing: 0.9, jitter: 0.2, share: 0.7),
    Brush(width: 0.9, strokeLength: 6, spacing: 1.6, jitter: 0.3, share: 0.4),
  ]
}

extension PaintedSurface {
  /// Covers the canvas with strokes that take their colour where they begin and then follow the
  /// motif: Hertzmann, "Painterly rendering with curved brush strokes of multiple sizes", 1998.
  mutating func paint(_ motif: Motif, with brush: Brush, using generator: inout SplitMix64) {
    let spacing = brush.spacing * brush.width
    let columns = Int((size.x / spacing).rounded(.up)) + 1
    let rows = Int((size.y / spacing).rounded(.up)) + 1
    let bristles = Noise(using: &generator)
    let cells = ShuffledBatches.order(of: 0, count: columns * rows, stream: generator)
    for cell in cells where generator.chance(brush.share) {
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
  /// A path of this length along the directions with `place` in its middle, shorter where the way
  /// turns sharply: there something else begins.
  func path(through place: Point, length: Double) -> [Point] {
    let steps = 5
    let pace = length / Double(2 * steps)
    return way(from: place, pace: -pace, steps: steps).reversed() + [place]
      + way(from: place, pace: pace, steps: steps)
  }

  private func way(from start: Point, pace: Double, steps: Int) -> [Point] {
    var (place, heading) = (start, direction(start))
    var way: [Point] = []
    for _ in 0..<steps {
      place += pace * heading
      way.append(place)
      let turned = direction(place)
      if turned.dot(heading) < 0.6 { break }
      heading = turned
    }
    return way
  }
}

extension SplitMix64 {
  /// A colour up to `amount` lighter or darker, and half as much off in each channel.
  mutating func jittered(_ colour: RGB, by amount: Double) -> RGB {
    let light = 1 + uniform(-amount, amount)
    let shift = RGB(
      Float(uniform(-amount, amount)), Float(uniform(-amount, amount)),
      Float(uniform(-amount, amount)))
    return colour.lit(light) + 0.4 * shift
  }
}
