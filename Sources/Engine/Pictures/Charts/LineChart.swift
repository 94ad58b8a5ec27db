/// Curves over a common x axis, such as losses over training steps.
public struct LineChart: Chart {
  /// One curve.
  public struct Series: Sendable {
    /// The name in the legend.
    public let name: String
    /// The points in the order they are joined; where one is not finite, the curve has a gap.
    public let points: [Point]
    /// How much of the average so far each step keeps, in 0..<1; 0 draws the points as they are.
    public let smoothing: Double

    /// Creates a curve through points. With `smoothing`, the points are drawn pale and their
    /// exponential moving average over them.
    public init(_ name: String, points: [Point], smoothing: Double = 0) {
      self.name = name
      self.points = points
      self.smoothing = smoothing
    }

    /// Creates a curve of one value a step, the first at x = 1.
    public init(_ name: String, values: [Double], smoothing: Double = 0) {
      let points = values.enumerated().map { Point(Double($0.offset + 1), $0.element) }
      self.init(name, points: points, smoothing: smoothing)
    }
  }

  /// Title, axes, legend and reference lines.
  public let frame: Frame
  private let series: [Series]

  /// Creates a chart that holds all finite points; the y axis takes in the reference lines too.
  ///
  /// - Parameters:
  ///   - yScale: logarithmic leaves out what is not positive.
  ///   - xRange: the ends of the x axis; those of the points if nil.
  ///   - yRange: the ends of the y axis, where outliers would press everything else together.
  public init(
    title: String, xLabel: String, yLabel: String, series: [Series],
    referenceLines: [ReferenceLine] = [], yScale: Axis.Scale = .linear,
    xRange: ClosedRange<Double>? = nil, yRange: ClosedRange<Double>? = nil
  ) {
    self.series = series
    let points = series.map(\.points).joined()
    let heights = points.lazy.map(\.y) + referenceLines.map(\.value)
    frame = Frame(
      title: title,
      xAxis: xRange.map { Axis(xLabel, range: $0) }
        ?? Axis(xLabel, covering: points.lazy.map(\.x), rounded: false),
      yAxis: yRange.map { Axis(yLabel, range: $0, scale: yScale) }
        ?? Axis(yLabel, covering: heights, scale: yScale),
      legend: LegendEntry.entries(series.map(\.name)), referenceLines: referenceLines)
  }

  /// Draws all pale curves, then all strong ones over them; a point without neighbours is a dot.
  public func drawData(on canvas: inout Canvas, in plot: Plot) {
    for (index, curve) in series.enumerated() where curve.smoothing > 0 {
      let lines = Self.lines(through: curve.points, in: plot)
      canvas.stroke(lines, width: 1, colour: .ofSeries(index), opacity: 0.25)
    }
    for (index, curve) in series.enumerated() {
      let points = exponentialMovingAverage(of: curve.points, keeping: curve.smoothing)
      let lines = Self.lines(through: points, in: plot)
      canvas.stroke(lines.filter { $0.count > 1 }, width: 2, colour: .ofSeries(index))
      canvas.stroke(lines.filter { $0.count == 1 }, width: 5, colour: .ofSeries(index))
    }
  }

  /// The curve on the canvas, in pieces where it has gaps.
  private static func lines(through points: [Point], in plot: Plot) -> [[Point]] {
    points.map { plot.point($0.x, $0.y) }
      .split(separator: nil, omittingEmptySubsequences: true)
      .map { $0.compactMap { $0 } }
  }
}

/// The points with their y averaged over what came before, the further back the less.
///
/// `mₜ = β·mₜ₋₁ + (1 − β)·yₜ` from `m₀ = 0`, divided by `1 − βᵗ` so that the first values are not
/// drawn towards 0: the correction of Kingma & Ba (2015), section 3. A y that is not finite stays
/// as it is and does not enter the average.
/// - Precondition: 0 ≤ β < 1.
func exponentialMovingAverage(of points: [Point], keeping β: Double) -> [Point] {
  if !(0..<1).contains(β) { fatalError("smoothing keeps a part in 0..<1, found \(β)") }
  var (average, weight) = (0.0, 0.0)
  return points.map { point in
    if !point.y.isFinite { return point }
    average = β * average + (1 - β) * point.y
    weight = β * weight + (1 - β)
    return Point(point.x, average / weight)
  }
}
