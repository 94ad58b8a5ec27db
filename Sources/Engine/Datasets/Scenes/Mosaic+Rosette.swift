import Foundation
import Kernels

extension Mosaic {
  /// A flower or a sun, in colours from its heart to its border, on a ground that reaches beyond.
  struct Rosette {
    var centre: Point
    var radius: Double
    /// The width of a ring of tiles.
    var pitch: Double
    var petals: Double
    var turn: Double
    /// How deep the petals are cut.
    var cut: Double
    var scheme: Scheme

    init(at centre: Point, radius: Double, using generator: inout SplitMix64) {
      self.centre = centre
      self.radius = radius
      pitch = generator.uniform(1.4, 1.7) + 0.022 * radius
      petals = generator.choice(of: [5, 6, 8, 12])
      turn = generator.uniform(0, 2 * .pi)
      cut = generator.uniform(0.35, 0.6)
      scheme = generator.choice(of: Self.schemes)
    }

    /// The colour of a tile.
    func colour(at p: Point, _ noise: Noise, _ generator: inout SplitMix64) -> RGB {
      let offset = p - centre
      let part = offset.length / radius
      let wave = abs(cos(0.5 * (petals * atan2(offset.y, offset.x) + turn)))
      let tip = 0.9 - cut * (1 - wave)
      if part < 0.14 { return RGB(hex: 0xF6D36A) }
      if part < tip { return scheme.petal((part - 0.14) / (tip - 0.14)) }
      if part < 0.9 { return scheme.ground(generator.uniform()) }
      if part < 0.9 + pitch / radius { return RGB(hex: scheme.border) }
      if part < 0.9 + 2 * pitch / radius { return RGB(hex: 0xE8DFC8) }
      if generator.chance(0.05) { return RGB(hex: 0xE3B23C) }
      return Self.sea(noise.value(p / 9) + 0.4 * generator.uniform() - 0.2)
    }

    private static let sea = Ramp([0x0C1F3F, 0x12396B, 0x1B6478, 0x2E8C86, 0x8DBFA2])
  }

  /// Colours that go together.
  struct Scheme {
    var petal: Ramp
    var ground: Ramp
    var border: UInt32
  }
}

extension Mosaic.Rosette {
  fileprivate static let schemes = [
    Mosaic.Scheme(
      petal: Ramp([0x7A1420, 0xC22A24, 0xE8702A, 0xF7C04A]), ground: Ramp([0x14285C, 0x2450A0]),
      border: 0xE0A92E),
    Mosaic.Scheme(
      petal: Ramp([0xF4EBD6, 0xF0C8B0, 0xD8607A, 0x8E1F4F]), ground: Ramp([0x0F4A44, 0x2E8C6A]),
      border: 0xC63A2A),
    Mosaic.Scheme(
      petal: Ramp([0x10306E, 0x2A6FC0, 0x74BBDD, 0xF0F0E4]), ground: Ramp([0x8E2A1C, 0xD4602E]),
      border: 0xF0C552),
    Mosaic.Scheme(
      petal: Ramp([0xD98E1F, 0xF2C447, 0xFBEBAA, 0xF2F2E0]), ground: Ramp([0x4A1D5C, 0x83408F]),
      border: 0x1E8C8C),
  ]
}
