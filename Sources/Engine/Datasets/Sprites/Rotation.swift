import Foundation

/// A turn about the origin, from x towards y.
struct Rotation {
  private let cosine, sine: Double

  /// Turns by an angle in radians.
  init(_ angle: Double) {
    cosine = cos(angle)
    sine = sin(angle)
  }

  /// Where a point is after the turn.
  func apply(_ p: Point) -> Point {
    Point(cosine * p.x - sine * p.y, sine * p.x + cosine * p.y)
  }

  /// Where a point was before it.
  func undo(_ p: Point) -> Point {
    Point(cosine * p.x + sine * p.y, cosine * p.y - sine * p.x)
  }
}
