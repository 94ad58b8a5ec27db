import Foundation
import Kernels

/// A sea under a red sun: rows of curling waves, cut in wood and printed in blues and cream.
struct Waves {
  /// The lower right corner.
  let size: Point
  private let grain: Noise
  private var generator: SplitMix64

  init(size: Point, using generator: inout SplitMix64) {
    self.size = size
    grain = Noise(using: &generator)
    self.generator = generator.stream("waves")
  }

  static let ink: UInt32 = 0x12183A
  static let cream: UInt32 = 0xF3E9CF
  static let blues: [UInt32] = [0x1B2F6B, 0x24509A, 0x3F7FBE, 0x7FB4D6, 0xBCD8DC]

  mutating func surface(width: Int, height: Int) -> PaintedSurface {
    let sky = Ramp([0x2F5F93, 0x9CBFC9, 0xEBDDB9, 0xF2D9A6, 0xE8B98A])
    let (size, grain) = (size, grain)
    var surface = PaintedSurface(width: width, height: height) { p in
      let fibre = grain.value(Point(0.06 * p.x, 1.3 * p.y + 2 * grain.value(p / 23)))
      return sky(1.9 * p.y / size.y + 0.1 * (fibre - 0.5)).lit(0.94 + 0.1 * fibre)
    }
    drawSun(on: &surface)
    drawSea(on: &surface)
    return surface
  }

  private mutating func drawSun(on surface: inout PaintedSurface) {
    for _ in 0..<70 {
      let start = Point(size.x * generator.uniform(-0.2, 1), size.y * generator.uniform(0, 0.5))
      let path = ripple(from: start, length: size.x * generator.uniform(0.08, 0.3))
      line(
        path, generator.uniform(0.2, 0.5),
        generator.choice(of: [Self.ink, Self.cream, Self.blues[1], 0xC98A5E]), taper: 0.7,
        on: &surface)
    }
    let centre = generator.near(Point(0.66, 0.24) * size, [12, 3])
    let radius = 0.13 * min(size.x, size.y)
    line([centre, centre + [0.01, 0]], 2 * radius + 0.7, Self.ink, on: &surface)
    line([centre, centre + [0.01, 0]], 2 * radius, 0xC8402C, on: &surface)
    for _ in 0..<10 {
      let start = Point(size.x * generator.uniform(-0.2, 0.8), size.y * generator.uniform(0, 0.42))
      drawCloud(
        along: ripple(from: start, length: size.x * generator.uniform(0.2, 0.5)),
        width: generator.uniform(1.6, 4), on: &surface)
    }
  }

  private func ripple(from start: Point, length: Double) -> [Point] {
    (0...14).map { step in
      let x = length * Double(step) / 14
      return start + Point(x, 0.7 * sin(0.35 * x + 0.7 * start.y))
    }
  }

  private mutating func drawCloud(
    along path: [Point], width: Double, on surface: inout PaintedSurface
  ) {
    for (grown, hex) in [(0.6, Self.ink), (0, Self.cream)] {
      line(path, width + grown, hex, on: &surface)
      line(path.dropLast(5).map { $0 + [2, -0.8 * width] }, 0.8 * width + grown, hex, on: &surface)
    }
    for (shift, hex) in [(0.25, 0xE3B9A0), (0, Self.blues[4]), (-0.65, 0xE3B9A0)] as [(Double, UInt32)] {
      line(path.dropLast(2).map { $0 + [0.8, shift * width] }, 0.14 * width, hex, on: &surface)
    }
  }

  private mutating func drawSea(on surface: inout PaintedSurface) {
    let rows = 7
    for row in 0..<rows {
      let near = Double(row) / Double(rows - 1)
      let radius = 4 + 11 * near * near
      let level = size.y * (0.44 + 0.62 * near * (0.55 + 0.45 * near))
      drawSwell(at: level, radius: radius, on: &surface)
      var x = -radius * generator.uniform(0, 2)
      if row == 4 { drawGiant(above: level, on: &surface) }
      while x < size.x + 2 * radius {
        let scale = radius * generator.uniform(0.75, 1.2)
        let centre = Point(x, level - 0.35 * scale + radius * generator.uniform(-0.25, 0.25))
        drawCurl(at: centre, radius: scale, on: &surface)
        x += radius * generator.uniform(2.3, 4)
      }
    }
  }

  /// The one wave that all others are small beside.
  private mutating func drawGiant(above level: Double, on surface: inout PaintedSurface) {
    let radius = 0.23 * min(size.x, size.y) * generator.uniform(0.95, 1.1)
    let x = size.x * generator.uniform(0.2, 0.42)
    drawCurl(at: Point(x, level - 0.75 * radius), radius: radius, on: &surface)
  }

