import Kernels

/// One stroke of a brush, in the units of `PaintedSurface`.
struct BrushStroke {
  /// The middle of the stroke, from touching down to lifting.
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

/// How far the pixels around a stroke are along its path, and how far from it.
struct BrushTrack {
  let columns, rows: Range<Int>
  private let unit: Double
  private let reach: Double
  private let length: Double
  /// [rows, columns]: squared distance, signed distance, way along the path; in pixels.
  private var places: [SIMD3<Double>]

  /// The pixels that a stroke may reach; nil if none are on the canvas.
  init?(of stroke: BrushStroke, unit: Double, columns width: Int, rows height: Int) {
    reach = 0.5 * stroke.width * unit + 1
    var (low, high) = (Point(repeating: .infinity), Point(repeating: -.infinity))
    for point in stroke.path {
      low = pointwiseMin(low, point * unit - Point(repeating: reach))
      high = pointwiseMax(high, point * unit + Point(repeating: reach))
    }
    columns = (0..<width).within(low.x, high.x)
    rows = (0..<height).within(low.y, high.y)
    if columns.isEmpty || rows.isEmpty { return nil }
    self.unit = unit
    let steps = zip(stroke.path, stroke.path.dropFirst())
    length = unit * steps.reduce(0) { $0 + ($1.1 - $1.0).length }
    places = Array(repeating: [.infinity, 0, 0], count: columns.count * rows.count)
  }

  /// Measures each pixel against the nearest piece of the path.
  mutating func follow(_ path: [Point], unit: Double) {
    var passed = 0.0
    for (from, to) in zip(path, path.dropFirst()) {
      let (start, line) = (from * unit, (to - from) * unit)
      let length = max(line.length, 1e-9)
      let ahead = line / length
      let end = start + line
      let near = columns.within(min(start.x, end.x) - reach, max(start.x, end.x) + reach)
      for row in rows.within(min(start.y, end.y) - reach, max(start.y, end.y) + reach) {
        let first = (row - rows.lowerBound) * columns.count - columns.lowerBound
        for column in near {
          let offset = Point(Double(column) + 0.5, Double(row) + 0.5) - start
          let along = min(max((offset * ahead).sum(), 0), length)
          let apart = offset - along * ahead
          let squared = (apart * apart).sum()
          let index = first + column
          if squared < places[index].x {
            let side = ahead.x * apart.y - ahead.y * apart.x
            places[index] = [squared, side, passed + along]
          }
        }
      }
      passed += length
    }
  }

  /// What the brush leaves at a pixel; nil where it leaves nothing.
  func mark(_ column: Int, _ row: Int, of stroke: BrushStroke) -> Mark? {
    let place = places[(row - rows.lowerBound) * columns.count + column - columns.lowerBound]
    let part = place.z / max(length, 1e-9)
    let radius = 0.5 * stroke.width * unit * (1 - stroke.taper * part)
    let distance = place.x.squareRoot()
    let edge = min(radius - distance + 0.5, 1, 2 * radius)
    if edge <= 0 { return nil }
    let width = stroke.width * unit
    let bristle = stroke.bristles.value(
      Point(7 * place.y / width, 0.5 * place.z / width) + stroke.bristleOffset)
    let gap = stroke.dryness * part * max(1 - 2 * bristle, 0)
    let rim = max(distance / radius - 0.6, 0)
    return Mark(
      cover: edge * (1 - gap),
      colour: stroke.shade.mixed(with: stroke.colour, 0.25 + 0.75 * bristle),
      thickness: 0.4 + bristle + rim)
  }

  struct Mark {
    var cover: Double
    var colour: RGB
    /// As a part of the stroke's load.
    var thickness: Double
  }
}

extension Range<Int> {
  /// The pixels among these that an interval touches.
  fileprivate func within(_ low: Double, _ high: Double) -> Range<Int> {
    let start = Swift.min(Swift.max(low.rounded(.down), Double(lowerBound)), Double(upperBound))
    let end = Swift.min(Swift.max(high.rounded(.up), start), Double(upperBound))
    return Int(start)..<Int(end)
  }
}
