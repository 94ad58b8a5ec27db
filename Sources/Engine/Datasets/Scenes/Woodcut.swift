import Kernels

/// A print from wood blocks: flat inks, in which the wood's fibres show, with dark outlines.
struct Woodcut {
  /// What has been printed so far.
  private(set) var surface: PaintedSurface
  var generator: SplitMix64
  let wood: Noise

  /// Paper with a sky wiped on by hand, its colours from the top edge to the bottom one.
  init(width: Int, height: Int, sky: Ramp, generator: SplitMix64) {
    self.generator = generator
    let wood = Noise(using: &self.generator)
    self.wood = wood
    let end = PaintedSurface.size(width: width, height: height).y
    surface = PaintedSurface(width: width, height: height) { place in
      let fibre = wood.value(
        Point(0.06 * place.x, 1.3 * place.y + 2 * wood.value(place / 23)))
      return sky(place.y / end + 0.05 * (fibre - 0.5)).lit(0.94 + 0.1 * fibre)
    }
  }

  /// The lower right corner.
  var size: Point { surface.size }

  /// Prints a line; one of a single point is a dot.
  mutating func line(_ path: [Point], width: Double, _ ink: UInt32, taper: Double = 0) {
    let colour = RGB(hex: ink)
    surface.apply(
      BrushStroke(
        path: path, width: width, taper: taper, colour: colour, shade: colour.lit(0.82),
        load: 0.06 / width, dryness: 0, bristles: wood,
        bristleOffset: Point(generator.uniform(0, 16), generator.uniform(0, 16))))
  }

  /// Prints a disc.
  mutating func dot(_ centre: Point, radius: Double, _ ink: UInt32) {
    line([centre], width: 2 * radius, ink)
  }

  /// The inks: one for outlines, one for foam, five for water from deep to shallow.
  enum Ink {
    static let outline: UInt32 = 0x12183A
    static let cream: UInt32 = 0xF3E9CF
    static let rose: UInt32 = 0xE3B9A0
    static let red: UInt32 = 0xC8402C
    static let blues: [UInt32] = [0x1B2F6B, 0x24509A, 0x3F7FBE, 0x7FB4D6, 0xBCD8DC]
  }
}
