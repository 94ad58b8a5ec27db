/// A place on the paper: x to the right, y down.
typealias Point = SIMD2<Double>

/// One movement of the pen, from touching the paper to leaving it.
struct Stroke {
  /// Where the pen touches down.
  var start: Point

  /// The curves it draws, each from where the last one ended through these points.
  ///
  /// Along a curve the pen turns smoothly (one point alone makes a straight line); between two curves
  /// it may turn sharply.
  var curves: [[Point]]

  init(from start: Point, _ curves: [Point]...) {
    self.start = start
    self.curves = curves
  }

  /// The stroke with every point moved.
  func map(_ move: (Point) -> Point) -> Stroke {
    var moved = self
    moved.start = move(start)
    moved.curves = curves.map { $0.map(move) }
    return moved
  }

  /// The stroke as a chain of short straight lines.
  func polyline() -> [Point] {
    var line = [start]
    for curve in curves { Self.extend(&line, through: curve) }
    return line
  }

  /// How many straight lines stand for the curve between two points.
  private static let linesPerSpan = 6

  /// Adds the spline from the line's end through `points`.
  ///
  /// `p(t) = b + ½t·((c − a) + t·((2a − 5b + 4c − d) + t·(3(b − c) + d − a)))` leads from b to c with
  /// the slopes (c − a)/2 and (d − b)/2 — Catmull & Rom, "A class of local interpolating splines", 1974.
  private static func extend(_ line: inout [Point], through points: [Point]) {
    if points.count == 1 { return line.append(points[0]) }
    let knots = [line[line.count - 1]] + points
    let last = knots.count - 1
    for i in 0..<last {
      let (a, b, c, d) = (knots[max(i - 1, 0)], knots[i], knots[i + 1], knots[min(i + 2, last)])
      let linear = c - a
      let quadratic = 2 * a - 5 * b + 4 * c - d
      let cubic = 3 * (b - c) + d - a
      for step in 1...linesPerSpan {
        let t = Double(step) / Double(linesPerSpan)
        line.append(b + 0.5 * t * (linear + t * (quadratic + t * cubic)))
      }
    }
  }
}
