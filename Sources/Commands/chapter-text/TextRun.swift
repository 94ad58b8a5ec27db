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

  /// Trains to the last step, or to Ctrl-C; every refusal comes before a folder is made or changed.
  func perform() throws {
    Interruption.install()
    var training = start()
    let steps = options.steps ?? settings.training.epochs * training.stepsPerEpoch
    if let earlier {
      try training.restore(earlier.checkpoint)
      if training.step >= steps {
        throw TrainingError.nothingLeft(step: training.step, steps: steps)
      }
    }
    let folder =
      try earlier ?? options.newFolder(command: ChapterText.name, preset: preset.rawValue)
    try folder.writeConfiguration(settings)
    announce(training, steps: steps, in: folder)
    let loop = TrainingLoop(
      folder: folder, steps: steps, style: .suitable(isQuiet: options.machine.quiet),
      milestones: .every(training.stepsPerEpoch))
    let isComplete = try loop.run(&training) { try report($0, in: folder) }
    say(conclusion(in: folder, isComplete: isComplete))
  }

  private func start() -> TextTraining {
    TextTraining(settings.training, corpus: corpus, seed: settings.seed)
  }

  private func say(_ text: String) { options.machine.say(text) }

  private func announce(_ training: TextTraining, steps: Int, in folder: RunFolder) {
    let (identity, configuration) = (folder.identity, settings.training)
    say("\(ChapterText.name) \(packageVersion), preset \(identity.preset), seed \(identity.seed)")
    say(
      "\(readableCount(corpus.symbols.count)) symbols, \(corpus.alphabet.count) different ones: "
        + "\(corpus.name), \(readableBytes(training.textByteCount)) in memory")
    let heldOut = corpus.symbols.count - training.learnedCount
    say(
      "\(readableCount(training.stepsPerEpoch)) steps an epoch, \(configuration.reading.rawValue) "
        + "of \(configuration.window), batch \(configuration.batchSize), "
        + (heldOut > 0 ? "\(readableCount(heldOut)) symbols held out" : "nothing held out"))
    say("Network of \(readableCount(training.model.parameters.scalarCount)) parameters")
    say(
      "\(Forecast(of: start(), steps: steps - training.step, operationsPerStep: training.operationsPerStep))"
    )
    say("Writing to \(folder.url.relativePath)\n")
  }

  private func conclusion(in folder: RunFolder, isComplete: Bool) -> String {
    let path = folder.url.relativePath
    if !isComplete {
      return "\nInterrupted and saved. Go on with\n  swift run chapter-text --resume \(path)"
    }
    return """

      Look at \(path)/samples and \(path)/charts, then try
        swift run chapter-text generate --temperature 0.5
        swift run chapter-text evaluate
        swift run chapter-text explore
      """
  }
}

// MARK: After an epoch

extension TextRun {
  /// Measures, keeps the best checkpoint, draws the charts and writes on from a passage.
  /// - Returns: what is shown.
  private func report(_ training: TextTraining, in folder: RunFolder) throws -> [String] {
    var metrics = [Metric("trainingBits", training.runningBits)]
    if let bits = training.heldOutBits { metrics.append(Metric("heldOutBits", bits)) }
    let record = MetricsRecord(step: training.step, metrics)
    let log = MetricsLog(folder.quality)
    log.append(record)
    try log.flush()
    let epochs = try MetricsLog.records(in: folder.quality)
    let best = epochs.compactMap { $0["heldOutBits"] }.min()
    if let best, record["heldOutBits"] == best { try training.checkpoint().write(to: folder.best) }
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
