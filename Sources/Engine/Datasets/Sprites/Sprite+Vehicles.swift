import Kernels

extension Sprite {
  /// A car from its side, driving to the right.
  static func car(using generator: inout SplitMix64) -> Sprite {
    var car = Sprite()
    let paint = generator.colour(of: Palette.paints)
    let glass = generator.colour(of: [0x2A3A4A, 0x8AB0C8, 0x4A6070])
    let (roof, deck) = (generator.uniform(-0.42, -0.28), generator.uniform(-0.02, 0.06))
    let (front, back) = (generator.uniform(0.15, 0.35), generator.uniform(-0.75, -0.4))
    car.shadow([0, 0.52], [1.1, 0.12])
    car.polygon(
      [
        [back - 0.1, deck + 0.05], [back + 0.12, roof], [front - 0.1, roof],
        [front + 0.22, deck + 0.05],
      ], rounding: 0.06, paint)
    let pillar = 0.5 * (back + front)
    car.polygon(
      [[back + 0.04, deck], [back + 0.16, roof + 0.06], [pillar, roof + 0.06], [pillar, deck]],
      rounding: 0.01, glass)
    car.polygon(
      [
        [pillar + 0.09, deck], [pillar + 0.09, roof + 0.06], [front - 0.12, roof + 0.06],
        [front + 0.1, deck],
      ], rounding: 0.01, glass)
    let nose = generator.uniform(0, 0.1)
    car.polygon(
      [[-0.92, deck + 0.08], [0.3, deck + 0.06], [0.9, deck + 0.06 + nose], [0.94, 0.36], [-0.94, 0.36]],
      rounding: 0.06, paint)
    car.line([[pillar + 0.04, deck + 0.1], [pillar + 0.04, 0.32]], 0.015, paint.lit(0.6))
    car.line([[-0.9, 0.34], [0.9, 0.34]], 0.04, paint.lit(0.5))
    car.ellipse([0.9, deck + 0.17 + nose], [0.07, 0.06], RGB(hex: 0xF8F0B0))
    car.ellipse([-0.94, deck + 0.18], [0.05, 0.07], RGB(hex: 0xD03020))
    for x in [-0.55, 0.56] { car.wheel([x, 0.38], 0.22) }
    return car
  }

  /// A car that comes towards us.
  static func carFront(using generator: inout SplitMix64) -> Sprite {
    var car = Sprite()
    let paint = generator.colour(of: Palette.paints)
    let glass = generator.colour(of: [0x2A3A4A, 0x8AB0C8, 0x4A6070])
    let (roof, width) = (generator.uniform(-0.62, -0.45), generator.uniform(0.7, 0.82))
    car.shadow([0, 0.66], [1, 0.14])
    car.mirrored { $0.box([0.46, 0.3], [0.68, 0.66], rounding: 0.04, .black) }
    car.polygon(
      [[-0.46, roof], [0.46, roof], [0.64, 0], [-0.64, 0]], rounding: 0.07, paint)
    car.polygon(
      [[-0.42, roof + 0.06], [0.42, roof + 0.06], [0.55, -0.06], [-0.55, -0.06]], rounding: 0.02,
      glass)
    car.box([-width, 0], [width, 0.46], rounding: 0.09, paint)
    car.line([[-0.55, 0.03], [0.55, 0.03]], 0.03, paint.lit(1.25))
    car.box([-0.32, 0.16], [0.32, 0.28], rounding: 0.03, RGB(hex: 0x2A2A2C))
    car.line([[-width, 0.44], [width, 0.44]], 0.06, paint.lit(0.55))
    car.box([-0.16, 0.38], [0.16, 0.45], rounding: 0.01, .white)
    car.mirrored { half in
      half.ellipse([0.55, 0.2], [0.16, 0.12], RGB(hex: 0xF4F0D0))
      half.ellipse([width + 0.06, -0.06], [0.08, 0.06], paint.lit(0.8))
    }
    return car
  }

