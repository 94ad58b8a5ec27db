import Kernels

/// A four-legged animal from its side, looking to the right.
private struct Quadruped {
  var coat: RGB
  /// Where the hip and the shoulder are, and how thick the body is there.
  var hip: Point
  var shoulder: Point
  var girth: (hip: Double, shoulder: Double)
  /// Where the neck ends, and how thick it is at either end.
  var nape: Point
  var neck: (Double, Double)
  /// Half the width of a leg at the top and at the hoof.
  var leg: (Double, Double)
  var hoof: RGB
  let ground = 0.88

  /// Body, neck and legs in mid-step; head, ears and tail are the kind's own.
  func drawn(using generator: inout SplitMix64) -> Sprite {
    var animal = Sprite()
    let stride = generator.uniform(-0.2, 0.2)
    animal.shadow([0.5 * (hip.x + shoulder.x), ground + 0.02], [0.75, 0.1])
    for (joint, swing) in [(hip, stride), (shoulder, -stride)] {
      animal.leg(from: joint + [0.08, 0], swing - 0.05, self, coat.lit(0.6), using: &generator)
    }
    animal.line([hip, shoulder], girth.hip, to: girth.shoulder, coat)
    animal.line([shoulder + [-0.04, -0.04], nape], neck.0, to: neck.1, coat)
    for (joint, swing) in [(hip, -stride), (shoulder, stride)] {
      animal.leg(from: joint - [0.05, 0], swing, self, coat.lit(0.92), using: &generator)
    }
    return animal
  }
}

extension Sprite {
  /// A leg with a joint, and a hoof or a paw.
  fileprivate mutating func leg(
    from top: Point, _ swing: Double, _ animal: Quadruped, _ colour: RGB,
    using generator: inout SplitMix64
  ) {
    let foot = Point(top.x + swing, animal.ground - animal.leg.1)
    let bend = generator.uniform(-0.05, 0.07)
    let knee = Point(0.5 * (top.x + foot.x) + bend, 0.45 * top.y + 0.55 * foot.y)
    line([top + [0, 0.08], knee], animal.leg.0, to: 0.5 * (animal.leg.0 + animal.leg.1), colour)
    line([knee, foot], 0.5 * (animal.leg.0 + animal.leg.1), to: animal.leg.1, colour)
    line([foot, foot + [0.05, 0]], animal.leg.1, animal.hoof)
  }

  /// A horse with mane and tail.
  static func horse(using generator: inout SplitMix64) -> Sprite {
    let coat = generator.colour(of: Palette.horseCoats)
    let hair = generator.chance(0.6) ? coat.lit(0.4) : generator.colour(of: [0x201C1A, 0xE8D8B0])
    let nape = generator.choice(of: [Point(0.68, -0.6), Point(0.62, -0.68), Point(0.86, -0.1)])
    var horse = Quadruped(
      coat: coat, hip: [-0.5, -0.02], shoulder: [0.28, 0.02], girth: (0.27, 0.26), nape: nape,
      neck: (0.22, 0.13), leg: (0.12, 0.055), hoof: RGB(hex: 0x2A2422)
    ).drawn(using: &generator)
    let sway = generator.uniform(-0.15, 0.1)
    horse.curve([[-0.72, -0.14], [-0.92, 0.14], [-0.9 + sway, 0.6]], 0.09, to: 0.05, hair)
    let along = nape - Point(0.24, -0.02)
    horse.curve(
      [[0.14, -0.2], Point(0.1, -0.14) + 0.5 * along, nape + [-0.06, -0.1]], 0.1, to: 0.08, hair)
    let muzzle = nape + [0.26, generator.uniform(0.26, 0.34)]
    horse.polygon([nape + [-0.08, -0.1], nape + [-0.02, -0.24], nape + [0.06, -0.1]], coat)
    horse.line([nape + [0, 0], muzzle], 0.14, to: 0.085, coat)
    if generator.chance(0.4) { horse.line([nape + [0.1, 0.02], muzzle - [0, 0.08]], 0.04, .white) }
    horse.ellipse(nape + [0.08, 0.02], [0.035, 0.035], .black)
    horse.ellipse(muzzle + [0.05, -0.01], [0.025, 0.025], .black)
    return horse
  }

