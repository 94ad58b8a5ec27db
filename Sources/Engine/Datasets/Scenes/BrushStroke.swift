import Kernels

/// One stroke of a brush, in the units of `PaintedSurface`.
struct BrushStroke {
  /// The middle of the stroke, from touching down to lifting; one point makes a dot.
  var path: [Point]
  var width: Double
  /// How much narrower it ends: 0 is as wide as it began, 1 a point.
  var taper = 0.3
  var colour: RGB
  /// The colour between the bristles' tracks.
  var shade: RGB
  /// How thickly the paint lies, as a part of the width.
  var load = 0.12
  /// How much of the ground shows between the bristles where the brush runs dry, 0 to 1.
  var dryness = 0.35
  /// How the bristles stand.
  var bristles: Noise
  /// Where on `bristles` this brush is.
  var bristleOffset: Point
}
