import Foundation
public import Pictures
public import Training

extension Experiment {
  /// The curves that the source shows: the discriminator's losses by kind of picture, and the
  /// generator's; of a log's records, smoothed.
  public static func lossChart(_ records: [MetricsRecord]) -> Image {
    func series(_ name: String, _ metric: String) -> LineChart.Series {
      LineChart.Series(name, points: points(of: metric, in: records), smoothing: 0.9)
    }
    return LineChart(
      title: "The losses", xLabel: "step", yLabel: "loss",
      series: [
        series("D, all", "discriminatorLoss"), series("G", "generatorLoss"),
        series("D, labels", "supervisedLoss"), series("D, real", "realLoss"),
        series("D, generated", "fakeLoss"),
      ],
      referenceLines: [ReferenceLine(log(2), label: "ln 2")]
    ).rendered()
  }

  /// The shares of validation pictures that the discriminator and its twins classify rightly.
  /// - Parameter quality: records with `validationAccuracy` and a twin's share each.
  public static func accuracyChart(_ quality: [MetricsRecord], twinRates: [Double]) -> Image {
    let twins = twinRates.enumerated().map { place, rate in
      LineChart.Series(
        "twin, rate \(readableNumber(rate))",
        points: points(of: "\(twinName(at: place))Accuracy", in: quality))
    }
    let game = LineChart.Series(
      "semi-supervised GAN", points: points(of: "validationAccuracy", in: quality))
    return LineChart(
      title: "Validation pictures put into their class", xLabel: "step", yLabel: "share",
      series: [game] + twins
    ).rendered()
  }

  /// What the number of labels decides: the mean errors of game and twin for each number, in percent.
  public static func errorChart(_ outcomes: [Outcome]) -> Image {
    let errors = MeanErrors.all(of: outcomes)
    return BarChart(
      title: "Test pictures put into another class", xLabel: "labels", yLabel: "error, %",
      categories: errors.map { readableCount($0.labelCount) },
      series: [
        BarChart.Series("semi-supervised GAN", values: errors.map { 100 * $0.error.mean }),
        BarChart.Series("supervised twin", values: errors.map { 100 * $0.twinError.mean }),
      ]
    ).rendered()
  }
}

private func points(of metric: String, in records: [MetricsRecord]) -> [Point] {
  records.compactMap { record in record[metric].map { Point(Double(record.step), $0) } }
}
