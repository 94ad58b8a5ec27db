public import Pictures

/// What each remedy is worth: bars from left to right, one for each baseline, and a dot for each seed.
public struct RemedyChart: Chart {
  /// The games of one baseline.
  public struct Series: Sendable {
    /// The name in the legend.
    public let name: String
    /// For each remedy, its games' numbers; none where it was not played.
    public let values: [[Double]]

    /// A series.
    public init(_ name: String, values: [[Double]]) { (self.name, self.values) = (name, values) }
  }

  /// Title, axes and legend.
  public let frame: Frame
  private let series: [Series]

  /// A chart with the first remedy at the top.
  /// - Parameter most: the end of the axis; the largest value if nil.
  /// - Precondition: every series has as many values as there are remedies.
  public init(
    title: String, label: String, most: Double? = nil, remedies: [String], series: [Series]
  ) {
    for series in series where series.values.count != remedies.count {
      fatalError(
        "\(series.name) has values of \(series.values.count) remedies, expected \(remedies.count)")
    }
    self.series = series
    frame = Frame(
      title: title,
      xAxis: most.map { Axis(label, range: 0...$0) }
        ?? Axis(label, covering: [0] + series.flatMap(\.values).joined()),
      yAxis: Axis("", categories: remedies.reversed()),
      legend: series.enumerated().map {
        LegendEntry(name: $0.element.name, colour: .ofSeries($0.offset))
      })
  }

  /// Draws the bars of a remedy below each other in four fifths of its room.
  public func drawData(on canvas: inout Canvas, in plot: Plot) {
    let width = 0.8 / Double(series.count)
    for (index, series) in series.enumerated() {
      for (place, values) in series.values.enumerated() where !values.isEmpty {
        let top = Double(self.series[0].values.count - place) - 0.1 - Double(index) * width
        let mean = values.reduce(0, +) / Double(values.count)
        guard let start = plot.point(0, top), let end = plot.point(mean, top - width) else {
          continue
        }
        canvas.fill(
          Rectangle(left: start.x, top: start.y + 1, right: end.x, bottom: end.y - 1),
          colour: .ofSeries(index), opacity: 0.6)
        for value in values {
          guard let centre = plot.point(value, top - width / 2) else { continue }
          canvas.fillCircle(centre: centre, radius: 2.5, colour: .ink, opacity: 0.5)
        }
      }
    }
  }
}
