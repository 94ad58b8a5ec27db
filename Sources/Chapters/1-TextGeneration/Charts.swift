import Foundation
public import Pictures
public import Training

/// The loss of every step in bits per symbol, and what the held-out text costs.
public func lossChart(_ steps: [MetricsRecord], epochs: [MetricsRecord]) -> Image {
  var series = [
    LineChart.Series(
      "training, each batch", points: points(steps, "loss") { bits($0) }, smoothing: 0.8),
    LineChart.Series("training, mean of the epoch", points: points(epochs, "trainingBits") { $0 }),
  ]
  let heldOut = points(epochs, "heldOutBits") { $0 }
  if !heldOut.isEmpty { series.append(LineChart.Series("held-out text", points: heldOut)) }
  return LineChart(
    title: "Surprise at the next symbol", xLabel: "step", yLabel: "bits per symbol",
    series: series
  ).rendered()
}

/// The length of the gradient of every step, before it is clipped.
public func gradientChart(_ steps: [MetricsRecord], clipNorm: Double?) -> Image {
  LineChart(
    title: "The length of the gradient", xLabel: "step", yLabel: "length, before clipping",
    series: [
      LineChart.Series(
        "all parameters", points: points(steps, "gradientNorm") { $0 }, smoothing: 0.8)
    ],
    referenceLines: clipNorm.map { [ReferenceLine($0, label: "clipped to \($0)")] } ?? [],
    yScale: .logarithmic
  ).rendered()
}

private func points(
  _ records: [MetricsRecord], _ name: String, _ unit: (Double) -> Double
) -> [Point] {
  records.compactMap { record in
    record[name].map { Point(Double(record.step), unit($0)) }
  }
}
