import Kernels

extension Sprite {
  /// A freighter with its bridge behind and boxes on deck, sailing to the right.
  static func freighter(using generator: inout SplitMix64) -> Sprite {
    var ship = Sprite()
    let hull = generator.colour(of: [0x1E3A5A, 0x8A2A22, 0x2A2D33, 0x2E5D4F, 0x4A4E54, 0xC05A30])
    let deck = generator.uniform(0.1, 0.2)
    ship.box([-0.86, -0.4], [-0.52, deck], generator.colour(of: [0xF0F0EC, 0xE4DCC8]))
    for y in [-0.3, -0.14] { ship.line([[-0.8, y], [-0.58, y]], 0.035, RGB(hex: 0x34485C)) }
    ship.box([-0.8, -0.62], [-0.66, -0.42], generator.colour(of: Palette.paints))
    let rows = 1 + generator.below(2)
    for row in 0..<rows {
      for column in 0..<4 where row == 0 || generator.chance(0.7) {
        let corner = Point(-0.4 + 0.28 * Double(column), deck - 0.18 * Double(row + 1))
        ship.box(
          corner, corner + [0.23, 0.15], rounding: 0.02, generator.colour(of: Palette.paints))
      }
    }
    ship.line([[0.8, deck], [0.8, deck - 0.35]], 0.025, hull.lit(0.8))
    ship.hull(hull, deck: deck, bow: 1, stern: -0.95)
    return ship
  }

  /// A passenger ship: decks of windows, funnels.
  static func liner(using generator: inout SplitMix64) -> Sprite {
    var ship = Sprite()
    let white = generator.colour(of: [0xF4F4F2, 0xF0ECE0, 0xE4E8EC])
    let funnel = generator.colour(of: Palette.paints)
    let count = 1 + generator.below(3)
    for i in 0..<count {
      let x = -0.1 + 0.34 * (Double(i) - 0.5 * Double(count - 1))
      ship.polygon(
        [[x - 0.1, -0.68], [x + 0.06, -0.68], [x + 0.08, -0.3], [x - 0.1, -0.3]], funnel)
      ship.line([[x - 0.1, -0.66], [x + 0.06, -0.66]], 0.04, .black)
    }
    ship.line([[0.6, -0.02], [0.6, -0.6]], 0.025, white.lit(0.7))
    ship.box([-0.5, -0.34], [0.32, -0.1], white)
    ship.box([-0.72, -0.12], [0.52, 0.15], white)
    for (y, from, to) in [(-0.22, -0.44, 0.28), (-0.02, -0.66, 0.46)] {
      for x in stride(from: from, to: to, by: 0.17) {
        ship.ellipse([x, y], [0.045, 0.045], RGB(hex: 0x34485C))
      }
    }
    let colour =
      generator.chance(0.5) ? white : generator.colour(of: [0x1E3A5A, 0x2A2D33, 0x7A2420])
    ship.hull(colour, deck: 0.13, bow: 1.02, stern: -0.94)
    return ship
  }

  /// A boat with one mast and two sails.
  static func sailboat(using generator: inout SplitMix64) -> Sprite {
    var boat = Sprite()
    let sail = generator.colour(of: [0xF8F8F4, 0xF0E8D8, 0xF8F8F4, 0xD86040, 0xE8C848, 0x4A80B8])
    let top = generator.uniform(-1, -0.85)
    boat.freedom = 0.2
    boat.line([[0.02, 0.3], [0.02, top]], 0.03, RGB(hex: 0x6A4A30))
    boat.polygon([[-0.06, top + 0.1], [-0.08, 0.16], [-0.66, 0.16]], rounding: 0.03, sail)
    boat.polygon([[0.1, top + 0.2], [0.12, 0.18], [0.62, 0.18]], rounding: 0.03, sail.lit(0.88))
    let hull = generator.colour(of: [0xF4F4F2, 0x8A5A34, 0x1E3A5A, 0xB03028, 0x2A2D33])
    boat.hull(hull, deck: 0.3, bow: 0.78, stern: -0.68)
    return boat
  }

  /// A hull from stern to bow, its lower edge in the foam.
  private mutating func hull(_ paint: RGB, deck: Double, bow: Double, stern: Double) {
    let keel = deck + 0.34
    polygon(
      [
        [stern, deck], [0.55 * bow, deck], [bow, deck - 0.1], [0.78 * bow, keel],
        [0.86 * stern, keel],
      ],
      rounding: 0.02, paint)
    line([[stern, deck + 0.04], [0.9 * bow, deck - 0.01]], 0.03, paint.mixed(with: .white, 0.6))
    line(
      [[0.86 * stern, keel - 0.03], [0.8 * bow, keel - 0.03]], 0.05,
      RGB(hex: 0x8A3028).mixed(with: paint, 0.4))
    let foam = RGB(hex: 0xDCECF0)
    for part in 0..<4 {
      let x = stern + (bow - stern) * (0.06 + 0.25 * Double(part))
      curve(
        [[x - 0.14, keel + 0.07], [x, keel + 0.02], [x + 0.14, keel + 0.07]], 0.04, to: 0.02, foam)
    }
  }
}
