import Foundation
public import Pictures
public import Training

/// Both players' losses over the steps, between the lines at which they would rest at the equilibrium.
public func lossChart(_ records: [MetricsRecord]) -> Image {
  func points(_ name: String) -> [Point] {
    records.compactMap { record in record[name].map { Point(Double(record.step), $0) } }
  }
  return LineChart(
    title: "The two players' losses", xLabel: "step", yLabel: "loss, nats",
    series: [
      LineChart.Series("discriminator", points: points("discriminatorLoss"), smoothing: 0.98),
      LineChart.Series("generator", points: points("generatorLoss"), smoothing: 0.98),
    ],
    referenceLines: [
      ReferenceLine(log(2), label: "ln 2"), ReferenceLine(2 * log(2), label: "2 ln 2"),
    ]
  ).rendered()
}

extension Examination {
  /// The histogram of the discriminator's probabilities.
  public var histogram: Image {
    HistogramChart(
      title: "What the discriminator says", xLabel: "probability of \"real\"",
      yLabel: "share of pictures",
      series: [
        HistogramChart.Series("real", values: real),
        HistogramChart.Series("generated", values: generated),
      ], bins: 20, range: 0...1
    ).rendered()
  }

  /// The probabilities in ascending order: where each share of the pictures begins.
  public var sortedCurves: Image {
    func points(_ sorted: [Double]) -> [Point] {
      sorted.enumerated().map { Point(Double($0) / Double(max(sorted.count - 1, 1)), $1) }
    }
    return LineChart(
      title: "The discriminator's probabilities, sorted", xLabel: "quantile",
      yLabel: "probability of \"real\"",
      series: [
        LineChart.Series("real", points: points(real)),
        LineChart.Series("generated", points: points(generated)),
      ],
      referenceLines: [ReferenceLine(0.5, label: "½")]
    ).rendered()
  }
}
