/// A small picture of one thing: coloured shapes, the farthest first, in a square from −1 to 1 with
/// y down.
struct Sprite {
  /// A shape in one colour.
  struct Part {
    var shape: Shape
    var colour: RGB
    /// How much of what lies behind it hides, 0 to 1.
    var opacity = 1.0
    /// How many pixels wide its edge is.
    var softness = 1.0
  }

  private(set) var parts: [Part] = []

  /// How far it may be turned either way, in radians.
  var freedom = 0.2

  /// Adds an ellipse, its first axis turned by `angle` from x towards y.
  mutating func ellipse(_ centre: Point, _ radii: Point, angle: Double = 0, _ colour: RGB) {
    parts.append(Part(shape: .ellipse(centre, radii, angle: angle), colour: colour))
  }

  /// Adds a polygon with rounded corners.
  mutating func polygon(_ corners: [Point], rounding: Double = 0.03, _ colour: RGB) {
    parts.append(Part(shape: .polygon(corners, rounding: rounding), colour: colour))
  }

  /// Adds an upright rectangle with rounded corners.
  mutating func box(_ low: Point, _ high: Point, rounding: Double = 0.03, _ colour: RGB) {
    polygon([low, [high.x, low.y], high, [low.x, high.y]], rounding: rounding, colour)
  }

  /// Adds straight lines through points, half as wide as the radius says, tapering to `end`.
  mutating func line(_ points: [Point], _ radius: Double, to end: Double? = nil, _ colour: RGB) {
    parts.append(
      Part(shape: .line(points, radii: (radius, end ?? radius)), colour: colour))
  }

  /// Adds a smooth curve through points, tapering to `end`.
  mutating func curve(_ points: [Point], _ radius: Double, to end: Double? = nil, _ colour: RGB) {
    var stroke = Stroke(from: points[0])
    stroke.curves = [Array(points.dropFirst())]
    line(stroke.polyline(), radius, to: end, colour)
  }

  /// Adds a soft shadow on the ground.
  mutating func shadow(_ centre: Point, _ radii: Point) {
    parts.append(
      Part(
        shape: .ellipse(centre, radii, angle: 0), colour: .black, opacity: 0.35, softness: 4))
  }

  /// Adds what is drawn to the right of x = 0, and its mirror image to the left.
  mutating func mirrored(_ draw: (inout Sprite) -> Void) {
    var half = Sprite()
    draw(&half)
    parts += half.parts
    parts += half.parts.map { part in
      var part = part
      part.shape = part.shape.mirrored
      return part
    }
  }
}
