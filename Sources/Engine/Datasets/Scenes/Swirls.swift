import Foundation
import Kernels

/// A night over a field of grain: the sky streams in bands around whirls, stars and a moon.
struct Swirls {
  /// The lower right corner.
  let size: Point
  private let whirls: [Whirl]
  private let lights: [Glow]
  let noise: Noise
  let phase: Double
  let poplars: [Poplar]

  /// A centre around which the sky turns.
  struct Whirl {
    var centre: Point
    var radius: Double
    /// How many arms wind into it, and which way.
    var turns: Double
  }

  /// A star or a moon with its halo.
  struct Glow {
    var centre: Point
    var radius: Double
  }

  init(size: Point, using generator: inout SplitMix64) {
    self.size = size
    noise = Noise(using: &generator)
    phase = generator.uniform(0, 2 * .pi)
    let side = generator.chance(0.5)
    func place(_ x: Double, _ y: Double) -> Point { Point(side ? x : 1 - x, y) * size }
    let reach = min(size.x, size.y) / 100
    whirls = [
      Whirl(
        centre: generator.near(place(0.36, 0.33), [5, 4]),
        radius: reach * generator.uniform(15, 19), turns: side ? 2 : -2),
      Whirl(
        centre: generator.near(place(0.66, 0.45), [4, 3]),
        radius: reach * generator.uniform(8, 10), turns: side ? -1 : 1),
      Whirl(
        centre: generator.near(place(0.04, 0.52), [3, 3]),
        radius: reach * generator.uniform(7, 9), turns: side ? 1 : -1),
    ]
    var lights = [
      Glow(
        centre: generator.near(place(0.84, 0.19), [4, 3]),
        radius: reach * generator.uniform(12, 14))
    ]
    for _ in 0..<200 where lights.count < 11 {
      let glow = Glow(
        centre: Point(generator.uniform(0.02, 0.98), generator.uniform(0.03, 0.56)) * size,
        radius: reach * generator.uniform(3.5, 7))
      let others = lights.map { ($0.centre, $0.radius) } + whirls.map { ($0.centre, $0.radius) }
      let isFree = others.allSatisfy { centre, radius in
        (glow.centre - centre).length > 0.9 * (glow.radius + radius)
      }
      if isFree { lights.append(glow) }
    }
    self.lights = lights
    let grove = side ? 0.86 : 0.14
    poplars = [(0.0, 0.46), (0.055, 0.33), (-0.05, 0.27)].map { shift, height in
      Poplar(
        foot: Point(grove + shift, 0.83 + 0.3 * abs(shift)) * size,
        height: height * size.y * generator.uniform(0.92, 1.05))
    }
  }

  // MARK: The sky

  /// The sky's bands lie along the lines where this is equal: level ones, closed around each centre.
  private func level(_ p: Point) -> Double {
    var level = p.y + 4 * sin(p.x / 17 + phase) + 1.5 * sin(p.x / 7 - p.y / 11)
    for whirl in whirls { level += 2.1 * whirl.radius * whirl.strength(p) }
    for light in lights { level -= 1.1 * light.radius * light.strength(p) }
    return level
  }

  private static let bandWidth = 11.0

  /// Where in a band a place is, as an angle. Arms wind into a whirl since its own angle is added.
  private func bandPhase(_ p: Point) -> Double {
    whirls.reduce(2 * .pi * level(p) / Self.bandWidth) { phase, whirl in
      let offset = p - whirl.centre
      return phase + whirl.turns * atan2(offset.y, offset.x)
    }
  }

  func skyColour(_ p: Point) -> RGB {
    let grain = noise.value(p / 5) - 0.5
    let broad = noise.value(p / 24 + 5) - 0.5
    var light = 0.34 + 0.3 * cos(bandPhase(p)) + 0.3 * grain + 0.5 * broad
    for whirl in whirls { light += 0.35 * whirl.strength(p) }
    light += 0.22 * (p.y / size.y - 0.3)
    var colour = Self.night(light)
    for glow in lights {
      let away = (p - glow.centre).length / glow.radius
      let rings = 0.07 * cos(2 * .pi * 3.2 * away)
      let strength = min(1, 1.5 * exp(-2.2 * away * away))
      colour = colour.mixed(with: Self.halo(away + rings + 0.2 * grain), strength)
    }
    return colour
  }

  private static let night = Ramp([
    0x081238, 0x0D1F63, 0x173C9A, 0x2660BE, 0x4A93D2, 0x93C6D2, 0xE4E6BE,
  ])
  private static let halo = Ramp([0xFFF9D8, 0xFFE680, 0xF9BE2C, 0xEBA12A, 0xC9C868, 0x6FB7B4])

  func skyDirection(_ p: Point) -> Point {
    let step = 0.1
    var slope = Point(
      level(p + [step, 0]) - level(p - [step, 0]), level(p + [0, step]) - level(p - [0, step]))
    slope *= .pi / (step * Self.bandWidth)
    for whirl in whirls {
      let offset = p - whirl.centre
      slope += whirl.turns * Point(-offset.y, offset.x) / max(offset.dot(offset), 0.01)
    }
    for light in lights {
      let offset = p - light.centre
      let outwards = offset / max(offset.length, 1e-9)
      slope += min(1, 2 * light.strength(p)) * (outwards - slope)
    }
    return Point(-slope.y, slope.x) / max(slope.length, 1e-9)
  }
}

extension Swirls.Whirl {
  /// 1 in the centre, falling off as a Gaussian.
  func strength(_ p: Point) -> Double {
    let offset = (p - centre) / radius
    return exp(-offset.dot(offset))
  }
}

extension Swirls.Glow {
  /// 1 in the centre, falling off as a Gaussian.
  func strength(_ p: Point) -> Double {
    let offset = (p - centre) / radius
    return exp(-offset.dot(offset))
  }
}
