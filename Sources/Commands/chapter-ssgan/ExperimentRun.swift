import Foundation
import GAN
import Pictures
import SSGAN
import Training

/// What a run of `train` measures, draws and tells besides what every adversarial game does.
struct ExperimentRun {
  let pictures: RunPictures

  /// Which labels are known.
  var remark: String {
    let subset = pictures.subset
    let count = readableCount(subset.labelled.count)
    let known = subset.isEverything ? "All \(count)" : count
    return """
      \(known) labels are known, those of fingerprint \(subset.fingerprint); \
      \(readableCount(pictures.validation.count)) other pictures choose the twin's rate
      """
  }

  /// The shares of validation pictures that are classified rightly, at first and from step 100 on.
  func measure(_ experiment: Experiment) -> [Metric] {
    if (2..<100).contains(experiment.step) { return [] }
    return experiment.validation(on: pictures.validation)
  }

  /// Draws the accuracies so far, and says what is new.
  func report(_ experiment: Experiment, in folder: RunFolder) throws -> [String] {
    let quality = try MetricsLog.records(in: folder.quality)
    // A spell is told at the first checkpoint that finds it.
    let metrics = try MetricsLog.records(in: folder.metrics)
    let earlier = quality.dropLast().last?.step ?? 0
    let told = Overpowered.spells(in: metrics.filter { $0.step <= earlier }).count
    let warnings = Overpowered.spells(in: metrics).dropFirst(told).map { "Warning: \($0)" }
    guard let now = quality.last, let accuracy = now["validationAccuracy"] else { return warnings }
    let rates = experiment.twins.map(\.learningRate)
    try Experiment.accuracyChart(quality, twinRates: rates)
      .writePNG(to: folder.charts.appending(path: "accuracy.png"))
    let best = rates.indices.compactMap { now["\(Experiment.twinName(at: $0))Accuracy"] }.max()!
    let news = """
      Step \(readableCount(now.step)): \(percent(accuracy)) of validation pictures right, the best \
      twin \(percent(best))
      """
    return warnings + [news]
  }

  /// Tests both, once.
  func conclude(_ experiment: Experiment, in folder: RunFolder) throws -> String? {
    let comparison = TwinComparison(of: experiment, with: pictures)
    try comparison.write(to: folder)
    return "\(comparison)"
  }

  /// When the discriminator was too strong.
  func reading(_ records: [MetricsRecord]) -> String {
    let spells = Overpowered.spells(in: records)
    return spells.isEmpty
      ? "The discriminator never overpowered the generator."
      : spells.map { "Warning: \($0)" }.joined(separator: "\n")
  }
}

/// "93.4 %"
func percent(_ share: Double) -> String { String(format: "%.1f %%", 100 * share) }
