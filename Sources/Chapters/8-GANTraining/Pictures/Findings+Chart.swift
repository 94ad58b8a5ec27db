public import Pictures

extension Findings {
  /// What games have found on their way: modes where the cloud has any, else their distance from the data.
  /// - Parameters:
  ///   - games: each by its name, with what was found after which steps.
  ///   - data: what is found in the data themselves.
  public static func chart(
    _ games: [(name: String, way: [(step: Int, found: Findings)])], comparedWith data: Findings
  ) -> Image {
    func series(_ measure: (Findings) -> Double) -> [LineChart.Series] {
      games.map { game in
        LineChart.Series(
          game.name, points: game.way.map { Point(Double($0.step), measure($0.found)) })
      }
    }
    if let count = data.coverage?.modeCount {
      return LineChart(
        title: "Modes covered on the way", xLabel: "step", yLabel: "modes",
        series: series { Double($0.coverage?.modes ?? 0) },
        referenceLines: [ReferenceLine(Double(count), label: "all \(count)")],
        yRange: 0...Double(count) * 1.05
      ).rendered()
    }
    return LineChart(
      title: "Distance from the data on the way", xLabel: "step", yLabel: "Jensen–Shannon, nats",
      series: series(\.divergence.jensenShannon),
      referenceLines: [ReferenceLine(data.divergence.jensenShannon, label: "data")]
    ).rendered()
  }
}
