/// How often values fall where: overlaid translucent histograms.
public struct HistogramChart: Chart {
  /// One set of values.
  public struct Series: Sendable {
    /// The name in the legend.
    public let name: String
    /// The values, in any order; those that are not finite are left out.
    public let values: [Double]

    /// Creates a set of values.
    public init(_ name: String, values: [Double]) {
      self.name = name
      self.values = values
    }
  }

  /// What the height of a bin is.
  public enum Measure: Sendable {
    /// The part of all finite values that falls into the bin.
    case share
    /// That part divided by the bin's width: an estimate of p(x).
    case density
  }

  /// Title, axes and legend.
  public let frame: Frame
  private let range: ClosedRange<Double>
  private let heights: [[Double]]

  /// Creates a chart of histograms with common bins.
  ///
  /// - Parameters:
  ///   - bins: how many, at least 1.
  ///   - range: where the bins lie; all finite values if nil. Values outside count as part of the
  ///     whole, but have no bin.
  public init(
    title: String, xLabel: String, yLabel: String, series: [Series], bins: Int = 40,
    range: ClosedRange<Double>? = nil, measure: Measure = .share
  ) {
    if bins < 1 { fatalError("a histogram has at least 1 bin, found \(bins)") }
    let xAxis =
      range.map { Axis(xLabel, range: $0) }
      ?? Axis(xLabel, covering: series.lazy.flatMap(\.values), rounded: false)
    let binWidth = (xAxis.range.upperBound - xAxis.range.lowerBound) / Double(bins)
    let unit = measure == .share ? 1 : binWidth
    let heights = series.map { series in
      histogram(of: series.values, bins: bins, range: xAxis.range).map { $0 / unit }
    }
    self.range = xAxis.range
    self.heights = heights
    frame = Frame(
      title: title, xAxis: xAxis, yAxis: Axis(yLabel, covering: [0] + heights.joined()),
      legend: LegendEntry.entries(series.map(\.name)))
  }

  /// Draws each histogram as one translucent shape, then the outlines.
  public func drawData(on canvas: inout Canvas, in plot: Plot) {
    let outlines = heights.map { outline(of: $0, in: plot) }
    for (index, outline) in outlines.enumerated() {
      canvas.fill(outline, colour: .ofSeries(index), opacity: 0.3)
    }
    for (index, outline) in outlines.enumerated() {
      canvas.stroke([outline], width: 1.5, colour: .ofSeries(index))
    }
  }

  /// The steps of a histogram, from the ground at the left to the ground at the right.
  private func outline(of heights: [Double], in plot: Plot) -> [Point] {
    let width = (range.upperBound - range.lowerBound) / Double(heights.count)
    func corner(_ edge: Int, _ height: Double) -> Point {
      Point(plot.x(range.lowerBound + Double(edge) * width), plot.y(height))
    }
    let steps = heights.enumerated().flatMap { bin, height in
      [corner(bin, height), corner(bin + 1, height)]
    }
    return [corner(0, 0)] + steps + [corner(heights.count, 0)]
  }
}

/// The part of the finite values that falls into each of equally wide bins; the last one holds its
/// upper end too.
func histogram(of values: [Double], bins: Int, range: ClosedRange<Double>) -> [Double] {
  var counts = [Double](repeating: 0, count: bins)
  var total = 0.0
  for value in values where value.isFinite {
    total += 1
    if !range.contains(value) { continue }
    let part = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    counts[min(Int(part * Double(bins)), bins - 1)] += 1
  }
  return total == 0 ? counts : counts.map { $0 / total }
}
