import Kernels
public import Pictures

/// What a drawn painting is like.
public enum PaintingManner: String, CaseIterable, Sendable {
  /// A night sky streaming around whirls and lights, in thick strokes of oil.
  case swirls
  case waves
  case mosaic
}

public func drawnPainting(
  _ manner: PaintingManner, width: Int, height: Int, seed: UInt64
) -> Image {
  var generator = SplitMix64(seed: seed).stream(manner.rawValue)
  switch manner {
  case .mosaic:
    let unit = (Double(width) * Double(height)).squareRoot() / 100
    let size = Point(Double(width), Double(height)) / unit
    let mosaic = Mosaic(size: size, using: &generator)
    return PaintedSurface(width: width, height: height, paint: mosaic.paint).image(relief: 0.5)
  case .waves:
    let unit = (Double(width) * Double(height)).squareRoot() / 100
    let size = Point(Double(width), Double(height)) / unit
    var waves = Waves(size: size, using: &generator)
    return waves.surface(width: width, height: height).image(relief: 0.3)
  case .swirls: return swirls(width: width, height: height, using: &generator)
  }
}

func swirls(width: Int, height: Int, using generator: inout SplitMix64) -> Image {
  let unit = (Double(width) * Double(height)).squareRoot() / 100
  let size = Point(Double(width), Double(height)) / unit
  let scene = Swirls(size: size, using: &generator)
  var surface = PaintedSurface(width: width, height: height) { scene.motif.colour($0).lit(0.6) }
  for brush in [
    Brush(width: 5, strokeLength: 4, spacing: 0.7, jitter: 0.1),
    Brush(width: 2.9, strokeLength: 4.5, spacing: 0.75, jitter: 0.16, share: 0.9),
    Brush(width: 1.7, strokeLength: 5, spacing: 0.9, jitter: 0.2, share: 0.7),
    Brush(width: 0.9, strokeLength: 6, spacing: 1.6, jitter: 0.3, share: 0.4),
  ] {
    surface.paint(scene.motif, with: brush, using: &generator)
  }
  return surface.image(relief: 0.55)
}
