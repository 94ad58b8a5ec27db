/// A place on a canvas, in pixels from the top left corner; pixel (0, 0) covers 0..<1 both ways.
/// In a chart's data, x and y are numbers of their own meaning.
public typealias Point = SIMD2<Double>

/// A surface to draw on in RGB, with smooth edges: shapes cover pixels in part.
///
/// There are two ways to cover pixels, along lines and inside a polygon; every other shape is made
/// from these.
public struct Canvas: Sendable {
  /// Pixels in a row.
  public let width: Int
  /// Rows.
  public let height: Int
  /// Nothing is drawn outside; the whole canvas to begin with.
  public var clip: Rectangle
  private var pixels: [Colour]

  /// Creates a canvas of one colour.
  ///
  /// - Precondition: both sides are at least 1.
  public init(width: Int, height: Int, background: Colour = .white) {
    if width < 1 || height < 1 {
      fatalError("a Canvas has sides of at least 1, found \(width)×\(height)")
    }
    self.width = width
    self.height = height
    clip = Rectangle(left: 0, top: 0, right: Double(width), bottom: Double(height))
    pixels = [Colour](repeating: background, count: width * height)
  }

  /// Draws lines through points, with round ends and joins; a line of one point is a dot.
  ///
  /// However often the lines cross, they cover the canvas once, so `opacity` (0 to 1) looks even.
  public mutating func stroke(
    _ lines: [[Point]], width: Double, colour: Colour, opacity: Float = 1
  ) {
    guard var coverage = coverage(of: lines.joined(), margin: width / 2 + 1) else { return }
    for line in lines {
      if line.count == 1 { coverage.add(from: line[0], to: line[0], width: width) }
      for (start, end) in zip(line, line.dropFirst()) {
        coverage.add(from: start, to: end, width: width)
      }
    }
    composite(coverage, colour, opacity)
  }

  /// Fills the polygon with these corners; where it crosses itself, the even-odd rule holds.
  public mutating func fill(_ polygon: [Point], colour: Colour, opacity: Float = 1) {
    guard var coverage = coverage(of: polygon, margin: 1) else { return }
    coverage.add(inside: polygon)
    composite(coverage, colour, opacity)
  }

  /// Fills a rectangle.
  public mutating func fill(_ rectangle: Rectangle, colour: Colour, opacity: Float = 1) {
    fill(rectangle.corners, colour: colour, opacity: opacity)
  }

  /// Fills a circle.
  public mutating func fillCircle(
    centre: Point, radius: Double, colour: Colour, opacity: Float = 1
  ) {
    stroke([[centre]], width: 2 * radius, colour: colour, opacity: opacity)
  }

  /// What has been drawn so far, as 8-bit RGB.
  public var image: Image {
    let bytes = pixels.flatMap { pixel in
      [pixel.red, pixel.green, pixel.blue].map { UInt8((min(max($0, 0), 1) * 255).rounded()) }
    }
    return Image(width: width, height: height, channels: 3, pixels: bytes)
  }

  /// An empty coverage of the clipped pixels around the points; nil if there are none.
  private func coverage(of points: some Sequence<Point>, margin: Double) -> Coverage? {
    var lower = Point(repeating: .infinity)
    var upper = -lower
    for point in points {
      lower = pointwiseMin(lower, point)
      upper = pointwiseMax(upper, point)
    }
    let canvasColumns = (0..<width).pixels(from: clip.left, to: clip.right)
    let canvasRows = (0..<height).pixels(from: clip.top, to: clip.bottom)
    let columns = canvasColumns.pixels(from: lower.x - margin, to: upper.x + margin)
    let rows = canvasRows.pixels(from: lower.y - margin, to: upper.y + margin)
    return columns.isEmpty || rows.isEmpty ? nil : Coverage(columns: columns, rows: rows)
  }

  /// Mixes a colour in: `(1 − a)·old + a·colour`, with a = opacity · coverage.
  private mutating func composite(_ coverage: Coverage, _ colour: Colour, _ opacity: Float) {
    var values = coverage.values.makeIterator()
    for y in coverage.rows {
      for x in coverage.columns {
        let amount = (values.next() ?? 0) * opacity
        if amount > 0 { pixels[y * width + x].mix(colour, amount) }
      }
    }
  }
}
