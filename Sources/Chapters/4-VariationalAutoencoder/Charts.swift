public import Pictures
public import Training

/// −ELBO of every batch, and of held-out pictures after every epoch.
public func lossChart(_ steps: [MetricsRecord], epochs: [MetricsRecord]) -> Image {
  let training = steps.compactMap { record -> Point? in
    guard let cost = record["reconstruction"], let price = record["divergence"] else { return nil }
    return Point(Double(record.step), cost + price)
  }
  let heldOut = points(epochs, "negativeELBO")
  return LineChart(
    title: "What a picture costs", xLabel: "step", yLabel: "−ELBO, nats a picture",
    series: [
      LineChart.Series("training, each batch", points: training, smoothing: 0.9),
      LineChart.Series("held-out pictures", points: heldOut),
    ], yRange: usualRange(training + heldOut)
  ).rendered()
}

/// The divergence of every batch's codes from the prior: how much they tell of their pictures.
public func divergenceChart(_ steps: [MetricsRecord]) -> Image {
  let divergences = points(steps, "divergence")
  return LineChart(
    title: "What codes tell of their pictures", xLabel: "step",
    yLabel: "divergence, nats a picture",
    series: [LineChart.Series("training, each batch", points: divergences, smoothing: 0.9)],
    yRange: usualRange(divergences)
  ).rendered()
}

/// From the least value to what 97 of 100 stay below: the first steps cost so much that the rest would be
/// a flat line beside them.
private func usualRange(_ points: [Point]) -> ClosedRange<Double>? {
  let values = points.map(\.y).filter(\.isFinite).sorted()
  guard let least = values.first, values[(values.count - 1) * 97 / 100] > 0 else { return nil }
  return least * 0.95...values[(values.count - 1) * 97 / 100] * 1.05
}

private func points(_ records: [MetricsRecord], _ name: String) -> [Point] {
  records.compactMap { record in record[name].map { Point(Double(record.step), $0) } }
}
