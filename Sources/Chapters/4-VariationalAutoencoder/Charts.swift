public import Pictures
public import Training

/// The two terms of every batch's −ELBO, and what held-out pictures cost after every epoch.
public func lossChart(_ steps: [MetricsRecord], epochs: [MetricsRecord]) -> Image {
  func points(_ records: [MetricsRecord], _ name: String) -> [Point] {
    records.compactMap { record in record[name].map { Point(Double(record.step), $0) } }
  }
  return LineChart(
    title: "What a picture costs", xLabel: "step", yLabel: "nats a picture",
    series: [
      LineChart.Series(
        "reconstruction", points: points(steps, "reconstruction"), smoothing: 0.8),
      LineChart.Series("divergence", points: points(steps, "divergence"), smoothing: 0.8),
      LineChart.Series("held-out pictures, both", points: points(epochs, "negativeELBO")),
    ], yScale: .logarithmic
  ).rendered()
}
