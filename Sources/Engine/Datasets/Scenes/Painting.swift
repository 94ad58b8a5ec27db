import Kernels
public import Pictures

/// What a drawn painting is like.
public enum PaintingManner: String, CaseIterable, Sendable {
  /// A night in oil: blues and glowing yellows in short thick strokes that stream around whirls and
  /// lights, over a field of grain.
  case swirls
  /// A sea cut in wood: curling bands of blues and cream with dark outlines, under a red sun.
  case waves
  /// A pavement of rosettes: small irregular tiles of glass in rings, with dark joints.
  case mosaic
}

/// Draws a painting, rich in texture from the width of a hair to that of a hand: a style to transfer
/// where no picture is given.
///
/// All lengths grow with the picture's mean side √(width·height), so that a painting shows the same
/// at 256 pixels as at 640. An equal seed paints an equal picture, another seed another of its
/// manner.
/// - Precondition: both sides are at least 1.
public func drawnPainting(
  _ manner: PaintingManner, width: Int, height: Int, seed: UInt64
) -> Image {
  if width < 1 || height < 1 {
    fatalError("a painting has sides of at least 1, found \(width)×\(height)")
  }
  var generator = SplitMix64(seed: seed).stream(manner.rawValue)
  let size = PaintedSurface.size(width: width, height: height)
  switch manner {
  case .swirls:
    let motif = Swirls(size: size, using: &generator).motif
    var surface = PaintedSurface(width: width, height: height) { motif.colour($0).lit(0.6) }
    for brush in Brush.fromBroadToFine { surface.paint(motif, with: brush, using: &generator) }
    return surface.image(relief: 0.55)
  case .waves:
    let sky = Ramp([0x2F5F93, 0xB4CAC2, 0xF0D9A8, 0xE8B98A, 0xE8B98A, 0xE8B98A])
    var print = Woodcut(width: width, height: height, sky: sky, generator: generator)
    print.printSky()
    print.printSea()
    return print.surface.image(relief: 0.3)
  case .mosaic:
    let mosaic = Mosaic(size: size, using: &generator)
    return PaintedSurface(width: width, height: height, paint: mosaic.paint).image(relief: 0.5)
  }
}
