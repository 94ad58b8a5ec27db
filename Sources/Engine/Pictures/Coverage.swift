/// How much of each pixel in a rectangle of them is covered, 0 to 1.
struct Coverage {
  let columns: Range<Int>
  let rows: Range<Int>
  /// [rows, columns], row-major.
  private(set) var values: [Float]

  init(columns: Range<Int>, rows: Range<Int>) {
    self.columns = columns
    self.rows = rows
    values = [Float](repeating: 0, count: columns.count * rows.count)
  }

  /// Covers a straight line with round ends; where it meets what is covered already, the larger
  /// value wins.
  ///
  /// A pixel is covered by `width/2 + ½ − d`, cut to [0, 1], d being the distance of its centre.
  mutating func add(from start: Point, to end: Point, width: Double) {
    let reach = width / 2 + 0.5
    let columns = columns.pixels(
      from: min(start.x, end.x) - reach, to: max(start.x, end.x) + reach)
    let rows = rows.pixels(from: min(start.y, end.y) - reach, to: max(start.y, end.y) + reach)
    let line = end - start
    let squaredLength = (line * line).sum()
    for y in rows {
      let row = (y - self.rows.lowerBound) * self.columns.count - self.columns.lowerBound
      for x in columns {
        let offset = Point(Double(x) + 0.5, Double(y) + 0.5) - start
        let along = squaredLength > 0 ? (offset * line).sum() / squaredLength : 0
        let apart = offset - min(max(along, 0), 1) * line
        let covered = min(reach - (apart * apart).sum().squareRoot(), 1, width)
        if covered > 0 { values[row + x] = max(values[row + x], Float(covered)) }
      }
    }
  }

  /// Covers the inside of a polygon by the even-odd rule: 16 lines a pixel row, each measured
  /// exactly.
  mutating func add(inside polygon: [Point]) {
    let linesPerRow = 16
    let edges = Array(zip(polygon, polygon.dropFirst() + polygon.prefix(1)))
    for y in rows {
      for line in 0..<linesPerRow {
        let height = Double(y) + (Double(line) + 0.5) / Double(linesPerRow)
        let crossings = edges.compactMap { start, end -> Double? in
          if (start.y <= height) == (end.y <= height) { return nil }
          return start.x + (height - start.y) / (end.y - start.y) * (end.x - start.x)
        }.sorted()
        for i in stride(from: 0, to: crossings.count - 1, by: 2) {
          addSpan(crossings[i], crossings[i + 1], row: y, weight: 1 / Float(linesPerRow))
        }
      }
    }
  }

  private mutating func addSpan(_ left: Double, _ right: Double, row: Int, weight: Float) {
    let start = (row - rows.lowerBound) * columns.count - columns.lowerBound
    for x in columns.pixels(from: left, to: right) {
      let part = min(right, Double(x) + 1) - max(left, Double(x))
      values[start + x] += Float(max(part, 0)) * weight
    }
  }
}

extension Range<Int> {
  /// The pixels among these that an interval touches.
  func pixels(from low: Double, to high: Double) -> Range<Int> {
    let (first, last) = (Double(lowerBound), Double(upperBound))
    let start = Swift.min(Swift.max(low.rounded(.down), first), last)
    let end = Swift.min(Swift.max(high.rounded(.up), start), last)
    return Int(start)..<Int(end)
  }
}
