import Kernels

/// Where a sprite's square lies in the picture: turned, stretched, perhaps mirrored.
struct Pose {
  /// The pixel of the sprite's [0, 0].
  var origin: Point

  /// The steps in pixels for 1 along the sprite's x and y.
  var x, y: Point

  /// Where a point of the sprite is in the picture.
  func apply(_ point: Point) -> Point { origin + point.x * x + point.y * y }

  /// How many times larger an area is in the picture.
  var areaScale: Double { x.x * y.y - x.y * y.x }

  /// Where a step in the picture leads on the sprite: the inverse of `[x y]`.
  func inverse(_ step: Point) -> Point {
    Point(y.y * step.x - y.x * step.y, x.x * step.y - x.y * step.x) / areaScale
  }
}

/// How a picture is lit.
struct Light {
  /// Where the light comes from, in pixels' directions; its length says how strong shading is.
  var direction: Point

  /// How much darker the edges of shapes are, 0 to 1.
  var outline: Double
}

/// A colour picture that sprites are painted on with soft edges.
struct SpriteCanvas {
  let side: Int

  /// [side, side].
  private(set) var colours: [RGB]

  init(side: Int, ground: (Point) -> RGB) {
    self.side = side
    colours = (0..<side * side).map { ground(Point(Double($0 % side), Double($0 / side))) }
  }

  /// Paints all shapes of a sprite, each lighter towards the light and darker at its edge.
  mutating func draw(_ sprite: Sprite, at pose: Pose, in light: Light) {
    for part in sprite.parts { draw(part, at: pose, in: light) }
  }

  /// A pixel whose centre is `d` pixels inside a shape is covered `½ + d/softness`, cut to [0, 1].
  private mutating func draw(_ part: Sprite.Part, at pose: Pose, in light: Light) {
    let shape = part.shape
    let (middle, reach) = (0.5 * (shape.low + shape.high), 0.5 * (shape.high - shape.low))
    let centre = pose.apply(middle)
    let x = reach.x * pose.x
    let y = reach.y * pose.y
    let extent = Point(abs(x.x) + abs(y.x), abs(x.y) + abs(y.y))
    let (stepX, stepY) = (pose.inverse([1, 0]), pose.inverse([0, 1]))
    let scale = abs(pose.areaScale).squareRoot()
    let margin = 0.5 * part.softness
    let columns = range(centre.x, extent.x + margin)
    for row in range(centre.y, extent.y + margin) {
      let offset = Point(0.5, Double(row) + 0.5) - centre
      let start = middle + offset.x * stepX + offset.y * stepY
      for column in columns {
        let depth = -scale * shape.distance(start + Double(column) * stepX)
        let cover = min(max(0.5 + depth / part.softness, 0), 1) * part.opacity
        if cover <= 0 { continue }
        let place = (offset + Point(Double(column), 0)) / extent
        let shading = 1 + (place * light.direction).sum()
        let edge = 1 - light.outline * min(max(1.5 - depth, 0), 1)
        let index = row * side + column
        colours[index] = colours[index].mixed(with: part.colour.lit(shading * edge), cover)
      }
    }
  }

  private func range(_ centre: Double, _ reach: Double) -> Range<Int> {
    let low = min(max((centre - reach).rounded(.down), 0), Double(side))
    let high = min(max((centre + reach).rounded(.up), low), Double(side))
    return Int(low)..<Int(high)
  }
}
