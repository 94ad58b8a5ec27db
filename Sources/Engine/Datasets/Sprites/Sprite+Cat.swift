import Kernels

extension Sprite {
  /// A cat's head before its shoulders: pointed ears, slit eyes, whiskers.
  static func catFace(using generator: inout SplitMix64) -> Sprite {
    var cat = Sprite()
    let fur = generator.colour(of: Palette.furs)
    let pale = fur.mixed(with: .white, generator.uniform(0.3, 0.7))
    cat.ellipse([0, 1.2], [0.62, 0.76], fur.lit(0.85))
    cat.ellipse([0, 1.2], [0.26, 0.6], pale)
    cat.catHead([0, 0], 1, fur, pale, using: &generator)
    return cat
  }

  /// A cat that sits before us, its tail around it.
  static func sittingCat(using generator: inout SplitMix64) -> Sprite {
    var cat = Sprite()
    let fur = generator.colour(of: Palette.furs)
    let pale = fur.mixed(with: .white, generator.uniform(0.2, 0.7))
    let tip = generator.near([0.82, 0.3], [0.1, 0.3])
    cat.shadow([0, 0.92], [0.8, 0.12])
    cat.curve([[0.3, 0.82], [0.72, 0.74], tip], 0.1, to: 0.07, fur.lit(0.8))
    cat.ellipse([0, 0.5], [0.48, 0.48], fur)
    cat.ellipse([0, 0.24], [0.34, 0.46], fur)
    cat.ellipse([0, 0.32], [0.18, 0.32], pale)
    cat.mirrored { half in
      half.line([[0.15, 0.4], [0.14, 0.86]], 0.11, to: 0.09, fur.lit(1.05))
      half.ellipse([0.17, 0.9], [0.13, 0.08], pale)
      half.ellipse([0.44, 0.86], [0.17, 0.1], fur.lit(0.9))
    }
    cat.catHead([0, -0.38], 0.62, fur, pale, using: &generator)
    return cat
  }

  /// A cat with pointed ears, its tail high.
  static func walkingCat(using generator: inout SplitMix64) -> Sprite {
    let coat = generator.colour(of: Palette.furs)
    let nape = generator.near([0.5, -0.12], [0.05, 0.06])
    var cat = Quadruped(
      coat: coat, hip: [-0.44, 0.26], shoulder: [0.26, 0.28], girth: (0.22, 0.2), nape: nape,
      neck: (0.17, 0.15), leg: (0.1, 0.07), hoof: coat.mixed(with: .white, 0.4)
    ).drawn(using: &generator)
    let tip = generator.near([-0.78, -0.7], [0.16, 0.1])
    cat.curve([[-0.6, 0.18], [-0.88, -0.2], tip], 0.075, to: 0.06, coat)
    if generator.chance(0.5) {
      for x in [-0.45, -0.25, -0.05, 0.15] {
        cat.line([[x, 0.08], [x - 0.03, 0.3]], 0.035, to: 0.02, coat.lit(0.6))
      }
    }
    for x in [-0.14, 0.13] {
      cat.polygon([nape + [x - 0.1, -0.16], nape + [x, -0.44], nape + [x + 0.1, -0.16]], coat)
    }
    cat.ellipse(nape + [0, -0.04], [0.29, 0.24], coat)
    for x in [-0.03, 0.17] {
      cat.ellipse(nape + [x, -0.08], [0.065, 0.06], RGB(hex: 0xC8D040))
      cat.ellipse(nape + [x, -0.08], [0.025, 0.055], .black)
    }
    cat.ellipse(nape + [0.09, 0.06], [0.11, 0.07], coat.mixed(with: .white, 0.5))
    cat.ellipse(nape + [0.1, 0.03], [0.04, 0.03], RGB(hex: 0xD87080))
    return cat
  }

  /// A head with pointed ears, of this size.
  private mutating func catHead(
    _ place: Point, _ size: Double, _ fur: RGB, _ pale: RGB, using generator: inout SplitMix64
  ) {
    let iris = generator.colour(of: [0xA8D040, 0xE8C030, 0x70B8D8, 0x80C060])
    let slit = generator.uniform(0.035, 0.07)
    let stripes = generator.chance(0.5) ? fur.lit(0.6) : nil
    func at(_ x: Double, _ y: Double) -> Point { place + size * Point(x, y) }
    mirrored { half in
      half.polygon([at(0.2, -0.42), at(0.56, -0.84), at(0.6, -0.16)], fur)
      half.polygon(
        [at(0.34, -0.46), at(0.51, -0.68), at(0.53, -0.32)], rounding: 0.01, RGB(hex: 0xD89890))
    }
    ellipse(at(0, 0), size * Point(0.66, 0.54), fur)
    mirrored { half in
      half.ellipse(at(0.15, 0.26), size * Point(0.2, 0.16), pale)
      if let stripes {
        half.line([at(0.08, -0.5), at(0.07, -0.28)], 0.035 * size, stripes)
        half.line([at(0.62, 0.02), at(0.42, 0.05)], 0.035 * size, stripes)
      }
      half.ellipse(at(0.28, -0.06), size * Point(0.16, 0.14), iris)
      half.ellipse(at(0.28, -0.06), size * Point(slit, 0.12), .black)
      half.ellipse(at(0.31, -0.11), size * Point(0.035, 0.035), .white)
      half.curve([at(0, 0.26), at(0.08, 0.33), at(0.2, 0.3)], 0.02, fur.lit(0.4))
      half.line([at(0.3, 0.24), at(0.82, 0.16)], 0.012, .white)
      half.line([at(0.3, 0.3), at(0.8, 0.36)], 0.012, .white)
    }
    polygon([at(-0.08, 0.14), at(0.08, 0.14), at(0, 0.22)], rounding: 0.02, RGB(hex: 0xD87080))
  }
}
