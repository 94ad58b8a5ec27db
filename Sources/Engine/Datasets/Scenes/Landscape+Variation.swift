import Kernels

extension Landscape {
  /// A landscape drawn by lot; the number is the seed.
  init(variation: Int) {
    var generator = SplitMix64(seed: UInt64(bitPattern: Int64(variation))).stream("landscape")
    let hour = generator.choice(of: Hour.all)
    let land = RGB(hex: generator.choice(of: Self.lands))
    sky = Ramp(generator.choice(of: hour.skies))
    shore = generator.uniform(0.52, 0.76)
    sun = hour.sun(below: shore, using: &generator)
    if hour.isDark {
      stars = (0..<40).map { _ in Point(generator.uniform(), generator.uniform(0, shore)) }
    }
    clouds = (0..<generator.below(6)).map { _ in
      Cloud(
        centre: Point(generator.uniform(), generator.uniform(0.06, 0.5 * shore)),
        length: generator.uniform(0.05, 0.16), colour: RGB(hex: hour.cloud))
    }
    ridges = Self.ridges(above: shore, land.lit(hour.light), RGB(hex: hour.haze), &generator)
    lay(hour, using: &generator)
    bank = Ridge(
      level: generator.uniform(0.86, 0.96), height: generator.uniform(0.03, 0.1),
      frequency: generator.uniform(3, 9), phase: generator.uniform(0, 6),
      colour: RGB(hex: generator.choice(of: [0x3E6B34, 0x5A6B2E, 0x6B5A34, 0x4A5A40]))
        .lit(hour.light))
    build(hour, using: &generator)
    plant(hour, using: &generator)
  }

  /// Two to four ranges, the farthest the highest and the haziest.
  private static func ridges(
    above shore: Double, _ land: RGB, _ haze: RGB, _ generator: inout SplitMix64
  ) -> [Ridge] {
    let count = 2 + generator.below(3)
    let isSharp = generator.chance(0.4)
    return (0..<count).map { number in
      let near = Double(number + 1) / Double(count)
      return Ridge(
        level: shore - 0.24 * (1.05 - near) * generator.uniform(0.6, 1.2),
        height: 0.05 + 0.22 * (1 - near) * generator.uniform(0.7, 1.3),
        frequency: (4 + 13 * near) * generator.uniform(0.8, 1.3),
        phase: generator.uniform(0, 6), isSharp: isSharp && near < 1,
        colour: haze.mixed(with: land, 0.15 + 0.8 * near))
    }
  }

  /// Lays water or a meadow before the mountains.
  private mutating func lay(_ hour: Hour, using generator: inout SplitMix64) {
    if generator.chance(0.6) {
      plain = .lake(glints: sun.colour)
      plainColours = Ramp(generator.choice(of: hour.waters))
    } else {
      let flowers = generator.choice(of: Self.flowers)
      plain = .meadow(flowers: flowers.map { RGB(hex: $0).lit(hour.light) })
      plainColours = Ramp(
        generator.choice(of: Self.meadows).map { RGB(hex: $0).lit(hour.light) })
    }
  }

  private mutating func build(_ hour: Hour, using generator: inout SplitMix64) {
    func building(at foot: Point, size: Double, walls: [UInt32], light: Double) -> Building {
      Building(
        foot: foot, size: size * generator.uniform(0.8, 1.25),
        walls: RGB(hex: generator.choice(of: walls)).lit(light),
        roof: RGB(hex: generator.choice(of: Self.roofs)).lit(light), windows: RGB(hex: hour.window))
    }
    let x = generator.uniform(0.15, 0.85)
    if generator.chance(0.35) {
      castle = building(
        at: Point(x, shore - 0.08), size: 0.17, walls: [0x9A8F80, 0xB5A58A, 0x7A7480],
        light: hour.light)
    }
    if case .lake = plain, generator.chance(0.5) {
      boat = building(
        at: Point(1 - x, 0.55 * shore + 0.4), size: 0.2, walls: [0x7A3A22, 0x2A3A5A, 0xE8E0D0],
        light: hour.light)
      boat?.windows = RGB(hex: generator.choice(of: [0xF6F0E2, 0xD8462E, 0xF0C040]))
        .lit(hour.light)
    }
    if generator.chance(0.45) {
      house = building(
        at: Point(generator.uniform(0.2, 0.8), bank.level - 0.01), size: 0.2,
        walls: [0xF0E6D2, 0xE0B890, 0xB85A48, 0x8AA0B8, 0xE8D070], light: hour.light)
    }
  }

  private mutating func plant(_ hour: Hour, using generator: inout SplitMix64) {
    let firs = generator.chance(0.4)
    let (lit, shaded) = generator.choice(of: firs ? Self.needles : Self.leaves)
    trees = (0..<generator.below(7)).map { _ in
      Tree(
        foot: Point(generator.uniform(), generator.uniform(0.9, 0.98)),
        tall: generator.uniform(0.15, 0.45), isFir: firs,
        lit: RGB(hex: lit).lit(hour.light), shaded: RGB(hex: shaded).lit(hour.light))
    }
  }

  private static let lands: [UInt32] = [
    0x3F5F4E, 0x6B5A3A, 0x5C4A6B, 0x8A6A42, 0x4E6B3A, 0x7A4A3A, 0x3A5A78,
  ]
  private static let meadows: [[UInt32]] = [
    [0x9DB860, 0x6F9A40, 0x3E6B2A], [0xE0C870, 0xC8A040, 0x8A6A24], [0xB8C890, 0x88A860, 0x507A40],
    [0xF4F6FA, 0xD4DEEA, 0xA8BACC], [0xC8A0C8, 0x8A6AA8, 0x4A4A7A],
  ]
  private static let flowers: [[UInt32]] = [
    [0xF4F0E0, 0xF0C830], [0xD83A2A, 0xE86A3A, 0xF4E8D0], [0x8A5AC0, 0xD8A0E0],
    [0xA8B850, 0x5A7A30],
  ]
  private static let roofs: [UInt32] = [0x8A3A2A, 0x4A4A5A, 0xB8583A, 0x5A3A2A, 0x2F5A6A]
  private static let leaves: [(lit: UInt32, shaded: UInt32)] = [
    (0x5F9440, 0x2F5F30), (0xD0802E, 0x8A3F1E), (0xE0BC48, 0x9A7426), (0x8FB84A, 0x4A7A3A),
    (0xE8A8B8, 0xB06880),
  ]
  private static let needles: [(lit: UInt32, shaded: UInt32)] = [
    (0x5F9440, 0x2F5F30), (0x4A7A6A, 0x1F4A4A), (0xA8B8C0, 0x4A6A6A),
  ]
}
