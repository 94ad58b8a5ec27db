public import Pictures
public import Training

/// The loss of the batches and its parts over the steps, on a logarithmic scale, and where it is
/// the perceptual loss that of held-out pictures too.
/// - Parameters:
///   - records: a line a step.
///   - rounds: what was measured of held-out pictures after each round, "heldOut".
public func fastLossChart(_ records: [MetricsRecord], rounds: [MetricsRecord]) -> Image {
  func series(_ name: String, _ title: String, _ records: [MetricsRecord]) -> LineChart.Series? {
    let points = records.compactMap { record in
      record[name].map { Point(Double(record.step), $0) }
    }
    return points.contains { $0.y > 0 } ? LineChart.Series(title, points: points) : nil
  }
  let isPerceptual = records.contains { $0["style"] != nil }
  return LineChart(
    title: "What is left of the loss", xLabel: "step", yLabel: "loss",
    series: [
      series("loss", "loss of the lesson", records), series("content", "content", records),
      series("style", "style", records), series("variation", "variation", records),
      series("heldOut", "loss of held-out pictures", isPerceptual ? rounds : []),
    ].compactMap { $0 }, yScale: .logarithmic
  ).rendered()
}
