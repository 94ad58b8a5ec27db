import Testing

@testable import Datasets

@Suite("Strokes")
struct StrokeTests {
  @Test("a curve of one point is a straight line") func straight() {
    let stroke = Stroke(from: [0, 0], [[1, 0]], [[1, 2]])
    #expect(stroke.polyline() == [[0, 0], [1, 0], [1, 2]])
  }

  @Test("a curve goes through its points") func interpolates() {
    let points: [Point] = [[1, 3], [4, 1], [5, 5]]
    let line = Stroke(from: [0, 0], points).polyline()
    for point in points { #expect(line.contains { distance($0, point) < 1e-12 }) }
  }

  @Test("a curve turns smoothly, a corner does not") func turns() {
    let smooth = Stroke(from: [0, 0], [[1, 0], [1, 1]]).polyline()
    let sharp = Stroke(from: [0, 0], [[1, 0]], [[1, 1]]).polyline()
    #expect(sharpestTurn(of: smooth) > 0.7)
    #expect(abs(sharpestTurn(of: sharp)) < 1e-12)
  }

  @Test("points that stand evenly on a line make an even line") func evenLine() {
    let line = Stroke(from: [0, 0], [[1, 2], [2, 4], [3, 6]]).polyline()
    for point in line { #expect(abs(point.y - 2 * point.x) < 1e-12) }
  }

  @Test("moving the points moves the curve") func map() {
    let stroke = Stroke(from: [0, 0], [[1, 3], [4, 1]], [[2, 2]])
    let moved = stroke.map { 2 * $0 + Point(1, 0) }.polyline()
    for (a, b) in zip(stroke.polyline(), moved) {
      #expect(distance(2 * a + Point(1, 0), b) < 1e-12)
    }
  }

  /// The least cosine between two successive lines: 1 is straight on, 0 a right angle.
  func sharpestTurn(of line: [Point]) -> Double {
    let steps = zip(line.dropFirst(), line).map { $0 - $1 }
    let cosines = zip(steps.dropFirst(), steps).map { a, b in
      (a * b).sum() / (distance(a, .zero) * distance(b, .zero))
    }
    return cosines.min() ?? 1
  }

  func distance(_ a: Point, _ b: Point) -> Double { ((a - b) * (a - b)).sum().squareRoot() }
}
