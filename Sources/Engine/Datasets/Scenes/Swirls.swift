import Foundation
import Kernels

/// A night over a field of grain: the sky streams in bands around whirls, stars and a moon.
struct Swirls {
  /// The lower right corner.
  let size: Point
  private let whirls: [Centre]
  /// A moon and the stars.
  private let lights: [Centre]
  let poplars: [Poplar]
  let noise: Noise
  let phase: Double

  /// What the sky's bands lie around.
  struct Centre {
    var place: Point
    var radius: Double
    /// How many arms wind into a whirl, and which way.
    var turns = 0.0
  }

  init(size: Point, using generator: inout SplitMix64) {
    self.size = size
    noise = Noise(using: &generator)
    phase = generator.uniform(0, 2 * .pi)
    let isMirrored = generator.chance(0.5)
    let hand = isMirrored ? -1.0 : 1
    let reach = min(size.x, size.y) / 100
    func centre(_ x: Double, _ y: Double, _ radius: Double, turns: Double = 0) -> Centre {
      let place = Point(isMirrored ? 1 - x : x, y) * size
      return Centre(
        place: generator.near(place, 0.2 * radius * Point(reach, reach)),
        radius: reach * radius * generator.uniform(0.9, 1.1), turns: hand * turns)
    }
    let whirls = [
      centre(0.36, 0.33, 17, turns: 2), centre(0.66, 0.45, 9, turns: -1),
      centre(0.04, 0.52, 8, turns: 1),
    ]
    var lights = [centre(0.84, 0.19, 13)]
    for _ in 0..<200 where lights.count < 11 {
      let star = centre(generator.uniform(), generator.uniform(0.03, 0.56), 5)
      let isFree = (whirls + lights).allSatisfy {
        ($0.place - star.place).length > 0.9 * ($0.radius + star.radius)
      }
      if isFree { lights.append(star) }
    }
    (self.whirls, self.lights) = (whirls, lights)
    poplars = [(0.86, 0.46), (0.915, 0.33), (0.81, 0.27)].map { x, height in
      Poplar(
        foot: Point(isMirrored ? 1 - x : x, 0.83 + 0.3 * abs(x - 0.86)) * size,
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
      let offset = p - whirl.place
      return phase + whirl.turns * atan2(offset.y, offset.x)
    }
  }

  /// Blues that lighten from band to band and towards whirls, and haloes in yellow rings.
  func skyColour(_ p: Point) -> RGB {
    let grain = noise.value(p / 5) - 0.5
    let broad = noise.value(p / 24 + 5) - 0.5
    var brightness = 0.34 + 0.3 * cos(bandPhase(p)) + 0.3 * grain + 0.5 * broad
    for whirl in whirls { brightness += 0.35 * whirl.strength(p) }
    brightness += 0.22 * (p.y / size.y - 0.3)
    var colour = Self.night(brightness)
    for light in lights {
      let away = (p - light.place).length / light.radius
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

  /// Along the bands, and around each light: across the slope of `bandPhase`, whose angles are
  /// differentiated in closed form since they jump once a turn.
  func skyDirection(_ p: Point) -> Point {
    let step = 0.1
    var slope = Point(
      level(p + [step, 0]) - level(p - [step, 0]), level(p + [0, step]) - level(p - [0, step]))
    slope *= .pi / (step * Self.bandWidth)
    for whirl in whirls {
      let offset = p - whirl.place
      slope += whirl.turns * Point(-offset.y, offset.x) / max(offset.dot(offset), 0.01)
    }
    for light in lights {
      let offset = p - light.place
      let outwards = offset / max(offset.length, 1e-9)
      slope += min(1, 2 * light.strength(p)) * (outwards - slope)
    }
    return Point(-slope.y, slope.x) / max(slope.length, 1e-9)
  }
}

extension Swirls.Centre {
  /// 1 in the middle, falling off as a Gaussian.
  func strength(_ p: Point) -> Double {
    let offset = (p - place) / radius
    return exp(-offset.dot(offset))
  }
}
