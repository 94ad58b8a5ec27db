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

  /// Trains to the last step, or to Ctrl-C.
  func perform() throws {
    try EpochRun<AutoencoderTraining, RunConfiguration>(
      command: ChapterVAE.name, options: options, preset: preset.rawValue, earlier: earlier,
      settings: settings, epochs: settings.training.epochs,
      verbs: ["manifold", "scatter", "concept", "evaluate"]
    ).perform(
      from: { AutoencoderTraining(settings.training, pictures: pictures, seed: settings.seed) },
      describing: description, report: report)
  }

  private func description(of training: AutoencoderTraining) -> String {
    let configuration = settings.training
    let (encoder, decoder) = training.model.summaries(configuration)
    return """
      \(readableCount(pictures.count)) pictures: \(pictures.name), \
      \(readableBytes(pictures.pixels.count)) in memory; \(readableCount(heldOut.count)) held out
      \(readableCount(training.stepsPerEpoch)) steps an epoch, batch \(configuration.batchSize), \
      \(configuration.latentCount) numbers a code, β \(readableNumber(configuration.beta))
      Encoder of \(readableCount(encoder.parameterCount)) parameters, decoder of \
      \(readableCount(decoder.parameterCount))
      """
  }
}

// MARK: After an epoch

extension AutoencoderRun {
  /// Asks about held-out pictures, keeps the best checkpoint, and draws.
  /// - Returns: what is shown.
  private func report(_ training: AutoencoderTraining, _ folder: RunFolder) throws -> [String] {
    var random = SplitMix64(seed: settings.seed).stream("held-out codes")
    let bound = BoundReport(of: training.model, on: heldOut, using: &random)
    let epochs = try folder.record(
      [
        Metric("reconstruction", bound.reconstruction), Metric("divergence", bound.divergence),
        Metric("negativeELBO", bound.negativeELBO),
      ], after: training, keepingBest: "negativeELBO")
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
