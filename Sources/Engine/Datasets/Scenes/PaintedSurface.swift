import Pictures

/// A canvas under wet paint: a colour for each pixel, and how thickly it lies there.
///
/// Brushes leave ridges of paint, and light from the upper left brings them out in the end:
/// Hertzmann, "Fast paint texture", NPAR 2002.
///
/// Places and lengths are in hundredths of the picture's mean side `√(width·height)`, so that the
/// same strokes make the same painting at any size.
struct PaintedSurface {
  /// Pixels in a row.
  let width: Int
  /// Rows.
  let height: Int
  /// [height, width].
  private var colours: [RGB]
  /// [height, width], the height of the paint in pixels.
  private var thickness: [Float]

  /// A flat ground with a colour for every place.
  init(width: Int, height: Int, ground: (Point) -> RGB) {
    self.init(width: width, height: height) { Paint(colour: ground($0), thickness: 0) }
  }

  /// A surface that is known at every place.
  init(width: Int, height: Int, paint: (Point) -> Paint) {
    self.width = width
    self.height = height
    let unit = Self.unit(width: width, height: height)
    colours = []
    thickness = []
    for row in 0..<height {
      for column in 0..<width {
        let here = paint(Point(Double(column) + 0.5, Double(row) + 0.5) / unit)
        colours.append(here.colour)
        thickness.append(Float(here.thickness * unit))
      }
    }
  }

  /// Paint at one place.
  struct Paint {
    var colour: RGB
    var thickness: Double
  }

  /// The pixels in a hundredth of the mean side.
  private var unit: Double { Self.unit(width: width, height: height) }

  /// The lower right corner.
  var size: Point { Self.size(width: width, height: height) }

  /// The lower right corner of a surface with these sides.
  static func size(width: Int, height: Int) -> Point {
    Point(Double(width), Double(height)) / unit(width: width, height: height)
  }

  private static func unit(width: Int, height: Int) -> Double {
    (Double(width) * Double(height)).squareRoot() / 100
  }

  /// Draws a brush along a path; where it meets itself the nearest part of the path counts.
  mutating func apply(_ stroke: BrushStroke) {
    guard let track = BrushTrack(of: stroke, unit: unit, width: width, height: height) else {
      return
    }
    let load = Float(stroke.load * stroke.width * unit)
    for row in track.rows {
      for column in track.columns {
        guard let mark = track.mark(column, row) else { continue }
        let index = row * width + column
        let cover = Float(mark.cover)
        colours[index] += cover * (mark.colour - colours[index])
        let laid = 0.35 * thickness[index] + load * Float(mark.thickness)
        thickness[index] += cover * (laid - thickness[index])
      }
    }
  }

  /// What is seen of the surface in light from the upper left, as 8-bit RGB.
  ///
  /// - Parameter relief: How much brighter a slope of 1 towards the light is, as a part of its
  ///   colour; half of that glistens white.
  func image(relief: Float) -> Image {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(3 * colours.count)
    for row in 0..<height {
      let (above, below) = (max(row - 1, 0) * width, min(row + 1, height - 1) * width)
      for column in 0..<width {
        let (left, right) = (max(column - 1, 0), min(column + 1, width - 1))
        let across = thickness[row * width + right] - thickness[row * width + left]
        let down = thickness[below + column] - thickness[above + column]
        let slope = min(max(0.35 * (across + down), -1), 1)
        let glint = 0.5 * relief * max(slope - 0.35, 0)
        let lit = colours[row * width + column] * (1 + relief * slope) + glint
        let cut = lit.clamped(lowerBound: RGB(repeating: 0), upperBound: RGB(repeating: 1))
        for channel in 0..<3 { bytes.append(UInt8((255 * cut[channel]).rounded())) }
      }
    }
    return Image(width: width, height: height, channels: 3, pixels: bytes)
  }
}