  /// A stag with antlers, a doe, or a spotted fawn.
  static func deer(using generator: inout SplitMix64) -> Sprite {
    let coat = generator.colour(of: Palette.deerCoats)
    let pale = coat.mixed(with: .white, 0.6)
    let nape = generator.near([0.52, -0.46], [0.08, 0.08])
    var deer = Quadruped(
      coat: coat, hip: [-0.46, 0.08], shoulder: [0.22, 0.1], girth: (0.2, 0.19), nape: nape,
      neck: (0.15, 0.09), leg: (0.085, 0.035), hoof: RGB(hex: 0x2A2422)
    ).drawn(using: &generator)
    deer.line([[-0.4, 0.24], [0.2, 0.26]], 0.06, pale)
    deer.ellipse([-0.68, 0.02], [0.09, 0.13], angle: 0.4, pale)
    if generator.chance(0.4) {
      for _ in 0..<7 { deer.ellipse(generator.near([-0.15, 0.02], [0.4, 0.1]), [0.035, 0.03], pale) }
    }
    let horn = generator.colour(of: [0xC8A878, 0x8A6848, 0xD8C8A0])
    if generator.chance(0.75) {
      let height = generator.uniform(0.36, 0.5)
      for lean in [0.1, -0.16] { deer.antler(nape - [0.02, 0.08], nape + [lean - 0.12, -height], horn) }
    }
    deer.ellipse(nape + [-0.14, -0.1], [0.15, 0.07], angle: 0.5, coat.lit(0.8))
    deer.line([nape + [0, -0.02], nape + [0.24, 0.08]], 0.115, to: 0.07, coat)
    deer.ellipse(nape + [0.29, 0.09], [0.045, 0.045], .black)
    deer.ellipse(nape + [0.07, -0.05], [0.035, 0.035], .black)
    return deer
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
    dog.line([nape + [0.16, 0.02], nape + [0.4, 0.06]], 0.13, to: 0.11, coat.mixed(with: .white, 0.25))
    dog.ellipse(nape + [0.5, 0.0], [0.075, 0.065], .black)
    dog.line([nape + [0.3, 0.12], nape + [0.48, 0.11]], 0.02, coat.lit(0.3))
    dog.ellipse(nape + [0.14, -0.1], [0.05, 0.05], .black)
    dog.ellipse(nape + [-0.12, 0.02], [0.12, 0.25], angle: 0.15, patch.lit(0.7))
    return dog
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

  /// A horse's head and neck.
  static func horseHead(using generator: inout SplitMix64) -> Sprite {
    var horse = Sprite()
    let coat = generator.colour(of: Palette.horseCoats)
    let hair = generator.chance(0.6) ? coat.lit(0.4) : generator.colour(of: [0x201C1A, 0xE8D8B0])
    let muzzle = generator.near([0.7, 0.42], [0.08, 0.1])
    horse.freedom = 0.2
    horse.curve([[-0.06, -0.58], [-0.5, -0.16], [-0.78, 0.5], [-0.9, 1.1]], 0.17, to: 0.2, hair)
    horse.polygon(
      [[-0.1, -0.5], [0.22, -0.1], [0.06, 0.3], [0.02, 1.2], [-0.85, 1.2], [-0.6, 0.2]],
      rounding: 0.1, coat.lit(0.92))
    for x in [-0.12, 0.06] {
      horse.polygon([[x - 0.08, -0.46], [x, -0.9], [x + 0.12, -0.46]], coat.lit(x < 0 ? 0.75 : 1))
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
