import Kernels

extension Sprite {
  /// An airliner from its side, flying to the right.
  static func airliner(using generator: inout SplitMix64) -> Sprite {
    var plane = Sprite()
    plane.freedom = 0.35
    let paint = generator.colour(of: [0xF4F4F2, 0xE4E8EC, 0xC8CCD0, 0xF0F0E4, 0x9AA4B0])
    let accent = generator.colour(of: Palette.paints)
    let (radius, sweep) = (generator.uniform(0.13, 0.18), generator.uniform(0.35, 0.6))
    plane.polygon(
      [[0.1, -0.06], [-0.1 - sweep, -0.42], [-0.26 - sweep, -0.42], [-0.3, -0.04]], paint.lit(0.72))
    plane.polygon([[-0.62, -0.05], [-0.82, -0.52], [-0.98, -0.52], [-0.94, -0.03]], accent)
    plane.line([[-0.9, -0.04], [-0.6, 0]], 0.06, to: radius, paint)
    plane.line([[-0.6, 0], [0.74, 0]], radius, paint)
    plane.ellipse([0.8, 0.02], [0.22, 0.9 * radius], paint)
    plane.line([[-0.8, 0.08], [0.8, 0.08]], 0.03, accent)
    plane.polygon(
      [[0.82, -0.09], [0.92, -0.02], [0.78, -0.02]], rounding: 0.02, RGB(hex: 0x2A3A4A))
    for i in 0..<6 {
      plane.ellipse([0.55 - 0.19 * Double(i), -0.03], [0.035, 0.035], RGB(hex: 0x34485C))
    }
    plane.polygon(
      [[-0.72, 0], [-1.02, 0.14], [-1.08, 0.1], [-0.92, -0.04]], rounding: 0.02, paint.lit(0.8))
    plane.line([[0.02, 0.28], [0.2, 0.28]], 0.08, paint.lit(0.6))
    plane.polygon(
      [[0.2, 0.06], [-0.16 - sweep, 0.5], [-0.34 - sweep, 0.5], [-0.24, 0.06]], rounding: 0.02,
      paint.lit(0.85))
    return plane
  }

  /// An airplane from above or below, heading up before it is turned.
  static func jet(using generator: inout SplitMix64) -> Sprite {
    var plane = Sprite()
    plane.freedom = .pi
    let paint = generator.colour(of: [0xF0F0F0, 0xC8CCD0, 0x8A949C, 0x5A646C, 0x6A7460, 0xD8C8A0])
    let accent = generator.colour(of: Palette.paints)
    let (sweep, chord) = (generator.uniform(0, 0.55), generator.uniform(0.2, 0.4))
    let radius = generator.uniform(0.1, 0.15)
    let isFighter = generator.chance(0.4)
    plane.mirrored { half in
      let tip = Point(isFighter ? 0.66 : 0.94, sweep)
      half.polygon(
        [[0, -0.15], tip, tip + [0, 0.12], [0, -0.15 + chord + 0.5 * sweep]], rounding: 0.02,
        paint.lit(0.88))
      half.polygon(
        [[0, 0.62], [0.36, 0.82], [0.36, 0.92], [0, 0.86]], rounding: 0.02, paint.lit(0.84))
      if isFighter {
        half.line([[0.08, 0.3], [0.08, 0.86]], 0.09, paint.lit(0.75))
        half.ellipse([0.4, 0.5 * sweep + 0.06], [0.07, 0.07], accent)
      } else {
        half.line([[0.4, 0.4 * sweep - 0.14], [0.4, 0.4 * sweep + 0.06]], 0.065, paint.lit(0.6))
      }
    }
    plane.line([[0, -0.7], [0, 0.86]], radius, to: 0.07, paint)
    plane.ellipse([0, -0.74], [radius, 0.22], isFighter ? paint : accent)
    plane.ellipse([0, -0.55], [0.6 * radius, 0.1], RGB(hex: 0x2A3A4A))
    plane.line([[0, 0.6], [0, 0.92]], 0.04, accent)
    return plane
  }
}
