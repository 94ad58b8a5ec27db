public import Pictures

extension Findings {
  /// What games have found on their way: modes where the cloud has any, else their distance from the data.
  /// - Parameters:
  ///   - games: each by its name, its `measure` over the steps.
  ///   - data: what is found in the data themselves.
  public static func chart(
    _ games: [(name: String, way: [Point])], comparedWith data: Findings
  ) -> Image {
    let series = games.map { LineChart.Series($0.name, points: $0.way) }
    guard let count = data.coverage?.modeCount else {
      return LineChart(
        title: "Distance from the data on the way", xLabel: "step", yLabel: "Jensen–Shannon, nats",
        series: series, referenceLines: [ReferenceLine(data.measure, label: "data")]
      ).rendered()
    }
    return LineChart(
      title: "Modes covered on the way", xLabel: "step", yLabel: "modes", series: series,
      referenceLines: [ReferenceLine(Double(count), label: "all \(count)")],
      yRange: 0...Double(count) * 1.05
    ).rendered()
  }
}
