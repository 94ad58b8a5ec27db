/// What a stroke leaves on the pixels around it.
struct BrushTrack {
  let columns, rows: Range<Int>
  private let stroke: BrushStroke
  /// Pixels in a unit of the stroke's lengths.
  private let unit: Double
  /// How far the stroke is seen from its middle, in pixels.
  private let reach: Double
  /// The length of the path in pixels.
  private var length = 0.0
  /// [rows, columns] in pixels: the squared distance from the path, the distance to its right, and
  /// the way along it.
  private var places: [SIMD3<Double>]

  /// Measures each pixel of a canvas that a stroke may reach; nil if there is none.
  init?(of stroke: BrushStroke, unit: Double, width: Int, height: Int) {
    self.stroke = stroke
    self.unit = unit
    reach = 0.5 * stroke.width * unit + 1
    var (low, high) = (Point(repeating: .infinity), Point(repeating: -.infinity))
    for point in stroke.path {
      low = pointwiseMin(low, point * unit - Point(repeating: reach))
      high = pointwiseMax(high, point * unit + Point(repeating: reach))
    }
    columns = (0..<width).touching(low.x, high.x)
    rows = (0..<height).touching(low.y, high.y)
    if columns.isEmpty || rows.isEmpty { return nil }
    places = Array(repeating: [.infinity, 0, 0], count: columns.count * rows.count)
    let ends = stroke.path.count == 1 ? stroke.path[...] : stroke.path.dropFirst()
    for (start, end) in zip(stroke.path, ends) { follow(from: start * unit, to: end * unit) }
  }

  /// Measures the pixels that are nearer to this line than to all before.
  private mutating func follow(from start: Point, to end: Point) {
    let stretch = (end - start).length
    let ahead = (end - start) / max(stretch, 1e-9)
    let near = columns.touching(min(start.x, end.x) - reach, max(start.x, end.x) + reach)
    for row in rows.touching(min(start.y, end.y) - reach, max(start.y, end.y) + reach) {
      let first = (row - rows.lowerBound) * columns.count - columns.lowerBound
      for column in near {
        let offset = Point(Double(column) + 0.5, Double(row) + 0.5) - start
        let along = min(max(offset.dot(ahead), 0), stretch)
        let apart = offset - along * ahead
        let squared = apart.dot(apart)
        if squared < places[first + column].x {
          let right = ahead.x * apart.y - ahead.y * apart.x
          places[first + column] = [squared, right, length + along]
        }
      }
    }
    length += stretch
  }

  /// What the brush leaves at a pixel; nil where it leaves nothing.
  func mark(_ column: Int, _ row: Int) -> Mark? {
    let place = places[(row - rows.lowerBound) * columns.count + column - columns.lowerBound]
    let width = stroke.width * unit
    let part = place.z / max(length, 1e-9)
    let radius = 0.5 * width * (1 - stroke.taper * part)
    let distance = place.x.squareRoot()
    let edge = min(radius - distance + 0.5, 1, 2 * radius)
    if edge <= 0 { return nil }
    let hairs = Point(7 * place.y / width, 0.5 * place.z / width) + stroke.bristleOffset
    let bristle = stroke.bristles.value(hairs)
    let gap = stroke.dryness * part * max(1 - 2 * bristle, 0)
    return Mark(
      cover: edge * (1 - gap),
      colour: stroke.shade.mixed(with: stroke.colour, 0.25 + 0.75 * bristle),
      thickness: 0.4 + bristle + max(distance / radius - 0.6, 0))
  }

  /// Paint on a pixel: how much of it is covered, and the thickness as a part of the stroke's load.
  struct Mark {
    var cover: Double
    var colour: RGB
    var thickness: Double
  }
}

extension Range<Int> {
  /// The pixels among these that an interval touches.
  fileprivate func touching(_ low: Double, _ high: Double) -> Range<Int> {
    let start = Swift.min(Swift.max(low.rounded(.down), Double(lowerBound)), Double(upperBound))
    let end = Swift.min(Swift.max(high.rounded(.up), start), Double(upperBound))
    return Int(start)..<Int(end)
  }
}
