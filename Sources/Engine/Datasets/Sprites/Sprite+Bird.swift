import Kernels

extension Sprite {
  /// A small bird that sits on a twig and looks to the right.
  static func songbird(using generator: inout SplitMix64) -> Sprite {
    var bird = Sprite()
    let coat = generator.colour(of: Palette.feathers)
    let breast = generator.colour(of: [0xE8E0D0, 0xD87840, 0xE8C850, 0xF0F0EC, 0xB8B0A0])
    let head = generator.near([0.38, -0.42], [0.08, 0.08])
    bird.freedom = 0.25
    if generator.chance(0.7) {
      bird.line([[-1.2, 0.74], [0.1, 0.66], [1.2, 0.72]], 0.06, RGB(hex: 0x5A4230))
    }
    for x in [-0.02, 0.16] {
      bird.line([[x, 0.4], [x + 0.05, 0.7], [x + 0.16, 0.72]], 0.03, RGB(hex: 0x6A4A30))
    }
    bird.polygon(
      [[-0.35, 0.1], [-1, generator.uniform(0.3, 0.6)], [-0.9, 0.2], [-0.35, -0.1]], coat.lit(0.7))
    bird.ellipse([0, 0.1], [0.5, 0.38], angle: -0.5, coat)
    bird.ellipse([0.16, 0.2], [0.36, 0.28], angle: -0.7, breast)
    bird.ellipse(head, [0.29, 0.27], coat)
    bird.ellipse([-0.16, 0.08], [0.4, 0.2], angle: -0.35, coat.lit(0.75))
    bird.line([[-0.3, 0.2], [0.08, 0.1]], 0.03, coat.lit(0.5))
    bird.polygon(
      [head + [0.24, -0.08], head + [0.54, 0.03], head + [0.24, 0.1]], rounding: 0.01,
      generator.colour(of: [0xE0A030, 0x3A3430, 0xD86830]))
    bird.ellipse(head + [0.1, -0.05], [0.065, 0.065], .black)
    bird.ellipse(head + [0.12, -0.07], [0.025, 0.025], .white)
    return bird
  }

  /// A bird in the air, wings up or down.
  static func flyingBird(using generator: inout SplitMix64) -> Sprite {
    var bird = Sprite()
    let coat = generator.colour(of: Palette.feathers)
    let belly = coat.mixed(with: .white, generator.uniform(0.2, 0.8))
    let lift = generator.uniform(-0.65, 0.1)
    bird.freedom = 0.5
    bird.mirrored { half in
      half.polygon(
        [
          [0, -0.1], [0.48, lift - 0.12], [1, lift + 0.24], [0.72, lift + 0.22],
          [0.44, lift + 0.3], [0.1, 0.26],
        ], rounding: 0.03, coat)
      half.line(
        [[0.1, -0.04], [0.48, lift - 0.08], [0.9, lift + 0.18]], 0.05, to: 0.02, coat.lit(0.7))
    }
    bird.polygon([[-0.08, 0.3], [-0.22, 0.72], [0.22, 0.72], [0.08, 0.3]], coat.lit(0.8))
    bird.ellipse([0, 0.12], [0.19, 0.38], belly)
    bird.ellipse([0, -0.26], [0.16, 0.17], coat)
    bird.polygon(
      [[-0.06, -0.38], [0.06, -0.38], [0, -0.58]], rounding: 0.01, RGB(hex: 0xE0A030))
    bird.mirrored { $0.ellipse([0.08, -0.3], [0.035, 0.035], .black) }
    return bird
  }

  /// A bird on long legs with a long neck: a heron, a flamingo, an ostrich.
  static func wader(using generator: inout SplitMix64) -> Sprite {
    var bird = Sprite()
    let coat = generator.colour(of: Palette.feathers + [0xE890A0, 0xA8B0B8, 0xF0F0EC])
    let legs = generator.colour(of: [0xC87850, 0x5A5048, 0xD8A050, 0xD07080])
    let head = generator.near([0.5, -0.76], [0.12, 0.08])
    bird.shadow([0, 0.94], [0.5, 0.08])
    for (hip, foot) in [(-0.06, generator.uniform(-0.3, 0)), (0.04, generator.uniform(0, 0.3))] {
      bird.line(
        [[hip, 0.2], [0.5 * (hip + foot) - 0.06, 0.56], [foot, 0.92], [foot + 0.12, 0.93]], 0.035,
        legs)
    }
    bird.polygon([[-0.3, -0.05], [-0.78, 0.3], [-0.3, 0.3]], rounding: 0.05, coat.lit(0.7))
    bird.ellipse([-0.12, 0.08], [0.46, 0.27], angle: 0.15, coat)
    bird.ellipse([-0.2, 0.06], [0.34, 0.17], angle: 0.3, coat.lit(0.75))
    bird.curve([[0.2, 0.02], [0.42, -0.22], [0.28, -0.5], head], 0.12, to: 0.08, coat)
    bird.ellipse(head, [0.15, 0.12], coat)
    bird.polygon(
      [head + [0.1, -0.06], head + [0.46, 0.08], head + [0.1, 0.06]], rounding: 0.01,
      generator.colour(of: [0xE0A030, 0x3A3430, 0xD86830]))
    bird.ellipse(head + [0.05, -0.02], [0.04, 0.04], .black)
    return bird
  }
}
