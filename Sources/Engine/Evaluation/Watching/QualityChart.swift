public import Pictures
public import Training

/// What a gauge has measured over the steps of a run. The scale is logarithmic, for distances that fall
/// to a hundredth of what they were.
public func qualityChart(_ records: [MetricsRecord]) -> Image {
  func series(_ name: String, _ metric: String) -> LineChart.Series? {
    let points = records.compactMap { record in
      record[metric].map { Point(Double(record.step), $0) }
    }
    return points.isEmpty ? nil : LineChart.Series(name, points: points)
  }
  let all = [
    series("kernel distance to held-out data", "kernelDistance"),
    series("classes' divergence, nats", "classDivergence"),
    series("pixel variance, share of the data's", "varianceShare"),
  ]
  return LineChart(
    title: "The samples", xLabel: "step", yLabel: "0 is best; 1 for the variance",
    series: all.compactMap { $0 }, yScale: .logarithmic
  ).rendered()
}
