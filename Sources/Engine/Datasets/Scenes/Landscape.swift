public import Pictures

/// A picture of mountains, drawn here: something to work on where no picture is given.
///
/// Variation 0 shows mountains behind a lake. Soft gradients leave room for what a network sees in
/// them, and edges give it a beginning. Every other number draws another hour, other mountains,
/// water or a meadow, trees, and perhaps a house, a castle or a boat; the same number always the same.
public func drawnLandscape(width: Int, height: Int, variation: Int = 0) -> Image {
  let landscape = variation == 0 ? Landscape() : Landscape(variation: variation)
  var canvas = Pictures.Canvas(width: width, height: height)
  canvas.draw(landscape, Point(Double(width), Double(height)))
  return canvas.image
}

/// What there is to see, from far to near. Places are parts of the width and the height.
struct Landscape {
  var sky = Ramp([0x3F6FB8, 0x8FBBE0, 0xF3D9B0])
  var stars: [Point] = []
  var sun = Sun(place: Point(0.7, 0.4), colour: RGB(hex: 0xFFF2C4))
  var clouds = [
    Cloud(centre: Point(0.18, 0.14), length: 0.11), Cloud(centre: Point(0.5, 0.23), length: 0.08),
    Cloud(centre: Point(0.88, 0.12), length: 0.09),
  ]
  var ridges = [
    Ridge(level: 0.47, height: 0.2, frequency: 7, phase: 1.3, colour: RGB(hex: 0x7E93B5)),
    Ridge(level: 0.55, height: 0.13, frequency: 11, phase: 4, colour: RGB(hex: 0x56748A)),
    Ridge(level: 0.62, height: 0.06, frequency: 19, phase: 2, colour: RGB(hex: 0x3F5F4E)),
  ]
  var castle: Building?
  /// Where the mountains end and the plain begins.
  var shore = 0.64
  var plain = Plain.lake(glints: RGB(hex: 0xFFE9B0))
  var plainColours = Ramp([0xC9C3A8, 0x5F8FB0, 0x1F4468])
  var boat: Building?
  var bank = Ridge(
    level: 0.93, height: 0.08, frequency: 5, phase: 0.2, colour: RGB(hex: 0x3E6B34))
  var house: Building?
  var trees = [
    Tree(foot: Point(0.09, 0.93), tall: 0.36), Tree(foot: Point(0.2, 0.95), tall: 0.24),
    Tree(foot: Point(0.93, 0.95), tall: 0.3),
  ]

  /// The sun, or the moon.
  struct Sun {
    var place: Point
    var colour: RGB
    var isCrescent = false
  }

  /// A row of puffs.
  struct Cloud {
    var centre: Point
    var length: Double
    var colour = RGB(repeating: 1)
  }

  /// A range of hills, or of peaks if it is sharp.
  struct Ridge {
    var level, height, frequency, phase: Double
    var isSharp = false
    var colour: RGB
  }

  /// What lies between the mountains and the bank.
  enum Plain {
    /// Water, and the sun's light on it.
    case lake(glints: RGB)
    /// Grass, and flowers of these colours.
    case meadow(flowers: [RGB])
  }

  /// What people have built: where its lowest line's middle is, and its size as a part of the height.
  struct Building {
    var foot: Point
    var size: Double
    var walls, roof, windows: RGB
  }

  /// A tree of leaves, or of needles.
  struct Tree {
    var foot: Point
    /// As a part of the height.
    var tall: Double
    var isFir = false
    var lit = RGB(hex: 0x5F9440)
    var shaded = RGB(hex: 0x2F5F30)
  }
}
