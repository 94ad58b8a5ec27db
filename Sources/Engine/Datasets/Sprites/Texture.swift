import Foundation
import Kernels

/// A colour for every place of a picture.
struct Texture {
  let colour: (Point) -> RGB
}

extension Texture {
  /// One colour goes over into another.
  static func gradient(
    _ hexes: [UInt32], _ side: Double, using generator: inout SplitMix64
  ) -> Texture {
    let (a, b) = (generator.colour(of: hexes), generator.colour(of: hexes))
    let angle = generator.uniform(0, 2 * .pi)
    let direction = Point(cos(angle), sin(angle)) / side
    return Texture { a.mixed(with: b, 0.5 + 0.6 * ($0 - side / 2).dot(direction)) }
  }

  /// Soft stripes in any direction.
  static func stripes(_ hexes: [UInt32], using generator: inout SplitMix64) -> Texture {
    let a = generator.colour(of: hexes)
    let b = a.mixed(with: generator.colour(of: hexes), 0.6)
    let wave = wave(period: 3...9, using: &generator)
    return Texture { a.mixed(with: b, min(max(0.5 + 1.5 * sin($0.dot(wave)), 0), 1)) }
  }

  /// Squares in turn, like a floor.
  static func checks(_ hexes: [UInt32], using generator: inout SplitMix64) -> Texture {
    let a = generator.colour(of: hexes)
    let b = a.mixed(with: generator.colour(of: hexes), 0.6)
    let wave = wave(period: 8...16, using: &generator)
    let (phase, across) = (generator.uniform(0, 6), Point(-wave.y, wave.x))
    return Texture { place in
      let both = sin(place.dot(wave) + phase) * sin(place.dot(across) + phase)
      return a.mixed(with: b, min(max(0.5 + 3 * both, 0), 1))
    }
  }

  /// Waves, lying flat.
  static func ripples(using generator: inout SplitMix64) -> Texture {
    let a = generator.colour(of: Palette.waters)
    let b = a.mixed(with: .white, generator.uniform(0.15, 0.45))
    let noise = Noise(using: &generator)
    let (length, height) = (generator.uniform(5, 9), generator.uniform(1.4, 2.6))
    return Texture { a.mixed(with: b, noise.value($0 / Point(length, height))) }
  }

  /// Blades of grass, standing.
  static func blades(using generator: inout SplitMix64) -> Texture {
    let a = generator.colour(of: Palette.greens)
    let b = a.mixed(with: generator.colour(of: [0x2A4A20, 0xC8C870, 0x8AB048]), 0.55)
    let noise = Noise(using: &generator)
    let (width, length) = (generator.uniform(1, 1.8), generator.uniform(3, 6))
    return Texture { a.mixed(with: b, noise.value($0 / Point(width, length))) }
  }

  /// Two colours in patches of about `grain` pixels, with a finer layer above.
  static func noise(
    _ some: [UInt32], _ others: [UInt32], grain: Double, using generator: inout SplitMix64
  ) -> Texture {
    let (a, b) = (generator.colour(of: some), generator.colour(of: others))
    let noise = Noise(using: &generator)
    let size = grain * generator.uniform(0.7, 1.6)
    return Texture { place in
      let coarse = noise.value(place / size)
      return a.mixed(with: b, 0.7 * coarse + 0.3 * noise.value(place / (0.37 * size) + 5))
    }
  }

  /// Still water with leaves of water lilies.
  static func pads(_ side: Double, using generator: inout SplitMix64) -> Texture {
    let water = ripples(using: &generator)
    let green = generator.colour(of: [0x4A8A3A, 0x6AA048, 0x3A7048])
    let pads = (0..<5).map { _ in
      Shape.ellipse(
        Point(generator.uniform(0, side), generator.uniform(0, side)),
        Point(generator.uniform(4, 7), generator.uniform(2, 3.5)), angle: 0)
    }
    return Texture { place in
      let distance = pads.map { $0.distance(place) }.min() ?? 1
      return water.colour(place).mixed(with: green, min(max(0.5 - distance, 0), 1))
    }
  }

  /// Something far above something near.
  static func horizon(
    _ far: Ground, _ near: Ground, _ side: Double, using generator: inout SplitMix64
  ) -> Texture {
    let upper = far.texture(side: side, using: &generator)
    let lower = near.texture(side: side, using: &generator)
    let (height, slope) = (generator.uniform(0.25, 0.65) * side, generator.uniform(-0.06, 0.06))
    return Texture { place in
      let depth = place.y - height - slope * place.x
      if depth <= -0.5 { return upper.colour(place) }
      return upper.colour(place).mixed(with: lower.colour(place), min(0.5 + depth, 1))
    }
  }

  /// The phase's gradient of a wave in any direction.
  private static func wave(
    period: ClosedRange<Double>, using generator: inout SplitMix64
  ) -> Point {
    let angle = generator.uniform(0, .pi)
    let length = generator.uniform(period.lowerBound, period.upperBound)
    return 2 * .pi / length * Point(cos(angle), sin(angle))
  }
}
