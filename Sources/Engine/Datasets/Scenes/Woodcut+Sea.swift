import Foundation
import Kernels

extension Woodcut {
  /// Prints rows of waves, from the horizon to the nearest, and one that is larger than all.
  mutating func printSea() {
    let rows = 7
    for row in 0..<rows {
      let near = Double(row) / Double(rows - 1)
      let radius = 4 + 11 * near * near
      let level = size.y * (0.44 + 0.62 * near * (0.55 + 0.45 * near))
      printSwell(at: level, radius: radius)
      if row == 4 { printGiant(above: level) }
      var x = -radius * generator.uniform(0, 2)
      while x < size.x + 2 * radius {
        let own = radius * generator.uniform(0.75, 1.2)
        let lift = 0.35 * own + radius * generator.uniform(-0.25, 0.25)
        printCurl(at: Point(x, level - lift), radius: own)
        x += radius * generator.uniform(2.3, 4)
      }
    }
  }

  private mutating func printGiant(above level: Double) {
    let radius = 0.23 * min(size.x, size.y) * generator.uniform(0.95, 1.1)
    let x = size.x * generator.uniform(0.2, 0.42)
    printCurl(at: Point(x, level - 0.75 * radius), radius: radius)
  }

  /// Bands of water that hide what is behind.
  private mutating func printSwell(at level: Double, radius: Double) {
    let phase = generator.uniform(0, 6)
    let pitch = 0.34 * radius
    for band in 0..<9 {
      let path = stride(from: -3, through: size.x + 3, by: 2.5).map { x in
        let long = 0.3 * sin(x / (1.1 * radius) + phase)
        let short = 0.15 * sin(x / (0.47 * radius) + Double(band))
        return Point(x, level + pitch * Double(band) + radius * (long + short))
      }
      let light = band % 3 == 0 ? Ink.cream : Ink.blues[4]
      line(path, width: 1.5 * pitch, Ink.outline)
      line(path.map { $0 + [0, 0.22] }, width: 1.5 * pitch - 0.5, Ink.blues[2 * band % 4])
      line(path.map { $0 + [0, 0.15 * pitch] }, width: 0.28 * pitch, light)
    }
  }

  /// A crest that rises on the left and winds up to the right in a logarithmic spiral,
  /// `r = R·exp(−0.19·(θ − π))`: its radius falls off evenly along its length, and so does the width
  /// of a tapered line, so that stripes beside one another never meet.
  private mutating func printCurl(at centre: Point, radius: Double) {
    let angles = (0...56).map { Double.pi * (0.5 + 3.2 * Double($0) / 56) }
    let radii = angles.map { radius * exp(-0.19 * ($0 - .pi)) }
    func path(_ offset: Double) -> [Point] {
      zip(angles, radii).map { centre + $1 * (1 + offset) * Point(cos($0), sin($0)) }
    }
    let (start, taper) = (radii[0], 1 - radii[56] / radii[0])
    dot(centre, radius: 0.85 * radius, Ink.blues[0])
    line(path(0), width: 0.62 * start + 0.8, Ink.outline, taper: taper)
    line(path(0), width: 0.62 * start, Ink.blues[1], taper: taper)
    for stripe in Self.stripes {
      line(path(stripe.offset), width: stripe.width * start, stripe.ink, taper: taper)
    }
    printFoam(around: centre, radius: radius, along: path(0.31)[14..<38])
  }

  /// What runs along a crest, as parts of its radius from its middle outwards.
  private static let stripes: [(offset: Double, width: Double, ink: UInt32)] = [
    (0.22, 0.17, Ink.cream), (0.08, 0.06, Ink.blues[3]), (-0.03, 0.1, Ink.blues[2]),
    (-0.02, 0.02, Ink.outline), (-0.14, 0.04, Ink.cream), (-0.23, 0.1, Ink.blues[0]),
    (-0.22, 0.025, Ink.blues[4]), (0.15, 0.02, Ink.outline), (0.24, 0.018, Ink.blues[2]),
  ]

  /// Scallops along an edge, outlined as one, and spray above them.
  private mutating func printFoam(
    around centre: Point, radius: Double, along edge: ArraySlice<Point>
  ) {
    var drops = edge.enumerated().map { index, place in
      let size = generator.uniform(0.06, 0.13) * (0.92 - 0.02 * Double(index))
      return (generator.near(place, Point(repeating: 0.07 * radius)), size * radius)
    }
    for _ in 0..<16 {
      let angle = Double.pi * generator.uniform(1.05, 2.15)
      let away = radius * generator.uniform(1.35, 1.4 + 0.5 * generator.uniform())
      let place = centre + away * Point(cos(angle), sin(angle))
      drops.append((place, radius * generator.uniform(0.01, 0.035)))
    }
    for (place, size) in drops { dot(place, radius: size + 0.35, Ink.outline) }
    for (place, size) in drops { dot(place, radius: size, Ink.cream) }
    for (place, size) in drops {
      dot(place + size * Point(0.25, 0.35), radius: 0.4 * size, Ink.blues[4])
    }
  }
}
