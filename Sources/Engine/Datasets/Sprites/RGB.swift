import Kernels

/// A colour: red, green and blue from 0 to 1, sRGB-encoded. On the way there it may lie outside.
typealias RGB = SIMD3<Float>

extension RGB {
  /// A colour as style sheets write it: `RGB(hex: 0x0072B2)`.
  init(hex: UInt32) {
    self.init(Float(hex >> 16 & 255) / 255, Float(hex >> 8 & 255) / 255, Float(hex & 255) / 255)
  }

  /// This colour, on the way to another by an amount from 0 to 1.
  func mixed(with other: RGB, _ amount: Double) -> RGB { self + Float(amount) * (other - self) }

  /// This colour with that much of its light.
  func lit(_ amount: Double) -> RGB { self * Float(amount) }

  static let black = RGB(hex: 0x101014)
  static let white = RGB(hex: 0xF4F4F0)
}

extension SplitMix64 {
  /// One of these, every one equally likely.
  mutating func choice<Element>(of elements: [Element]) -> Element {
    elements[below(elements.count)]
  }

  /// True with this probability.
  mutating func chance(_ probability: Double) -> Bool { uniform() < probability }

  /// A place at most this far from `centre` across and down.
  mutating func near(_ centre: Point, _ reach: Point) -> Point {
    centre + Point(uniform(-reach.x, reach.x), uniform(-reach.y, reach.y))
  }

  /// One of these colours, lighter or darker and a little off.
  mutating func colour(of hexes: [UInt32]) -> RGB {
    let light = uniform(0.8, 1.15)
    let shift = RGB(
      Float(uniform(-0.06, 0.06)), Float(uniform(-0.06, 0.06)), Float(uniform(-0.06, 0.06)))
    return RGB(hex: choice(of: hexes)).lit(light) + shift
  }
}

/// The colours that things and grounds are made in.
enum Palette {
  static let paints: [UInt32] = [
    0xC62828, 0xB71C1C, 0x1E4FA3, 0x2F80C2, 0x2E7D4F, 0xE0B020, 0xE2722A, 0xF0F0EC, 0xC4C8CC,
    0x888E94, 0x2A2D33, 0x5A2A6E, 0x8A5A3A, 0x56B4B0,
  ]
  static let furs: [UInt32] = [
    0x2A2624, 0x4A3526, 0x7A5230, 0xA8743C, 0xC89858, 0xD8B888, 0x8C8880, 0xB8B4AC, 0xEDE6DA,
  ]
  static let frogs: [UInt32] = [
    0x5FAE3A, 0x3F8F3A, 0x7CC043, 0x8DB030, 0x4C7A34, 0x6B7A2E, 0x7A6A38, 0x8A6A42, 0x6E5238,
    0x9C8A50, 0x3A9A6A,
  ]
  static let greens: [UInt32] = [0x3E7A32, 0x5A9A3A, 0x7AA848, 0x2F5F30, 0x94A850, 0x6A8A3C]
  static let earths: [UInt32] = [0x6A5038, 0x8A6A48, 0x54402E, 0xA08868, 0x7A6A5A]
  static let sands: [UInt32] = [0xD8C090, 0xC8AC78, 0xE4D4B0, 0xB89868]
  static let stones: [UInt32] = [0x8A8C8E, 0x6A6C70, 0xA8A8A4, 0x54585C, 0x9A948A]
  static let skies: [UInt32] = [0x5A9AD8, 0x8ABCE8, 0x3F7FC8, 0xB0CCE0, 0xC8D0D8, 0xE8B090]
  static let waters: [UInt32] = [0x2A6A9A, 0x3A8AA8, 0x2A5A6A, 0x4AA0B0, 0x54788A, 0x35607A]
  static let rooms: [UInt32] = [
    0xD8C8B0, 0xB8C8D8, 0xC87860, 0x7890A8, 0xE0DCD0, 0x8A7060, 0xA0B890, 0xD0A8B0, 0x605868,
    0xE8D890,
  ]
}
