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
      [
        [-0.92, deck + 0.08], [0.3, deck + 0.06], [0.9, deck + 0.06 + nose], [0.94, 0.36],
        [-0.94, 0.36],
      ],
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

  /// A tyre with its hub.
  mutating func wheel(_ centre: Point, _ radius: Double) {
    ellipse(centre, [radius, radius], RGB(hex: 0x1C1C1E))
    ellipse(centre, [0.5 * radius, 0.5 * radius], RGB(hex: 0xB4B8BC))
  }
}
