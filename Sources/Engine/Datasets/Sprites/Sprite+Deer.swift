import Kernels

extension Sprite {
  /// A stag with antlers, a doe, or a spotted fawn.
  static func deer(using generator: inout SplitMix64) -> Sprite {
    let coat = generator.colour(of: Palette.deerCoats)
    let pale = coat.mixed(with: .white, 0.6)
    let nape = generator.near([0.52, -0.46], [0.08, 0.08])
    var deer = Quadruped(
      coat: coat, hip: [-0.46, 0.08], shoulder: [0.22, 0.1], girth: (0.2, 0.19), nape: nape,
      neck: (0.15, 0.09), leg: (0.085, 0.035), hoof: RGB(hex: 0x2A2422)
    ).drawn(using: &generator)
    deer.line([[-0.36, 0.25], [0.16, 0.26]], 0.035, coat.mixed(with: pale, 0.5))
    deer.ellipse([-0.68, 0.02], [0.09, 0.13], angle: 0.4, pale)
    if generator.chance(0.4) {
      for _ in 0..<7 {
        deer.ellipse(generator.near([-0.15, 0.02], [0.4, 0.1]), [0.035, 0.03], pale)
      }
    }
    let horn = generator.colour(of: [0xC8A878, 0x8A6848, 0xD8C8A0])
    if generator.chance(0.75) {
      let height = generator.uniform(0.36, 0.5)
      for lean in [0.1, -0.16] {
        deer.antler(nape - [0.02, 0.08], nape + [lean - 0.12, -height], horn)
      }
    }
    deer.ellipse(nape + [-0.14, -0.1], [0.15, 0.07], angle: 0.5, coat.lit(0.8))
    deer.line([nape + [0, -0.02], nape + [0.24, 0.08]], 0.115, to: 0.07, coat)
    deer.ellipse(nape + [0.29, 0.09], [0.045, 0.045], .black)
    deer.ellipse(nape + [0.07, -0.05], [0.035, 0.035], .black)
    return deer
  }

  /// A deer's head with antlers, or a doe's without.
  static func deerFace(using generator: inout SplitMix64) -> Sprite {
    var deer = Sprite()
    let coat = generator.colour(of: Palette.deerCoats)
    let pale = coat.mixed(with: .white, 0.55)
    if generator.chance(0.8) {
      let (span, height) = (generator.uniform(0.4, 0.62), generator.uniform(-1, -0.85))
      deer.mirrored { half in
        half.antler([0.14, -0.3], [span, height], generator.colour(of: [0xC8A878, 0x8A6848]))
      }
    }
    deer.polygon(
      [[-0.26, 0.3], [0.26, 0.3], [0.68, 1.7], [-0.68, 1.7]], rounding: 0.08, coat.lit(0.8))
    deer.polygon([[-0.12, 0.7], [0.12, 0.7], [0.3, 1.7], [-0.3, 1.7]], rounding: 0.08, pale)
    deer.mirrored { half in
      half.ellipse([0.48, -0.2], [0.28, 0.13], angle: -0.35, coat.lit(0.85))
      half.ellipse([0.48, -0.19], [0.18, 0.07], angle: -0.35, pale)
    }
    deer.line([[0, -0.12], [0, 0.5]], 0.32, to: 0.17, coat)
    deer.line([[0, 0.46], [0, 0.58]], 0.17, pale)
    deer.mirrored { half in
      half.ellipse([0.23, -0.06], [0.08, 0.09], .black)
      half.ellipse([0.25, -0.09], [0.03, 0.03], .white)
    }
    deer.ellipse([0, 0.54], [0.12, 0.09], .black)
    return deer
  }

  /// A beam that bends out and up to its tip, with three tines.
  private mutating func antler(_ root: Point, _ tip: Point, _ colour: RGB) {
    let bend = Point(tip.x + 0.06, 0.5 * (root.y + tip.y))
    curve([root, bend, tip], 0.05, to: 0.03, colour)
    for (start, step) in [
      (0.3, Point(-0.02, -0.24)), (0.6, Point(0.24, -0.2)), (0.8, Point(-0.2, -0.16)),
    ] {
      let from =
        start < 0.5 ? root + 2 * start * (bend - root) : bend + (2 * start - 1) * (tip - bend)
      line([from, from + step], 0.035, to: 0.025, colour)
    }
  }
}
