import Kernels

/// Coloured pictures of ten classes of things, drawn here: they need no download and there is no
/// end of them.
///
/// The classes are CIFAR-10's, and as there a picture has 32×32 pixels and the classes share most
/// of their colours and grounds, so that what tells them apart is shape. Each picture is one of a
/// few ways to draw its class, with joints, colours and proportions at random; then the whole is
/// turned, stretched, moved, lit, and painted on a ground that suits it, or now and then on any.
public enum DrawnSprites {
  /// Draws `count` pictures, 32×32×3.
  ///
  /// Every ten successive images are the ten classes in a new order. Image i depends on the seed
  /// and on i alone: more images begin with the same ones. All threads of `ThreadPool` draw.
  public static func make(count: Int, seed: UInt64) -> LabelledImages {
    if count < 0 { fatalError("the number of sprites must be 0 or more, found \(count)") }
    let generator = SplitMix64(seed: seed)
    var order = ShuffledBatches(count: 10, batchSize: 1, stream: generator.stream("labels"))
    let labels = (0..<count).map { _ in order.next()[0] }
    let size = side * side * 3
    let pixels = [UInt8](unsafeUninitializedCapacity: count * size) { buffer, initialised in
      ThreadPool.shared.forEach(count) { index in
        var own = generator.stream("sprite \(index)")
        let image = draw(labels[index], using: &own)
        let place = UnsafeMutableBufferPointer(rebasing: buffer[index * size..<(index + 1) * size])
        _ = place.initialize(from: image)
      }
      initialised = count * size
    }
    return LabelledImages(
      name: "drawn sprites", height: side, width: side, channels: 3, pixels: pixels,
      labels: labels.map { UInt8($0) }, classNames: LabelledImages.cifar10ClassNames)
  }

  /// The pixels along a side of the picture.
  static let side = 32

  /// One picture of a class: [32, 32, 3].
  static func draw(_ label: Int, using generator: inout SplitMix64) -> [UInt8] {
    let kind = kinds[label]
    let sprite = generator.choice(of: kind.sprites)(&generator)
    let ground = generator.choice(of: generator.chance(0.15) ? Ground.allCases : kind.grounds)
    let texture = ground.texture(side: Double(side), using: &generator)
    var canvas = SpriteCanvas(side: side, ground: texture.colour)
    let pose = pose(of: sprite, using: &generator)
    let light = Light(
      direction: Point(generator.uniform(-0.25, 0.25), generator.uniform(-0.35, -0.1)),
      outline: generator.uniform(0.15, 0.45))
    canvas.draw(sprite, at: pose, in: light)
    return develop(canvas.colours, using: &generator)
  }

  /// Turned as far as the sprite may be, stretched a little, mirrored or not.
  private static func pose(of sprite: Sprite, using generator: inout SplitMix64) -> Pose {
    let size = generator.uniform(10, 15.5)
    let room = 17.5 - size
    let stretch = generator.uniform(0.88, 1.12)
    let slant = generator.uniform(-0.12, 0.12)
    let turn = Rotation(generator.uniform(-sprite.freedom, sprite.freedom))
    let mirror = generator.chance(0.5) ? -1.0 : 1.0
    return Pose(
      origin: generator.near([16, 16], [room, 0.8 * room]),
      x: size * turn.apply([mirror * stretch, 0]), y: size * turn.apply([slant, 1 / stretch]))
  }

  /// The bytes of a picture, brighter or darker, warmer or colder, with a film's grain.
  private static func develop(_ colours: [RGB], using generator: inout SplitMix64) -> [UInt8] {
    let warmth = generator.uniform(-0.05, 0.05)
    let brightness = generator.uniform(0.8, 1.1)
    let tint = RGB(Float(1 + warmth), 1, Float(1 - warmth)) * Float(255 * brightness)
    let grain = generator.uniform(0, 12)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(colours.count * 3)
    for colour in colours {
      let exposed = colour * tint + Float(grain * (generator.uniform() - 0.5))
      let cut = exposed.clamped(lowerBound: RGB(repeating: 0), upperBound: RGB(repeating: 255))
      for channel in 0..<3 { bytes.append(UInt8(cut[channel])) }
    }
    return bytes
  }
}

// MARK: The ten classes

extension DrawnSprites {
  /// How a class is drawn, and before what.
  struct Kind {
    /// The ways to draw it. A way that stands twice is twice as common.
    let sprites: [@Sendable (inout SplitMix64) -> Sprite]
    let grounds: [Ground]
  }

  /// In the order of CIFAR-10's labels.
  static let kinds = [
    Kind(
      sprites: [Sprite.airliner, Sprite.airliner, Sprite.jet],
      grounds: [.sky, .sky, .clouds, .clouds, .studio, .sea, .stone]),
    Kind(
      sprites: [Sprite.car, Sprite.car, Sprite.carFront],
      grounds: [.road, .road, .stone, .sand, .meadow, .studio, .snow]),
    Kind(
      sprites: [Sprite.songbird, Sprite.songbird, Sprite.flyingBird, Sprite.wader],
      grounds: [.sky, .leaves, .studio, .water, .grass, .meadow, .snow]),
    Kind(
      sprites: [Sprite.catFace, Sprite.sittingCat, Sprite.walkingCat],
      grounds: [.wall, .tiles, .studio, .studio, .grass, .earth]),
    Kind(
      sprites: [Sprite.deer, Sprite.deer, Sprite.deerFace],
      grounds: [.leaves, .grass, .meadow, .meadow, .snow, .earth]),
    Kind(
      sprites: [Sprite.dogFace, Sprite.dogFace, Sprite.walkingDog],
      grounds: [.grass, .grass, .tiles, .wall, .studio, .meadow, .sand]),
    Kind(
      sprites: [Sprite.frogFace, Sprite.frogFace, Sprite.frogSide, Sprite.frogAbove],
      grounds: [.leaves, .grass, .earth, .stone, .pond, .pond, .sand]),
    Kind(
      sprites: [Sprite.horse, Sprite.horse, Sprite.horseHead],
      grounds: [.meadow, .meadow, .grass, .sand, .earth, .leaves]),
    Kind(
      sprites: [Sprite.freighter, Sprite.liner, Sprite.sailboat],
      grounds: [.sea, .sea, .sea, .water]),
    Kind(
      sprites: [Sprite.truck, Sprite.truck, Sprite.truckFront],
      grounds: [.road, .road, .stone, .sand, .meadow, .studio, .snow]),
  ]
}
