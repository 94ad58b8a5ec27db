import ChapterOptions
import DeepDream
import FeatureNetworks
import Foundation
import NeuralNetworks
import Pictures
import Tensors
import Training

/// One run of `dream`: what is dreamed, and where it is written.
struct DreamRun {
  let options: RunOptions
  let preset: Preset
  let settings: RunConfiguration
  let network: FeatureNetwork

  /// Dreams to the last octave, or to Ctrl-C.
  func perform(on picture: Tensor, guide: Tensor?) throws {
    Interruption.install()
    let folder = try options.newFolder(command: ChapterDream.name, preset: preset.rawValue)
    try folder.writeConfiguration(settings)
    var dream = Dream(
      of: picture, objective: objective(guide), in: network, settings.dream, seed: settings.seed)
    options.machine.say(
      """
      \(ChapterDream.name) \(packageVersion), preset \(preset.rawValue), seed \(settings.seed)
      \(description(of: dream, on: picture))
      Writing to \(folder.url.relativePath)

      """)
    let isComplete = try take(&dream, folder)
    let path = "\(folder.url.relativePath)/dream.png"
    try dream.image.writePNG(to: folder.url.appending(path: "dream.png"))
    options.machine.say(isComplete ? "\nThe dream: \(path)" : "\nInterrupted. So far: \(path)")
  }

  private func objective(_ guide: Tensor?) -> any Objective {
    let layers = settings.dream.layers
    guard let guide else { return MeanSquare(layers) }
    return Guide(layers, of: guide, in: network)
  }

  private func description(of dream: Dream, on picture: Tensor) -> String {
    let configuration = settings.dream
    let sizes = dream.octaves.sizes.map { "\($0.width)×\($0.height)" }
    let layers = configuration.layers.map { "\(readableNumber($0.weight)) · \($0.name)" }
    let start = ProgressDisplay.systemClock()
    _ = network.valueAndGradient(
      of: MeanSquare(configuration.layers), at: dream.picture, tile: configuration.tile)
    let seconds = ProgressDisplay.systemClock() - start
    let pixels = dream.octaves.sizes.map { Double($0.width * $0.height) }
    let time = seconds * pixels.reduce(0, +) / pixels[0] * Double(configuration.steps)
    return """
      \(settings.image ?? "A drawn landscape") at \(sizes.joined(separator: ", "))\
      \(settings.guide.map { ", guided by \($0)" } ?? "")
      \(network.architecture.name): \(layers.joined(separator: " + "))
      \(configuration.steps) steps an octave of \(readableNumber(configuration.rate)), about \
      \(readableDuration(seconds: time)) and \(readableBytes(peakMemory())) of memory at first
      """
  }
}

// MARK: On the way

extension DreamRun {
  /// Takes all steps, and measures and draws.
  /// - Returns: whether that was all; false after Ctrl-C.
  private func take(_ dream: inout Dream, _ folder: RunFolder) throws -> Bool {
    let octaves = dream.octaves.sizes.count
    var display = ProgressDisplay(
      total: octaves * settings.dream.steps, style: .suitable(isQuiet: options.machine.quiet))
    let log = MetricsLog(folder.metrics)
    let started = Date()
    var records: [MetricsRecord] = []
    while !Interruption.isRequested, let step = dream.next() {
      let metrics = [Metric("octave", Double(step.octave)), Metric("loss", step.loss)]
      let record = MetricsRecord(step: records.count + 1, metrics)
      try checkFinite(metrics, step: record.step, lastCheckpoint: nil)
      records.append(record)
      log.append(record)
      // An octave that ends early counts as a whole one.
      let done = (step.octave - 1) * settings.dream.steps
      display.update(
        step: done + (step.isLast ? settings.dream.steps : step.number),
        metrics: [Metric("loss", step.loss)])
      if step.isLast {
        try dream.image.writePNG(
          to: folder.samples.appending(path: "octave-\(step.octave).png"))
        let first = records[records.count - step.number]["loss"] ?? step.loss
        display.note(
          """
          Octave \(step.octave) of \(octaves): loss \(readableNumber(first)) → \
          \(readableNumber(step.loss)) in \(step.number) steps
          """)
      }
    }
    display.finish()
    try log.flush()
    try lossChart(records).writePNG(to: folder.charts.appending(path: "loss.png"))
    let seconds = Date().timeIntervalSince(started)
    try folder.append(
      TrainingSession(started: started, steps: 1...max(records.count, 1), seconds: seconds))
    return !Interruption.isRequested
  }
}
