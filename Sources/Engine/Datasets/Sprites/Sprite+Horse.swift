import Kernels

extension Sprite {
  /// A horse with mane and tail.
  static func horse(using generator: inout SplitMix64) -> Sprite {
    let coat = generator.colour(of: Palette.horseCoats)
    let hair = generator.chance(0.6) ? coat.lit(0.4) : generator.colour(of: [0x201C1A, 0xE8D8B0])
    let isGrazing = generator.chance(0.25)
    let nape = generator.near(isGrazing ? [0.76, 0.2] : [0.64, -0.62], [0.05, 0.06])
    let muzzle = nape + (isGrazing ? [0.1, 0.42] : [0.28, generator.uniform(0.2, 0.34)])
    var horse = Quadruped(
      coat: coat, hip: [-0.46, -0.08], shoulder: [0.26, -0.04], girth: (0.26, 0.24), nape: nape,
      neck: (0.2, 0.13), leg: (0.13, 0.055), hoof: RGB(hex: 0x2A2422)
    ).drawn(using: &generator)
    let sway = generator.uniform(-0.15, 0.1)
    horse.curve([[-0.66, -0.2], [-0.88, 0.08], [-0.86 + sway, 0.56]], 0.09, to: 0.05, hair)
    let back = Point(0.1, -0.24)
    horse.line([back, nape - [isGrazing ? 0 : 0.12, 0.08]], 0.09, to: 0.07, hair)
    horse.polygon([nape + [-0.08, -0.08], nape + [-0.02, -0.26], nape + [0.07, -0.08]], coat)
    horse.line([nape, muzzle], 0.14, to: 0.085, coat)
    if generator.chance(0.4) {
      horse.line([nape + [0.1, 0.02], muzzle - [0, 0.08]], 0.04, .white)
    }
    horse.ellipse(nape + [0.08, 0.02], [0.035, 0.035], .black)
    horse.ellipse(muzzle + [0.05, -0.01], [0.025, 0.025], .black)
    return horse
  }

  /// A horse's head and neck.
  static func horseHead(using generator: inout SplitMix64) -> Sprite {
    var horse = Sprite()
    let coat = generator.colour(of: Palette.horseCoats)
    let hair = generator.chance(0.6) ? coat.lit(0.4) : generator.colour(of: [0x201C1A, 0xE8D8B0])
    let muzzle = generator.near([0.7, 0.42], [0.08, 0.1])
    horse.freedom = 0.2
    horse.curve(
      [[-0.06, -0.58], [-0.5, -0.16], [-0.78, 0.5], [-1, 1.6]], 0.17, to: 0.2, hair)
    horse.polygon(
      [[-0.1, -0.5], [0.22, -0.1], [0.06, 0.3], [0.06, 1.7], [-1, 1.7], [-0.6, 0.2]],
      rounding: 0.1, coat.lit(0.92))
    for x in [-0.12, 0.06] {
      horse.polygon(
        [[x - 0.08, -0.46], [x, -0.9], [x + 0.12, -0.46]], coat.lit(x < 0 ? 0.75 : 1))
    }
    horse.line([[0.02, -0.3], muzzle], 0.32, to: 0.19, coat)
    if generator.chance(0.6) {
      horse.line([[0.28, -0.36], muzzle + [0.08, -0.16]], 0.07, RGB(hex: 0xF0ECE4))
    }
    horse.ellipse(muzzle + [0.06, 0.05], [0.18, 0.16], coat.lit(0.6))
    horse.ellipse(muzzle + [0.12, 0], [0.045, 0.035], .black)
    horse.ellipse([0.16, -0.26], [0.075, 0.07], .black)
    horse.ellipse([0.18, -0.29], [0.025, 0.025], .white)
    horse.curve([[0, -0.62], [0.12, -0.46], [0.16, -0.34]], 0.08, to: 0.04, hair)
    return horse
  }
}
