import Foundation

/// A curve in the plane, from t = 0 to t = 1.
public enum Curve: String, Equatable, Sendable {
  /// From (−2, −1) to (2, 1), straight.
  case line
  /// Two turns outwards from the origin to a distance of 2: the radius is in proportion to the angle.
  case spiral

  /// The point at t in [0, 1].
  ///
  /// Equal steps of t are stretches of equal length; on the spiral nearly, whose length grows with the
  /// square of the angle but for the first quarter of a turn.
  public func point(_ t: Double) -> SIMD2<Double> {
    switch self {
    case .line: return SIMD2(4 * t - 2, 2 * t - 1)
    case .spiral:
      let share = t.squareRoot()
      let angle = 4 * Double.pi * share
      return 2 * share * SIMD2(cos(angle), sin(angle))
    }
  }
}
