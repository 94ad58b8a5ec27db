/// Values of a few categories side by side.
public struct BarChart: Chart {
  /// One bar in each category.
  public struct Series: Sendable {
    /// The name in the legend; empty if there is nothing to tell apart.
    public let name: String
    /// One value for each category; those that are not finite have no bar.
    public let values: [Double]

    /// Creates a series.
    public init(_ name: String = "", values: [Double]) {
      self.name = name
      self.values = values
    }
  }

  /// Title, axes, legend and reference lines.
  public let frame: Frame
  private let series: [Series]

  /// Creates a chart whose y axis takes in 0.
  ///
  /// - Precondition: every series has as many values as there are categories.
  public init(
    title: String, xLabel: String = "", yLabel: String, categories: [String], series: [Series],
    referenceLines: [ReferenceLine] = []
  ) {
    for series in series where series.values.count != categories.count {
      fatalError(
        "the bars \"\(series.name)\" have \(series.values.count) values, "
          + "expected one for each of \(categories.count) categories")
    }
    self.series = series
    let heights = series.flatMap(\.values) + referenceLines.map(\.value) + [0]
    frame = Frame(
      title: title, xAxis: Axis(xLabel, categories: categories),
      yAxis: Axis(yLabel, covering: heights),
      legend: LegendEntry.entries(series.map(\.name)), referenceLines: referenceLines)
  }

  /// Draws the bars of a category beside each other in four fifths of its room.
  public func drawData(on canvas: inout Canvas, in plot: Plot) {
    let width = 0.8 / Double(series.count)
    for (index, series) in series.enumerated() {
      for (category, value) in series.values.enumerated() where frame.yAxis.canShow(value) {
        let left = Double(category) + 0.1 + Double(index) * width
        let bar = Rectangle(
          left: plot.x(left).rounded() + 1, top: plot.y(max(value, 0)),
          right: plot.x(left + width).rounded() - 1, bottom: plot.y(min(value, 0)))
        canvas.fill(bar, colour: .ofSeries(index))
      }
    }
  }
}
