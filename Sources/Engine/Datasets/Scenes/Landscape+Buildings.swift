import Pictures

extension Pictures.Canvas {
  /// Walls, a roof that juts out, a door, two windows and a chimney.
  mutating func drawHouse(_ house: Landscape.Building, _ size: Point) {
    let plan = Plan(of: house, size)
    fill(plan.box(0.25, 0.35, -0.68, -0.95), colour: Colour(house.walls.lit(0.6)))
    fill(plan.box(-0.5, 0.5, 0.2, -0.5), colour: Colour(house.walls))
    fill(
      plan.places([[-0.6, -0.45], [-0.35, -0.88], [0.35, -0.88], [0.6, -0.45]]),
      colour: Colour(house.roof))
    fill(plan.box(-0.08, 0.1, 0.2, -0.26), colour: Colour(house.roof.lit(0.6)))
    for left in [-0.38, 0.22] {
      fill(plan.box(left, left + 0.17, -0.12, -0.34), colour: Colour(house.windows))
    }
  }

  /// A keep between two towers with pointed roofs, one side of each in shadow.
  mutating func drawCastle(_ castle: Landscape.Building, _ size: Point) {
    let plan = Plan(of: castle, size)
    fill(plan.box(-0.45, 0.45, 0.3, -0.42), colour: Colour(castle.walls))
    for tooth in 0..<5 {
      let left = -0.42 + 0.18 * Double(tooth)
      fill(plan.box(left, left + 0.1, -0.4, -0.5), colour: Colour(castle.walls))
    }
    for (middle, top) in [(-0.48, -0.72), (0.12, -0.95), (0.5, -0.62)] {
      fill(plan.box(middle - 0.1, middle + 0.1, 0.3, top), colour: Colour(castle.walls.lit(1.1)))
      fill(plan.box(middle - 0.1, middle - 0.02, 0.3, top), colour: Colour(castle.walls.lit(0.75)))
      fill(
        plan.places([[middle - 0.14, top], [middle, top - 0.32], [middle + 0.14, top]]),
        colour: Colour(castle.roof))
      fill(
        plan.box(middle, middle + 0.045, top + 0.22, top + 0.1), colour: Colour(castle.windows))
    }
  }

  /// A hull, a mast and two sails.
  mutating func drawBoat(_ boat: Landscape.Building, _ size: Point) {
    let plan = Plan(of: boat, size)
    fill(
      plan.places([[-0.5, -0.16], [0.55, -0.16], [0.38, 0.06], [-0.36, 0.06]]),
      colour: Colour(boat.walls))
    fill(plan.box(-0.03, 0.01, -0.16, -1), colour: Colour(boat.walls.lit(0.6)))
    fill(
      plan.places([[0.03, -0.95], [0.5, -0.24], [0.03, -0.24]]), colour: Colour(boat.windows))
    fill(
      plan.places([[-0.06, -0.85], [-0.4, -0.24], [-0.06, -0.24]]), colour: Colour(boat.roof))
  }
}

/// From a building's own measures to pixels: the origin is its foot, its size is 1, y points down.
private struct Plan {
  let foot: Point
  let scale: Double

  init(of building: Landscape.Building, _ size: Point) {
    foot = building.foot * size
    scale = building.size * size.y
  }

  func places(_ points: [Point]) -> [Point] { points.map { foot + scale * $0 } }

  func box(_ left: Double, _ right: Double, _ bottom: Double, _ top: Double) -> [Point] {
    places([[left, top], [right, top], [right, bottom], [left, bottom]])
  }
}
