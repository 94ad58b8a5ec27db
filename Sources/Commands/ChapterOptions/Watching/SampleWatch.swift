import ArgumentParser
import Datasets
import Evaluation
import Foundation
import GAN
import Pictures
import Tensors
import Training

/// Looks at the samples of a run at every checkpoint: measures them, keeps the best, and warns.
///
/// Whatever it decides, it decides from the run's logs, which are cut back when a run is resumed: it
/// has nothing to remember.
struct SampleWatch {
  private let settings: WatchSettings
  private let gauge: SampleGauge
  private let troubles: TroubleWatch

  /// The fewest held-out pictures by which one checkpoint can be preferred to another.
  private static let fewestHeldOut = 100

  /// Draws or reads the data that samples are held against: pictures that neither training nor an
  /// evaluation sees, where they are drawn.
  init(
    _ plan: WatchPlan, learning pictures: LabelledImages, of source: PictureSource, seed: UInt64,
    steps: Int, troubles: [Trouble]
  ) throws {
    settings = plan.settings
    let random = SplitMix64(seed: seed).stream("watch")
    var drawing = random.stream("held-out pictures")
    let heldOut =
      plan.classifier == nil
      ? nil : try source.heldOut(drawn: settings.sampleCount, seed: drawing.next())
    if settings.keepsBest, let count = heldOut?.count, count < Self.fewestHeldOut {
      throw ValidationError(
        """
        --keep-best: \(Self.fewestHeldOut) held-out pictures are needed to choose by, found \
        \(count) in \(source).
        """)
    }
    gauge = SampleGauge(
      training: pictures, heldOut: heldOut, classifier: plan.classifier,
      count: settings.sampleCount, stream: random.stream("choice"))
    self.troubles = TroubleWatch(
      for: troubles, steps: steps, divergenceLimit: gauge.divergenceLimit)
  }

  /// When to look.
  var milestones: Milestones { settings.keepsBest ? .close : .round }

  /// Measures samples, from the same noise each time.
  /// - Parameter metrics: what else has been measured.
  /// - Returns: warnings.
  func look(
    at game: some AdversarialGame, in folder: RunFolder, besides metrics: [Metric]
  ) throws -> [String] {
    var random = SplitMix64(seed: folder.identity.seed).stream("watched samples")
    let samples = game.images(of: game.samples(settings.sampleCount, using: &random))
    let record = MetricsRecord(step: game.step, gauge.measure(samples) + metrics)
    let log = MetricsLog(folder.quality)
    log.append(record)
    try log.flush()
    let records = try MetricsLog.records(in: folder.quality)
    if settings.keepsBest && record == best(of: records) {
      try game.checkpoint().write(to: folder.best)
    }
    try qualityChart(records).writePNG(to: folder.charts.appending(path: "quality.png"))
    return try spells(in: folder, quality: records).compactMap { $0.note(atStep: game.step) }
  }

  /// The first record with the smallest distance.
  private func best(of records: [MetricsRecord]) -> MetricsRecord? {
    records.filter { $0["kernelDistance"] != nil }
      .min { $0["kernelDistance"]! < $1["kernelDistance"]! }
  }

  private func spells(
    in folder: RunFolder, quality: [MetricsRecord]
  ) throws -> [TroubleWatch.Spell] {
    troubles.spells(metrics: try MetricsLog.records(in: folder.metrics), quality: quality)
  }
}

// MARK: At the end

extension SampleWatch {
  /// The samples at the last checkpoint, the best one, and what went wrong on the way.
  func summary(of folder: RunFolder) throws -> String {
    guard FileManager.default.fileExists(atPath: folder.quality.path) else { return "" }
    let records = try MetricsLog.records(in: folder.quality)
    guard let last = records.last else { return "" }
    var lines = ["Samples at step \(readableCount(last.step))"]
    for (name, metric, meaning) in Self.meanings {
      if let value = last[metric] {
        let number = readableNumber(value).padding(toLength: 9, withPad: " ", startingAt: 0)
        lines.append("  \(name) \(number) (\(meaning))")
      }
    }
    if settings.keepsBest, let best = best(of: records) {
      lines.append(
        """
          best checkpoint     step \(readableCount(best.step)), kernel distance \
        \(readableNumber(best["kernelDistance"]!))
        """)
    }
    let spells = try spells(in: folder, quality: records)
    lines += spells.map { "  Warning: \($0.summary)" }
    return lines.joined(separator: "\n")
  }

  private static let meanings = [
    ("pixel variance     ", "varianceShare", "1 as much as the data's"),
    ("classes present    ", "classesPresent", "those with 5 % of their share"),
    ("classes' divergence", "classDivergence", "0 where they are equally many, in nats"),
    ("kernel distance    ", "kernelDistance", "0 for samples like held-out data"),
  ]
}
