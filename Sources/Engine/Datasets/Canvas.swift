/// A black square on which white lines are drawn with soft edges.
struct Canvas {
  /// The pixels along a side.
  let side: Int

  /// How much of each pixel is covered, 0 to 1: [side, side].
  private var coverage: [Float]

  init(side: Int) {
    self.side = side
    coverage = Array(repeating: 0, count: side * side)
  }

  /// The picture: [side, side], 255 where a line covers the whole pixel.
  var pixels: [UInt8] { coverage.map { UInt8(($0 * 255).rounded()) } }

  /// Draws a straight line with round ends, as wide as a pen that is pressed differently at either.
  ///
  /// A pixel whose centre is `d` from the line is covered `radius − d + ½`, between 0 and 1: that is
  /// the area of a pixel cut by a straight edge. Where lines overlap, the larger cover counts.
  /// - Parameters:
  ///   - start: Where the line begins, in pixels; the first pixel's centre is [0.5, 0.5].
  ///   - end: Where it ends.
  ///   - radii: Half its width at `start` and at `end`.
  mutating func drawLine(from start: Point, to end: Point, radii: (Double, Double)) {
    let along = end - start
    let lengthSquared = max((along * along).sum(), 1e-12)
    let reach = max(radii.0, radii.1) + 1
    let rows = range(start.y, end.y, reach)
    let columns = range(start.x, end.x, reach)
    for row in rows {
      for column in columns {
        let offset = Point(Double(column) + 0.5, Double(row) + 0.5) - start
        let t = min(max((offset * along).sum() / lengthSquared, 0), 1)
        let away = offset - t * along
        let distance = (away * away).sum().squareRoot()
        let radius = radii.0 + t * (radii.1 - radii.0)
        let cover = Float(min(max(radius - distance + 0.5, 0), 1))
        coverage[row * side + column] = max(coverage[row * side + column], cover)
      }
    }
  }

  /// The pixels no further than `reach` from the interval between two coordinates.
  private func range(_ a: Double, _ b: Double, _ reach: Double) -> Range<Int> {
    let low = max(0, Int((min(a, b) - reach).rounded(.down)))
    let high = min(side, Int((max(a, b) + reach).rounded(.up)))
    return low..<max(low, high)
  }
}
