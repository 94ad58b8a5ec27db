import Foundation
import GANTraining
import Pictures
import Training

/// What an ablation has found: a table for each baseline, and a chart.
struct AblationReport {
  private let comparisons: [Comparison]
  private let cloud: PointCloud
  private let settings: AblationRecord.Settings

  init(_ trials: [Trial], on cloud: PointCloud, settings: AblationRecord.Settings) {
    comparisons = Comparison.all(in: trials)
    (self.cloud, self.settings) = (cloud, settings)
  }

  private var baselines: [Baseline] {
    Baseline.allCases.filter { baseline in comparisons.contains { $0.baseline == baseline } }
  }

  private var hasModes: Bool { !cloud.modes.isEmpty }

  // MARK: Tables

  /// Both tables for a terminal.
  var text: String { tables { "\(heading(of: $0))\n\(table(of: $0).text)" } }

  /// Both tables for a tutorial.
  var markdown: String { tables { "## \(heading(of: $0))\n\n\(table(of: $0).markdown)" } + "\n" }

  private func tables(_ part: (Baseline) -> String) -> String {
    (baselines.map(part) + [legend]).joined(separator: "\n\n")
  }

  private func heading(of baseline: Baseline) -> String {
    let games = comparisons.first { $0.baseline == baseline }!.trials
    return """
      \(baseline.hyphenated): \(cloud.name), \(readableCount(games[0].steps)) steps, \
      \(games.count == 1 ? "1 seed" : "\(games.count) seeds")
      """
  }

  private var legend: String {
    """
    \(hasModes ? "Modes" : "Jensen–Shannon in thousandths of a nat"), seed by seed, then means. Won \
    and lost: seeds with more and with fewer \(hasModes ? "modes" : "thousandths saved") than \
    without a remedy; p: how often chance alone splits them so unevenly. Points made: by the \
    generator, for both players.
    """
  }

  private func table(of baseline: Baseline) -> Table {
    var table = Table(
      heading: ["remedy", "each seed", "mean", "high quality", "reverse KL", "Jensen–Shannon"]
        + ["won–lost", "p", "D's loss", "points made", "seconds"])
    table.rows = comparisons.filter { $0.baseline == baseline }.map(row)
    return table
  }

  private func row(_ comparison: Comparison) -> [String] {
    let trials = comparison.trials
    let test = comparison.signTest { hasModes ? $0.found.measure : -$0.found.measure }
    let isBaseline = comparison.remedies.isEmpty
    let scores = trials.map { hasModes ? $0.found.measure : 1_000 * $0.found.measure }
    return [
      trials[0].match.name, scores.map { decimals($0, 0) }.joined(separator: " "),
      decimals(mean(scores), 1), decimals(mean(trials.compactMap { $0.coverage?.highQuality }), 2),
      decimals(mean(trials.compactMap { $0.coverage?.reverseKL }), 2),
      decimals(mean(trials.map(\.divergence.jensenShannon)), 3),
      isBaseline ? "–" : "\(test.wins)–\(test.losses)",
      isBaseline ? "–" : decimals(test.probability, 3),
      decimals(mean(trials.compactMap(\.discriminatorLoss)), 2),
      readableCount(Int(mean(trials.map { Double($0.generatorEvaluations) })!)),
      decimals(mean(trials.map(\.seconds)), 1),
    ]
  }

  // MARK: Files

  /// Means and seeds of every remedy on both baselines.
  var chart: Image {
    var names: [String] = []
    for comparison in comparisons where !names.contains(comparison.trials[0].match.name) {
      names.append(comparison.trials[0].match.name)
    }
    let series = baselines.map { baseline in
      RemedyChart.Series(
        baseline.hyphenated,
        values: names.map { name in
          comparisons.first { $0.baseline == baseline && $0.trials[0].match.name == name }
            .map { $0.trials.map(\.found.measure) } ?? []
        })
    }
    return RemedyChart(
      title: "What each remedy is worth: \(cloud.name)",
      label: hasModes ? "modes of \(cloud.modes.count)" : "Jensen–Shannon, nats",
      most: hasModes ? Double(cloud.modes.count) * 1.02 : nil, remedies: names, series: series
    ).rendered(width: 900, height: 160 + names.count * 18 * series.count)
  }

  /// Writes `ablation.md` and `ablation.png`.
  func write(to folder: URL) throws {
    try writeAtomically(markdown, to: folder.appending(path: "ablation.md"))
    try chart.writePNG(to: folder.appending(path: "ablation.png"))
  }
}

private func mean(_ values: [Double]) -> Double? {
  values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
}
