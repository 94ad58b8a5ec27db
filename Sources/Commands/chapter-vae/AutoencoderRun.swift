import ChapterOptions
import Datasets
import Foundation
import Pictures
import Tensors
import Training
import VariationalAutoencoder

/// One run of `train`: what is learned from what, and where it is written.
struct AutoencoderRun {
  let options: TrainingOptions
  let preset: Preset
  /// The run to go on with; nil for a new one.
  let earlier: RunFolder?
  let settings: RunConfiguration
  let pictures, heldOut: LabelledImages

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
    let folder = try earlier ?? options.newFolder(command: ChapterVAE.name, preset: preset.rawValue)
    try folder.writeConfiguration(settings)
    announce(training, steps: steps, in: folder)
    let loop = TrainingLoop(
      folder: folder, steps: steps, style: .suitable(isQuiet: options.machine.quiet),
      milestones: .every(training.stepsPerEpoch))
    let isComplete = try loop.run(&training) { try report($0, in: folder) }
    say(conclusion(in: folder, isComplete: isComplete))
  }

  private func start() -> AutoencoderTraining {
    AutoencoderTraining(settings.training, pictures: pictures, seed: settings.seed)
  }

  private func say(_ text: String) { options.machine.say(text) }

  private func announce(_ training: AutoencoderTraining, steps: Int, in folder: RunFolder) {
    let (identity, configuration) = (folder.identity, settings.training)
    say("\(ChapterVAE.name) \(packageVersion), preset \(identity.preset), seed \(identity.seed)")
    say(
      "\(readableCount(pictures.count)) pictures: \(pictures.name), "
        + "\(readableBytes(pictures.pixels.count)) in memory; \(readableCount(heldOut.count)) held out")
    say(
      "\(readableCount(training.stepsPerEpoch)) steps an epoch, batch \(configuration.batchSize), "
        + "\(configuration.latentCount) numbers a code, β \(readableNumber(configuration.beta))")
    let summaries = training.model.summaries(configuration)
    say(
      "Encoder of \(readableCount(summaries.encoder.parameterCount)) parameters, decoder of "
        + readableCount(summaries.decoder.parameterCount))
    let operations = summaries.encoder.operations + summaries.decoder.operations
    let forecast = Forecast(
      of: start(), steps: steps - training.step,
      operationsPerStep: 3 * Double(configuration.batchSize * operations))
    say("\(forecast)")
    say("Writing to \(folder.url.relativePath)\n")
  }

  private func conclusion(in folder: RunFolder, isComplete: Bool) -> String {
    let path = folder.url.relativePath
    if !isComplete {
      return "\nInterrupted and saved. Go on with\n  swift run chapter-vae --resume \(path)"
    }
    return """

      Look at \(path)/samples and \(path)/charts, then try
        swift run chapter-vae manifold
        swift run chapter-vae scatter
        swift run chapter-vae concept
        swift run chapter-vae evaluate
      """
  }
}

// MARK: After an epoch

extension AutoencoderRun {
  /// Asks about held-out pictures, keeps the best checkpoint, and draws.
  /// - Returns: what is shown.
  private func report(_ training: AutoencoderTraining, in folder: RunFolder) throws -> [String] {
    var random = SplitMix64(seed: settings.seed).stream("held-out codes")
    let bound = BoundReport(of: training.model, on: heldOut, using: &random)
    let record = MetricsRecord(
      step: training.step,
      [
        Metric("reconstruction", bound.reconstruction), Metric("divergence", bound.divergence),
        Metric("negativeELBO", bound.negativeELBO),
      ])
    let log = MetricsLog(folder.quality)
    log.append(record)
    try log.flush()
    let epochs = try MetricsLog.records(in: folder.quality)
    let best = epochs.compactMap { $0["negativeELBO"] }.min()
    if record["negativeELBO"] == best { try training.checkpoint().write(to: folder.best) }
    try draw(training, epochs, in: folder)
    return [
      String(
        format: "Epoch %.0f: −ELBO of held-out pictures %.2f nats = %.2f + %.2f",
        Double(training.step) / Double(training.stepsPerEpoch), bound.negativeELBO,
        bound.reconstruction, bound.divergence)
    ]
  }

  /// The same codes after every epoch, and the losses so far.
  private func draw(
    _ training: AutoencoderTraining, _ epochs: [MetricsRecord], in folder: RunFolder
  ) throws {
    var random = SplitMix64(seed: settings.seed).stream("samples")
    let pictures = training.model.samples(
      64, latents: settings.training.latentCount, using: &random)
    try LabelledImages(pictures, from: 0, to: 1, name: "samples").sheet(columns: 8)
      .writePNG(
        to: folder.samples.appending(path: String(format: "step-%06d.png", training.step)))
    let steps = try MetricsLog.records(in: folder.metrics)
    try lossChart(steps, epochs: epochs).writePNG(to: folder.charts.appending(path: "loss.png"))
    try divergenceChart(steps).writePNG(to: folder.charts.appending(path: "divergence.png"))
  }
}
