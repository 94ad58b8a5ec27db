import Kernels

extension Sprite {
  /// A cat's head before its shoulders: pointed ears, slit eyes, whiskers.
  static func catFace(using generator: inout SplitMix64) -> Sprite {
    var cat = Sprite()
    let fur = generator.colour(of: Palette.furs)
    let pale = fur.mixed(with: .white, generator.uniform(0.3, 0.7))
    cat.ellipse([0, 0.95], [0.6, 0.5], fur.lit(0.85))
    cat.ellipse([0, 0.95], [0.26, 0.4], pale)
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

  /// A dog's head before its shoulders: hanging ears, a muzzle with a large nose, a tongue.
  static func dogFace(using generator: inout SplitMix64) -> Sprite {
    var dog = Sprite()
    let fur = generator.colour(of: Palette.furs)
    let muzzle = fur.mixed(with: generator.colour(of: [0xF0E8D8, 0x4A3828, 0xD8C0A0]), 0.6)
    let ears = generator.chance(0.5) ? fur.lit(0.6) : fur.mixed(with: muzzle, 0.3).lit(0.8)
    dog.ellipse([0, 0.95], [0.66, 0.5], fur.lit(0.85))
    dog.ellipse([0, 1], [0.3, 0.5], muzzle)
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
    deer.polygon([[-0.26, 0.3], [0.26, 0.3], [0.5, 1.1], [-0.5, 1.1]], rounding: 0.08, coat.lit(0.8))
    deer.polygon([[-0.12, 0.7], [0.12, 0.7], [0.2, 1.1], [-0.2, 1.1]], rounding: 0.08, pale)
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
      half.polygon([at(0.34, -0.46), at(0.51, -0.68), at(0.53, -0.32)], rounding: 0.01, RGB(hex: 0xD89890))
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

extension Sprite {
  /// A beam that bends out and up to its tip, with three tines.
  mutating func antler(_ root: Point, _ tip: Point, _ colour: RGB) {
    let bend = Point(tip.x + 0.06, 0.5 * (root.y + tip.y))
    curve([root, bend, tip], 0.05, to: 0.03, colour)
    for (start, step) in [(0.3, Point(-0.02, -0.24)), (0.6, Point(0.24, -0.2)), (0.8, Point(-0.2, -0.16))] {
      let from = start < 0.5 ? root + 2 * start * (bend - root) : bend + (2 * start - 1) * (tip - bend)
      line([from, from + step], 0.035, to: 0.025, colour)
    }
  }
}

extension Palette {
  static let deerCoats: [UInt32] = [0xA8743C, 0x8A5A30, 0xB88850, 0x7A6048, 0x9A6A40]
  static let horseCoats: [UInt32] = [
    0x6A3A20, 0x8A4A24, 0xA8683A, 0x2A2422, 0xE4DCD0, 0x8A8480, 0xC89A60, 0x4A2E20,
  ]
  static let feathers: [UInt32] = [
    0x8A5A34, 0x4A6A9A, 0xB03830, 0x2A2A30, 0x7A7A74, 0xE8E4DC, 0xD8B040, 0x4A8A50, 0x2F80C2,
  ]
}
