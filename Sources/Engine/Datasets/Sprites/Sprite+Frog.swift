import Kernels

extension Sprite {
  /// A frog that sits before us: eyes on top of a wide head, a wide mouth, knees at both sides.
  static func frogFace(using generator: inout SplitMix64) -> Sprite {
    var frog = Sprite()
    let skin = generator.colour(of: Palette.frogs)
    let belly = generator.colour(of: [0xE4E0B0, 0xD8D890, 0xC8D8A0, 0xE8D8B8, 0xF0ECD0])
    let width = generator.uniform(0.6, 0.72)
    let crouch = generator.uniform(-0.05, 0.08)
    frog.shadow([0, 0.86], [1, 0.16])
    frog.mirrored { half in
      half.ellipse([0.62, 0.45], [0.25, 0.38], angle: 0.35, skin.lit(0.8))
      half.webbedFoot([0.68, 0.78], [0.26, 0.1], skin.lit(0.9))
    }
    frog.ellipse([0, 0.36], [0.56, 0.5], skin.lit(0.92))
    frog.ellipse([0, 0.42], [0.4, 0.38], belly)
    frog.mirrored { half in
      half.line([[0.4, 0.25], [0.34, 0.76]], 0.13, to: 0.09, skin)
      half.webbedFoot([0.33, 0.78], [0.08, 0.12], skin)
    }
    let head = Point(0, -0.1 + crouch)
    frog.ellipse(head, [width, 0.42], skin)
    frog.ellipse(head + [0, 0.2], [0.86 * width, 0.22], skin.mixed(with: belly, 0.65))
    for _ in 0..<generator.below(6) {
      frog.ellipse(generator.near(head - [0, 0.14], [0.4, 0.14]), [0.08, 0.06], skin.lit(0.65))
    }
    let eye = generator.near(head + [0.6 * width, -0.36], [0.04, 0.04])
    let iris = generator.colour(of: [0xE8C840, 0xF0E8B0, 0xD87030, 0xF4F4F0, 0xC8D850])
    frog.mirrored { $0.frogEye(eye, skin, iris) }
    frog.mirrored { $0.ellipse(head + [0.1, -0.06], [0.035, 0.03], skin.lit(0.4)) }
    let smile = generator.uniform(0.08, 0.18)
    frog.curve(
      [
        [-0.88 * width, head.y + 0.06], [0, head.y + 0.06 + smile], [0.88 * width, head.y + 0.06],
      ],
      0.035, skin.lit(0.3))
    return frog
  }

  /// A frog that sits and looks to the right, its hind leg folded.
  static func frogSide(using generator: inout SplitMix64) -> Sprite {
    var frog = Sprite()
    let skin = generator.colour(of: Palette.frogs)
    let belly = generator.colour(of: [0xE4E0B0, 0xD8D890, 0xC8D8A0, 0xE8D8B8])
    let head = generator.near([0.48, -0.2], [0.06, 0.08])
    frog.shadow([0, 0.74], [1, 0.16])
    frog.line([[0.12, 0.3], [0.1, 0.68], [0.26, 0.72]], 0.1, to: 0.06, skin.lit(0.65))
    frog.ellipse(0.5 * head + [0.1, 0.36], [0.42, 0.32], angle: -0.5, belly)
    frog.line([[-0.5, 0.36], head - [0.22, -0.14]], 0.34, to: 0.36, skin)
    frog.ellipse(head + [0.12, 0.1], [0.42, 0.2], angle: 0.1, skin.mixed(with: belly, 0.6))
    frog.ellipse(head + [0.1, -0.02], [0.42, 0.24], angle: 0.1, skin)
    frog.curve(
      [head + [0.5, 0.08], head + [0.25, 0.12], head + [-0.1, 0.06]], 0.03, skin.lit(0.3))
    for _ in 0..<generator.below(7) {
      frog.ellipse(generator.near([-0.2, 0.04], [0.3, 0.14]), [0.08, 0.06], skin.lit(0.65))
    }
    frog.line([[0.34, 0.3], [0.3, 0.52], [0.42, 0.74]], 0.12, to: 0.08, skin.lit(0.95))
    frog.webbedFoot([0.42, 0.76], [0.22, 0.06], skin.lit(0.95))
    frog.line([[-0.6, 0.42], [-0.14, 0.34]], 0.26, to: 0.16, skin.lit(0.9))
    frog.line([[-0.12, 0.38], [-0.6, 0.7]], 0.13, to: 0.09, skin.lit(0.78))
    frog.line([[-0.62, 0.74], [-0.1, 0.8]], 0.08, to: 0.06, skin.lit(0.9))
    let iris = generator.colour(of: [0xE8C840, 0xF0E8B0, 0xD87030, 0xC8D850])
    frog.frogEye(head + [0.06, -0.26], skin, iris)
    return frog
  }

