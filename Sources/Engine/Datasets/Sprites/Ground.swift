import Kernels

/// What sprites stand before.
enum Ground: CaseIterable {
  case studio, wall, tiles, sky, clouds, water, sea, pond, grass, meadow, leaves, earth, sand, stone
  case road, snow

  /// The colour of each pixel of a picture of this kind, all else drawn at random.
  func texture(side: Double, using generator: inout SplitMix64) -> Texture {
    switch self {
    case .studio: .gradient(Palette.rooms, side, using: &generator)
    case .wall: .stripes(Palette.rooms, using: &generator)
    case .tiles: .checks(Palette.rooms, using: &generator)
    case .sky: .gradient(Palette.skies, side, using: &generator)
    case .clouds: .noise([0x5A9AD8, 0x4A88C8], [0xF4F4F4, 0xD8DCE4], grain: 9, using: &generator)
    case .water: .ripples(using: &generator)
    case .sea: .horizon(.sky, .water, side, using: &generator)
    case .pond: .pads(side, using: &generator)
    case .grass: .blades(using: &generator)
    case .meadow:
      .horizon(generator.choice(of: [.sky, .clouds, .leaves]), .grass, side, using: &generator)
    case .leaves: .noise(Palette.greens, [0x1E3A20, 0x28401E], grain: 4, using: &generator)
    case .earth: .noise(Palette.earths, Palette.earths, grain: 3, using: &generator)
    case .sand: .noise(Palette.sands, Palette.sands, grain: 5, using: &generator)
    case .stone: .noise(Palette.stones, Palette.stones, grain: 3, using: &generator)
    case .road:
      .horizon(generator.choice(of: [.sky, .leaves, .wall]), .stone, side, using: &generator)
    case .snow: .noise([0xE8ECF0, 0xF4F4F4], [0xC8D0DC, 0xD8DCE0], grain: 6, using: &generator)
    }
  }
}