  /// A lorry from its side, driving to the right: a cab, and a box, a tank or a heap behind it.
  static func lorry(using generator: inout SplitMix64) -> Sprite {
    var lorry = Sprite()
    let paint = generator.colour(of: Palette.paints)
    let load = generator.colour(of: Palette.paints + [0xF0F0EC, 0xE4E4E0, 0xC8CCD0])
    let (roof, top) = (generator.uniform(-0.4, -0.2), generator.uniform(-0.68, -0.42))
    lorry.shadow([0, 0.64], [1.1, 0.12])
    lorry.box([-0.95, 0.3], [0.9, 0.42], RGB(hex: 0x303034))
    switch generator.below(4) {
    case 0:
      lorry.line([[-0.72, -0.02], [0.1, -0.02]], 0.29, load)
      lorry.line([[-0.3, -0.3], [-0.3, 0.26]], 0.02, load.lit(0.7))
    case 1:
      let heap = generator.colour(of: Palette.earths)
      lorry.polygon([[-0.8, 0.02], [-0.4, -0.36], [0.1, 0.02]], rounding: 0.1, heap)
      lorry.polygon([[-1, -0.08], [0.3, -0.08], [0.24, 0.3], [-0.88, 0.3]], load)
    default:
      lorry.box([-0.98, top], [0.3, 0.3], load)
      if generator.chance(0.6) {
        let stripe = generator.colour(of: Palette.paints)
        lorry.box([-0.94, -0.2], [0.26, generator.uniform(-0.1, 0.05)], rounding: 0, stripe)
      }
    }
    lorry.polygon(
      [[0.42, roof], [0.74, roof], [0.92, -0.02], [0.96, 0.36], [0.42, 0.36]], rounding: 0.04, paint)
    lorry.polygon(
      [[0.56, roof + 0.08], [0.72, roof + 0.08], [0.84, -0.02], [0.56, -0.02]], rounding: 0.01,
      RGB(hex: 0x31475A))
    lorry.ellipse([0.95, 0.24], [0.05, 0.06], RGB(hex: 0xF8F0B0))
    for x in [-0.74, -0.34, 0.68] { lorry.wheel([x, 0.46], 0.19) }
    return lorry
  }

  /// A lorry that comes towards us, taller than wide.
  static func lorryFront(using generator: inout SplitMix64) -> Sprite {
    var lorry = Sprite()
    let paint = generator.colour(of: Palette.paints)
    let load = generator.colour(of: Palette.paints + [0xF0F0EC, 0xE4E4E0])
    lorry.shadow([0, 0.9], [0.9, 0.12])
    lorry.mirrored { $0.box([0.34, 0.6], [0.56, 0.9], rounding: 0.04, .black) }
    lorry.box([-0.68, generator.uniform(-0.98, -0.8)], [0.68, 0.6], load)
    lorry.box([-0.6, -0.6], [0.6, 0.74], rounding: 0.06, paint)
    lorry.box([-0.5, -0.46], [0.5, -0.06], rounding: 0.03, RGB(hex: 0x31475A))
    lorry.line([[-0.42, -0.42], [-0.12, -0.1]], 0.03, RGB(hex: 0x7C98AC))
    let grille = generator.colour(of: [0xC8C8C8, 0x28282A, 0x888888])
    lorry.box([-0.3, 0.08], [0.3, 0.48], grille)
    for y in [0.16, 0.28, 0.4] { lorry.line([[-0.28, y], [0.28, y]], 0.02, grille.lit(0.5)) }
    lorry.line([[-0.62, 0.66], [0.62, 0.66]], 0.08, RGB(hex: 0x9A9A9C))
    lorry.mirrored { half in
      half.ellipse([0.47, 0.44], [0.1, 0.1], RGB(hex: 0xF8F0C0))
      half.line([[0.6, -0.34], [0.78, -0.38]], 0.02, .black)
      half.box([0.74, -0.42], [0.82, -0.12], rounding: 0.02, .black)
    }
    return lorry
  }

  /// A tyre with its hub.
  private mutating func wheel(_ centre: Point, _ radius: Double) {
    ellipse(centre, [radius, radius], RGB(hex: 0x1C1C1E))
    ellipse(centre, [0.5 * radius, 0.5 * radius], RGB(hex: 0xB4B8BC))
  }
}
