/// Points in the plane, coloured by class.
public struct ScatterChart: Chart {
  /// The points of one class.
  public struct Series: Sendable {
    /// The name in the legend.
    public let name: String
    /// The points, in any order; those that are not finite are left out.
    public let points: [Point]

    /// Creates a class of points.
    public init(_ name: String, points: [Point]) {
      self.name = name
      self.points = points
    }
  }

  /// Title, axes and legend.
  public let frame: Frame
  private let series: [Series]

  /// Creates a chart that holds all finite points, or those in the ranges that are given.
  public init(
    title: String, xLabel: String, yLabel: String, series: [Series],
    xRange: ClosedRange<Double>? = nil, yRange: ClosedRange<Double>? = nil
  ) {
    self.series = series
    let points = series.map(\.points).joined()
    frame = Frame(
      title: title,
      xAxis: xRange.map { Axis(xLabel, range: $0) } ?? Axis(xLabel, covering: points.lazy.map(\.x)),
      yAxis: yRange.map { Axis(yLabel, range: $0) } ?? Axis(yLabel, covering: points.lazy.map(\.y)),
      legend: LegendEntry.entries(series.map(\.name)))
  }

  /// Draws the points translucent, so that crowds look darker; one of each series after the other, so that
  /// none hides another.
  public func drawData(on canvas: inout Canvas, in plot: Plot) {
    for place in 0..<(series.map(\.points.count).max() ?? 0) {
      for (index, series) in series.enumerated() where place < series.points.count {
        let point = series.points[place]
        guard let centre = plot.point(point.x, point.y) else { continue }
        canvas.fillCircle(centre: centre, radius: 2.5, colour: .ofSeries(index), opacity: 0.6)
      }
    }
  }
}
