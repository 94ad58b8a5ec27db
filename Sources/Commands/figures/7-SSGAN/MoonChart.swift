import Pictures

/// Points in the plane over the probability that a classifier gives them of being of the first class.
struct MoonChart: Chart {
  let frame: Frame
  private let points, labelled, forged: [Point]
  /// Of each cell's centre, row by row from the top left.
  private let probabilities: [Double]

  private static let (xRange, yRange) = (-1.6...2.6, -1.2...1.7)
  private static let (columns, rows) = (105, 72)

  /// A chart of all points, those with labels, and those that are generated.
  init(
    _ title: String, points: [Point], labelled: [Point], forged: [Point],
    probabilities: ([Point]) -> [Double]
  ) {
    (self.points, self.labelled, self.forged) = (points, labelled, forged)
    func middle(_ cell: Int, of count: Int, _ range: ClosedRange<Double>) -> Double {
      let share = (Double(cell) + 0.5) / Double(count)
      return range.lowerBound + share * (range.upperBound - range.lowerBound)
    }
    self.probabilities = probabilities(
      (0..<Self.rows * Self.columns).map { cell in
        Point(
          middle(cell % Self.columns, of: Self.columns, Self.xRange),
          middle(Self.rows - 1 - cell / Self.columns, of: Self.rows, Self.yRange))
      })
    frame = Frame(
      title: title, xAxis: Axis("x", range: Self.xRange), yAxis: Axis("y", range: Self.yRange))
  }

  /// The field, then points without labels in grey, forgeries in red, labelled ones large.
  func drawData(on canvas: inout Canvas, in plot: Plot) {
    drawField(on: &canvas, in: plot)
    func draw(_ points: [Point], radius: Double, _ colour: Colour, opacity: Float) {
      for centre in points.compactMap({ plot.point($0.x, $0.y) }) {
        canvas.fillCircle(centre: centre, radius: radius, colour: colour, opacity: opacity)
      }
    }
    draw(points, radius: 2, .ink, opacity: 0.35)
    draw(forged, radius: 2.5, .ofSeries(2), opacity: 0.8)
    for (index, place) in labelled.enumerated() {
      draw([place], radius: 8, .white, opacity: 1)
      draw([place], radius: 6, .ofSeries(index < labelled.count / 2 ? 0 : 1), opacity: 1)
    }
  }

  private func drawField(on canvas: inout Canvas, in plot: Plot) {
    let width = plot.area.width / Double(Self.columns)
    let height = plot.area.height / Double(Self.rows)
    for (cell, probability) in probabilities.enumerated() {
      let left = plot.area.left + Double(cell % Self.columns) * width
      let top = plot.area.top + Double(cell / Self.columns) * height
      canvas.fill(
        Rectangle(left: left, top: top, right: left + width, bottom: top + height),
        colour: .ofSeries(probability > 0.5 ? 0 : 1), opacity: Float(abs(probability - 0.5) * 0.6))
    }
  }
}
