import Kernels

extension Sprite {
  /// A dog's head before its shoulders: hanging ears, a muzzle with a large nose, a tongue.
  static func dogFace(using generator: inout SplitMix64) -> Sprite {
    var dog = Sprite()
    let fur = generator.colour(of: Palette.furs)
    let muzzle = fur.mixed(with: generator.colour(of: [0xF0E8D8, 0x4A3828, 0xD8C0A0]), 0.6)
    let ears = generator.chance(0.5) ? fur.lit(0.6) : fur.mixed(with: muzzle, 0.3).lit(0.8)
    dog.ellipse([0, 1.2], [0.66, 0.76], fur.lit(0.85))
    dog.ellipse([0, 1.3], [0.3, 0.7], muzzle)
    dog.ellipse([0, -0.08], [0.54, 0.56], fur)
    if generator.chance(0.5) { dog.line([[0, -0.5], [0, 0]], 0.12, muzzle) }
    if generator.chance(0.3) { dog.ellipse([0.25, -0.14], [0.2, 0.22], ears) }
    let (drop, spread) = (generator.uniform(0.05, 0.3), generator.uniform(0.56, 0.68))
    if generator.chance(0.5) {
      let tongue = Point(generator.uniform(-0.06, 0.06), 0.6)
      dog.ellipse(tongue, [0.11, 0.2], RGB(hex: 0xE07080))
    }
    dog.ellipse([0, 0.3], [0.36, 0.28], muzzle)
    dog.mirrored { half in
      half.ellipse([spread, drop - 0.12], [0.19, 0.44], angle: -0.2, ears)
      half.ellipse([0.22, -0.13], [0.1, 0.11], .black)
      half.ellipse([0.25, -0.17], [0.035, 0.035], .white)
      half.curve([[0, 0.36], [0.1, 0.44], [0.26, 0.38]], 0.025, muzzle.lit(0.4))
    }
    dog.ellipse([0, 0.16], [0.16, 0.12], .black)
    dog.ellipse([-0.04, 0.12], [0.04, 0.03], RGB(hex: 0x8A8A90))
    return dog
  }

  /// A dog with hanging ears and its tail up.
  static func walkingDog(using generator: inout SplitMix64) -> Sprite {
    let coat = generator.colour(of: Palette.furs)
    let patch = generator.colour(of: Palette.furs)
    let nape = generator.near([0.46, -0.36], [0.06, 0.06])
    var dog = Quadruped(
      coat: coat, hip: [-0.48, 0.16], shoulder: [0.2, 0.14], girth: (0.21, 0.26), nape: nape,
      neck: (0.2, 0.17), leg: (0.13, 0.085), hoof: coat.lit(0.85)
    ).drawn(using: &generator)
    let tip = generator.near([-0.92, -0.36], [0.08, 0.16])
    dog.curve([[-0.64, 0.06], [-0.86, -0.04], tip], 0.08, to: 0.05, coat)
    if generator.chance(0.6) { dog.ellipse([-0.2, 0.06], [0.26, 0.17], patch) }
    dog.ellipse(nape + [0.04, -0.06], [0.27, 0.25], coat)
    dog.line(
      [nape + [0.16, 0.02], nape + [0.4, 0.06]], 0.13, to: 0.11, coat.mixed(with: .white, 0.25))
    dog.ellipse(nape + [0.5, 0.0], [0.075, 0.065], .black)
    dog.line([nape + [0.3, 0.12], nape + [0.48, 0.11]], 0.02, coat.lit(0.3))
    dog.ellipse(nape + [0.14, -0.1], [0.05, 0.05], .black)
    dog.ellipse(nape + [-0.12, 0.02], [0.12, 0.25], angle: 0.15, patch.lit(0.7))
    return dog
  }
}
