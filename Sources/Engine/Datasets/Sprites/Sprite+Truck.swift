import Kernels

extension Sprite {
  /// A truck from its side, driving to the right: a cab, and a box, a tank or a heap behind it.
  static func truck(using generator: inout SplitMix64) -> Sprite {
    var truck = Sprite()
    let paint = generator.colour(of: Palette.paints)
    let load = generator.colour(of: Palette.paints + [0xF0F0EC, 0xE4E4E0, 0xC8CCD0])
    let (roof, top) = (generator.uniform(-0.4, -0.2), generator.uniform(-0.68, -0.42))
    truck.shadow([0, 0.64], [1.1, 0.12])
    truck.box([-0.95, 0.3], [0.9, 0.42], RGB(hex: 0x303034))
    switch generator.below(4) {
    case 0:
      truck.line([[-0.72, -0.02], [0.1, -0.02]], 0.29, load)
      truck.line([[-0.3, -0.3], [-0.3, 0.26]], 0.02, load.lit(0.7))
    case 1:
      let heap = generator.colour(of: Palette.earths)
      truck.polygon([[-0.8, 0.02], [-0.4, -0.36], [0.1, 0.02]], rounding: 0.1, heap)
      truck.polygon([[-1, -0.08], [0.3, -0.08], [0.24, 0.3], [-0.88, 0.3]], load)
    default:
      truck.box([-0.98, top], [0.3, 0.3], load)
      if generator.chance(0.6) {
        let stripe = generator.colour(of: Palette.paints)
        truck.box([-0.94, -0.2], [0.26, generator.uniform(-0.1, 0.05)], rounding: 0, stripe)
      }
    }
    truck.polygon(
      [[0.42, roof], [0.74, roof], [0.92, -0.02], [0.96, 0.36], [0.42, 0.36]], rounding: 0.04, paint
    )
    truck.polygon(
      [[0.56, roof + 0.08], [0.72, roof + 0.08], [0.84, -0.02], [0.56, -0.02]], rounding: 0.01,
      RGB(hex: 0x31475A))
    truck.ellipse([0.95, 0.24], [0.05, 0.06], RGB(hex: 0xF8F0B0))
    for x in [-0.74, -0.34, 0.68] { truck.wheel([x, 0.46], 0.19) }
    return truck
  }

  /// A truck that comes towards us, taller than wide.
  static func truckFront(using generator: inout SplitMix64) -> Sprite {
    var truck = Sprite()
    let paint = generator.colour(of: Palette.paints)
    let load = generator.colour(of: Palette.paints + [0xF0F0EC, 0xE4E4E0])
    truck.shadow([0, 0.9], [0.9, 0.12])
    truck.mirrored { $0.box([0.34, 0.6], [0.56, 0.9], rounding: 0.04, .black) }
    truck.box([-0.68, generator.uniform(-0.98, -0.8)], [0.68, 0.6], load)
    truck.box([-0.6, -0.6], [0.6, 0.74], rounding: 0.06, paint)
    truck.box([-0.5, -0.46], [0.5, -0.06], rounding: 0.03, RGB(hex: 0x31475A))
    truck.line([[-0.42, -0.42], [-0.12, -0.1]], 0.03, RGB(hex: 0x7C98AC))
    let grille = generator.colour(of: [0xC8C8C8, 0x28282A, 0x888888])
    truck.box([-0.3, 0.08], [0.3, 0.48], grille)
    for y in [0.16, 0.28, 0.4] { truck.line([[-0.28, y], [0.28, y]], 0.02, grille.lit(0.5)) }
    truck.line([[-0.62, 0.66], [0.62, 0.66]], 0.08, RGB(hex: 0x9A9A9C))
    truck.mirrored { half in
      half.ellipse([0.47, 0.44], [0.1, 0.1], RGB(hex: 0xF8F0C0))
      half.line([[0.6, -0.34], [0.78, -0.38]], 0.02, .black)
      half.box([0.74, -0.42], [0.82, -0.12], rounding: 0.02, .black)
    }
    return truck
  }
}
