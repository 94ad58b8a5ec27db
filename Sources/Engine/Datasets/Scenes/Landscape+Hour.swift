import Kernels

extension Landscape {
  /// A time of day, and the colours it gives to things.
  struct Hour {
    /// From the zenith to the horizon.
    var skies: [[UInt32]]
    /// From the far shore to the near one.
    var waters: [[UInt32]]
    var sunColour: UInt32
    /// How high the sun may stand, as parts of the sky from the top.
    var height: ClosedRange<Double>
    var cloud: UInt32
    /// What far things fade into.
    var haze: UInt32
    /// How bright near things are.
    var light: Double
    var window: UInt32
    var isDark = false

    /// The sun by day; by night a moon, full or a crescent.
    func sun(below shore: Double, using generator: inout SplitMix64) -> Sun {
      let y = shore * generator.uniform(height.lowerBound, height.upperBound)
      let place = Point(generator.uniform(0.12, 0.88), y)
      return Sun(
        place: place, colour: RGB(hex: sunColour), isCrescent: isDark && generator.chance(0.5))
    }

    static let all = [dawn, noon, dusk, night]

    private static let dawn = Hour(
      skies: [[0x6A7FB8, 0xE0A8B0, 0xFBE0B0], [0x8AA8C8, 0xF0D0C0, 0xF8E8C8]],
      waters: [[0xF0D8C0, 0xA8A8C0, 0x4A5A88], [0xE8E0D0, 0x88B0B8, 0x3A6A7A]],
      sunColour: 0xFFE8B0, height: 0.55...0.9, cloud: 0xF8E0DC, haze: 0xD8B8C0, light: 0.9,
      window: 0x5A6A88)

    private static let noon = Hour(
      skies: [
        [0x2A6AC8, 0x6AA8E8, 0xC8E4F4], [0x3F6FB8, 0x8FBBE0, 0xF3D9B0],
        [0x78909C, 0xA8B8C0, 0xDCE0DC],
      ],
      waters: [[0xA8D0D8, 0x4A9AB8, 0x1A5A88], [0x88C8B8, 0x3A9A98, 0x1A5A6A]],
      sunColour: 0xFFFBE0, height: 0.15...0.5, cloud: 0xFFFFFF, haze: 0xA8BCD4, light: 1.05,
      window: 0x3A5068)

    private static let dusk = Hour(
      skies: [[0x3A2A6A, 0xB84A6A, 0xF8A048], [0x2A3A70, 0x8A6A98, 0xF0B888]],
      waters: [[0xF0A868, 0x98507A, 0x2A2450], [0xE8B898, 0x6A6A98, 0x24305A]],
      sunColour: 0xFFD070, height: 0.6...0.95, cloud: 0xE88A7A, haze: 0xA0608A, light: 0.62,
      window: 0xFFD870)

    private static let night = Hour(
      skies: [[0x060A24, 0x14245A, 0x34508A], [0x0A0A1C, 0x241E4A, 0x504878]],
      waters: [[0x34508A, 0x16265A, 0x080C28], [0x4A4878, 0x1E1E48, 0x0A0A20]],
      sunColour: 0xF4F2E0, height: 0.15...0.55, cloud: 0x54648C, haze: 0x2E4070, light: 0.34,
      window: 0xFFC850, isDark: true)
  }
}