  /// Bands of water that hide what is behind.
  private mutating func drawSwell(
    at level: Double, radius: Double, on surface: inout PaintedSurface
  ) {
    let phase = generator.uniform(0, 6)
    let pitch = 0.34 * radius
    for band in 0..<9 {
      let path = stride(from: -3, through: size.x + 3, by: 2.5).map { x in
        Point(
          x,
          level + pitch * Double(band) + 0.3 * radius * sin(x / (1.1 * radius) + phase)
            + 0.15 * radius * sin(x / (0.47 * radius) + Double(band)))
      }
      line(path, 1.5 * pitch, Self.ink, on: &surface)
      line(path.map { $0 + [0, 0.22] }, 1.5 * pitch - 0.5, Self.blues[(band * 2) % 4], on: &surface)
      line(
        path.map { $0 + [0, 0.15 * pitch] }, 0.28 * pitch,
        band % 3 == 0 ? Self.cream : Self.blues[4], on: &surface)
    }
  }

  /// A crest that rises on the left and winds up to the right: a logarithmic spiral, whose radius
  /// falls off evenly along its length, as the width of a tapered stroke does.
  private mutating func drawCurl(
    at centre: Point, radius: Double, on surface: inout PaintedSurface
  ) {
    let (pitch, first, last) = (0.19, 0.5, 3.7)
    let angles = (0...56).map { .pi * (first + (last - first) * Double($0) / 56) }
    func radiusAt(_ angle: Double) -> Double { radius * exp(-pitch * (angle - .pi)) }
    func path(_ offset: Double) -> [Point] {
      angles.map { centre + radiusAt($0) * (1 + offset) * Point(cos($0), sin($0)) }
    }
    let start = radiusAt(angles[0])
    let taper = 1 - radiusAt(angles[56]) / start
    line([centre, centre + [0.01, 0]], 1.7 * radius, Self.blues[0], on: &surface)
    line(path(0), 0.62 * start + 0.8, Self.ink, taper: taper, on: &surface)
    line(path(0), 0.62 * start, Self.blues[1], taper: taper, on: &surface)
    for (offset, width, colour) in [
      (0.22, 0.17, Self.cream), (0.08, 0.06, Self.blues[3]), (-0.03, 0.1, Self.blues[2]),
      (-0.02, 0.02, Self.ink), (-0.14, 0.04, Self.cream), (-0.23, 0.1, Self.blues[0]),
      (-0.22, 0.025, Self.blues[4]), (0.15, 0.02, Self.ink), (0.24, 0.018, Self.blues[2]),
    ] {
      line(path(offset), width * start, colour, taper: taper, on: &surface)
    }
    drawFoam(around: centre, radius: radius, edge: path(0.31), on: &surface)
  }

  /// A scalloped edge, outlined as one, and spray above it.
  private mutating func drawFoam(
    around centre: Point, radius: Double, edge: [Point], on surface: inout PaintedSurface
  ) {
    var drops = (14..<38).map { index in
      (generator.near(edge[index], Point(repeating: 0.07 * radius)),
       radius * generator.uniform(0.06, 0.13) * (1.2 - 0.02 * Double(index)))
    }
    for _ in 0..<16 {
      let angle = .pi * generator.uniform(1.05, 2.15)
      let away = radius * generator.uniform(1.35, 1.4 + 0.5 * generator.uniform())
      drops.append(
        (centre + away * Point(cos(angle), sin(angle)), radius * generator.uniform(0.015, 0.05)))
    }
    for (place, size) in drops { dot(place, size + 0.35, Self.ink, on: &surface) }
    for (place, size) in drops { dot(place, size, Self.cream, on: &surface) }
    for (place, size) in drops {
      dot(place + Point(0.25, 0.35) * size, 0.4 * size, Self.blues[4], on: &surface)
    }
  }

  private mutating func dot(
    _ place: Point, _ radius: Double, _ hex: UInt32, on surface: inout PaintedSurface
  ) {
    line([place, place + [0.01, 0]], 2 * radius, hex, on: &surface)
  }

  /// Prints a line; the wood's fibres show in it.
  private mutating func line(
    _ path: [Point], _ width: Double, _ hex: UInt32, taper: Double = 0,
    on surface: inout PaintedSurface
  ) {
    let colour = RGB(hex: hex)
    surface.apply(
      BrushStroke(
        path: path, width: width, taper: taper, colour: colour, shade: colour.lit(0.82),
        load: 0.06 / width, dryness: 0, bristles: grain,
        bristleOffset: Point(generator.uniform(0, 16), generator.uniform(0, 16))))
  }
}
