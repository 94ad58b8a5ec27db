import ChapterOptions
import Datasets
import Foundation
import Pictures
import Tensors
import TextGeneration
import Training

/// One run of `train`: what is learned from what, and where it is written.
struct TextRun {
  let options: TrainingOptions
  let preset: Preset
  /// The run to go on with; nil for a new one.
  let earlier: RunFolder?
  let settings: RunConfiguration
  let corpus: TextCorpus

  /// Trains to the last step, or to Ctrl-C.
  func perform() throws {
    try EpochRun<TextTraining, RunConfiguration>(
      command: ChapterText.name, options: options, preset: preset.rawValue, earlier: earlier,
      settings: settings, epochs: settings.training.epochs,
      verbs: ["generate --temperature 0.5", "evaluate", "explore"]
    ).perform(
      from: { TextTraining(settings.training, corpus: corpus, seed: settings.seed) },
      describing: description, report: report)
  }

  private func description(of training: TextTraining) -> String {
    let (configuration, count) = (settings.training, corpus.symbols.count)
    let heldOut = count - training.learnedCount
    return """
      \(readableCount(count)) symbols, \(corpus.alphabet.count) different ones: \(corpus.name), \
      \(readableBytes(training.textByteCount)) in memory
      \(readableCount(training.stepsPerEpoch)) steps an epoch, \(configuration.reading.rawValue) \
      of \(configuration.window), batch \(configuration.batchSize), \
      \(heldOut > 0 ? "\(readableCount(heldOut)) symbols held out" : "nothing held out")
      Network of \(readableCount(training.model.parameters.scalarCount)) parameters
      """
  }
}

// MARK: After an epoch

extension TextRun {
  /// Measures, keeps the best checkpoint, draws the charts and writes on from a passage.
  /// - Returns: what is shown.
  private func report(_ training: TextTraining, _ folder: RunFolder) throws -> [String] {
    var metrics = [Metric("trainingBits", training.runningBits)]
    if let bits = training.heldOutBits { metrics.append(Metric("heldOutBits", bits)) }
    let epochs = try folder.record(metrics, after: training, keepingBest: "heldOutBits")
    try draw(epochs, in: folder)
    let passages = Passages(after: training, seed: settings.seed)
    try writeAtomically(
      passages.text, to: folder.samples.appending(path: "epoch-\(passages.epochName).txt"))
    return [headline(training, epochs)] + passages.excerpts
  }

  private func headline(_ training: TextTraining, _ epochs: [MetricsRecord]) -> String {
    let last = epochs.last!
    var line = String(
      format: "Epoch %.0f: %.3f bits a symbol in training",
      Double(training.step) / Double(training.stepsPerEpoch), last["trainingBits"]!)
    if let bits = last["heldOutBits"] { line += String(format: ", %.3f held out", bits) }
    let lowest = epochs.compactMap { $0["trainingBits"] }.min()!
    if last["trainingBits"]! > 1.2 * lowest {
      line += String(format: ". Warning: it was %.3f before; training is exploding", lowest)
    }
    return line
  }

  private func draw(_ epochs: [MetricsRecord], in folder: RunFolder) throws {
    let steps = try MetricsLog.records(in: folder.metrics)
    try lossChart(steps, epochs: epochs)
      .writePNG(to: folder.charts.appending(path: "loss.png"))
    try gradientChart(steps, clipNorm: settings.training.clipNorm)
      .writePNG(to: folder.charts.appending(path: "gradient.png"))
  }
}