  /// A frog seen from above, its legs spread.
  static func frogAbove(using generator: inout SplitMix64) -> Sprite {
    var frog = Sprite()
    let skin = generator.colour(of: Palette.frogs)
    let (knee, elbow) = (generator.uniform(-0.1, 0.25), generator.uniform(-0.4, -0.15))
    frog.freedom = .pi
    frog.shadow([0.06, 0.1], [0.6, 0.7])
    frog.mirrored { half in
      half.line([[0.2, 0.5], [0.68, knee], [0.5, 0.62]], 0.17, to: 0.09, skin.lit(0.82))
      half.line([[0.5, 0.62], [0.78, 0.86]], 0.08, to: 0.05, skin.lit(0.82))
      half.webbedFoot([0.74, 0.84], [0.14, 0.08], skin.lit(0.82))
      half.line([[0.25, -0.15], [0.6, elbow], [0.66, -0.6]], 0.12, to: 0.07, skin.lit(0.88))
      half.webbedFoot([0.66, -0.62], [0.1, -0.12], skin.lit(0.88))
    }
    frog.ellipse([0, 0.15], [0.4, 0.5], skin)
    frog.ellipse([0, -0.36], [0.4, 0.34], skin)
    let marks = skin.lit(generator.choice(of: [0.6, 1.35]))
    if generator.chance(0.5) {
      frog.line([[0, -0.5], [0, 0.55]], 0.06, to: 0.03, marks)
    }
    for _ in 0..<4 {
      let spot = generator.near([0.2, 0.15], [0.1, 0.35])
      frog.mirrored { $0.ellipse(spot, [0.07, 0.07], marks) }
    }
    let iris = generator.colour(of: [0xE8C840, 0xD87030, 0xC8D850])
    frog.mirrored { half in
      half.ellipse([0.3, -0.52], [0.16, 0.16], skin.lit(1.15))
      half.ellipse([0.33, -0.54], [0.1, 0.1], iris)
      half.ellipse([0.34, -0.54], [0.06, 0.06], .black)
    }
    return frog
  }

  /// A bulging eye with a lying pupil and a glint.
  private mutating func frogEye(_ place: Point, _ skin: RGB, _ iris: RGB) {
    ellipse(place, [0.24, 0.23], skin.lit(1.1))
    ellipse(place - [0, 0.02], [0.17, 0.16], iris)
    ellipse(place - [0, 0.01], [0.11, 0.085], .black)
    ellipse(place + [0.04, -0.08], [0.045, 0.045], .white)
  }

  /// Three toes from a heel, the middle one as far as `reach`.
  private mutating func webbedFoot(_ heel: Point, _ reach: Point, _ colour: RGB) {
    let across = 0.6 * Point(-reach.y, reach.x)
    for side in [-1.0, 0, 1] {
      line([heel, heel + reach + side * (across + 0.03)], 0.055, to: 0.045, colour)
    }
  }
}
