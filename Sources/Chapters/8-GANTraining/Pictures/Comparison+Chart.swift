public import Pictures

extension Comparison {
  /// Means and seeds of every treatment, from the top in the order in which they were first played, a bar
  /// for each baseline: modes where the cloud has any, else the distance from the data.
  /// - Parameter cloud: what all the games were played on.
  public static func chart(of comparisons: [Comparison], on cloud: PointCloud) -> Image {
    var names: [String] = []
    for comparison in comparisons where !names.contains(comparison.name) {
      names.append(comparison.name)
    }
    let baselines = Baseline.allCases.filter { baseline in
      comparisons.contains { $0.baseline == baseline }
    }
    let series = baselines.map { baseline in
      RemedyChart.Series(
        "\(baseline)",
        values: names.map { name in
          comparisons.first { $0.baseline == baseline && $0.name == name }
            .map { $0.trials.map(\.found.measure) } ?? []
        })
    }
    let modes = cloud.modes.count
    return RemedyChart(
      title: "What each remedy is worth: \(cloud.name)",
      label: modes > 0 ? "modes of \(modes)" : "Jensen–Shannon, nats",
      most: modes > 0 ? Double(modes) * 1.02 : nil, remedies: names, series: series
    ).rendered(width: 900, height: 160 + names.count * 18 * series.count)
  }

  /// What the treatment is called.
  private var name: String { trials[0].match.name }
}
