/// A rectangle on a canvas, in pixels.
public struct Rectangle: Equatable, Sendable {
  /// The x of the left side.
  public var left: Double
  /// The y of the upper side.
  public var top: Double
  /// The x of the right side.
  public var right: Double
  /// The y of the lower side, greater than `top` since y grows downwards.
  public var bottom: Double

  /// Creates a rectangle from its four sides.
  public init(left: Double, top: Double, right: Double, bottom: Double) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  /// Right minus left.
  public var width: Double { right - left }

  /// Bottom minus top.
  public var height: Double { bottom - top }

  /// This rectangle with every side moved inwards, or outwards if `margin` is negative.
  func inset(by margin: Double) -> Rectangle {
    Rectangle(
      left: left + margin, top: top + margin, right: right - margin, bottom: bottom - margin)
  }

  /// The corners, clockwise from the top left.
  public var corners: [Point] {
    [Point(left, top), Point(right, top), Point(right, bottom), Point(left, bottom)]
  }
}
