import Foundation

/// What lies and grows below the sky.
extension Swirls {
  /// What is painted, and how the brush runs on it.
  var motif: Motif { Motif(colour: colour, direction: direction) }

  /// A slender tree, like a flame.
  struct Poplar {
    var foot: Point
    var height: Double
  }

  private func colour(_ p: Point) -> RGB {
    let grain = noise.value(p / Point(3, 5) + 3)
    for tree in poplars where tree.contains(p) {
      return Self.leaves(0.25 + 0.9 * (grain - 0.35) + 0.22 * tree.across(p))
    }
    if p.y < ridge(p.x) { return skyColour(p) }
    if p.y < meadow(p.x) {
      let depth = (p.y - ridge(p.x)) / (0.13 * size.y)
      let folds = 0.3 * sin(0.8 * p.y + 2 * sin(p.x / 8 - phase))
      return Self.hills(0.15 + 0.6 * depth + folds + 0.6 * (grain - 0.4))
    }
    let depth = (p.y - meadow(p.x)) / (0.25 * size.y)
    let waves = sin(0.9 * p.y + 2.2 * sin(p.x / 9 + phase) + 5 * noise.value(p / 14))
    return Self.field(0.5 + 0.3 * waves + 0.6 * (grain - 0.5) - 0.2 * depth)
  }

  private func direction(_ p: Point) -> Point {
    for tree in poplars where tree.contains(p) {
      let lean = 0.5 * tree.across(p) + 0.7 * sin(p.y / 3 + phase + p.x)
      return Point(sin(0.5 * lean), -cos(0.5 * lean))
    }
    if p.y < ridge(p.x) { return skyDirection(p) }
    if p.y < meadow(p.x) {
      let slope = 5 * (ridge(p.x + 0.1) - ridge(p.x - 0.1)) + 0.9 * (noise.value(p / 6) - 0.5)
      return Point(1, slope) / Point(1, slope).length
    }
    let lean = 1.1 * sin(p.x / 9 + p.y / 14 + phase) + 1.6 * (noise.value(p / 9) - 0.5)
    return Point(sin(lean), -cos(lean))
  }

  private func ridge(_ x: Double) -> Double {
    0.68 * size.y + 3 * sin(x / 11 + phase) + 1.1 * sin(x / 4.3 + 2 * phase)
  }

  private func meadow(_ x: Double) -> Double {
    0.8 * size.y + 1.8 * sin(x / 15 - phase) + 0.5 * sin(x / 3.7)
  }

  private static let leaves = Ramp([0x060C14, 0x0B2320, 0x1C4A34, 0x3F6B33, 0x8C8A3C])
  private static let hills = Ramp([0x10163F, 0x1B3D7C, 0x1E5F66, 0x348058, 0x9DB052])
  private static let field = Ramp([0x3E2410, 0x7C4413, 0xB9761A, 0xE2A62C, 0xF9E08A])
}

extension Swirls.Poplar {
  /// From −1 on the left edge to 1 on the right one; more outside.
  func across(_ p: Point) -> Double {
    let part = (foot.y - p.y) / height
    if part <= 0 || part >= 1 { return .infinity }
    let axis = foot.x + 0.012 * height * sin(9 * part)
    let ragged = 1 + 0.16 * sin(31 * part) + 0.1 * sin(57 * part)
    return (p.x - axis) / (0.27 * height * part.squareRoot() * pow(1 - part, 0.9) * ragged)
  }

  func contains(_ p: Point) -> Bool { abs(across(p)) < 1 }
}
