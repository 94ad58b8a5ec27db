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
