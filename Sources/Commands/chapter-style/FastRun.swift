import ChapterOptions
import FeatureNetworks
import Foundation
import NeuralNetworks
import Pictures
import StyleTransfer
import Tensors
import Training

/// One run of `fast train`: what is learned, and where it is written.
struct FastRun {
  let options: TrainingOptions
  let preset: String
  /// The run to go on with; nil for a new one.
  let earlier: RunFolder?
  let settings: FastRunConfiguration
  let network: FeatureNetwork
  let style: Image
  let contents: ContentPictures

  /// Goes on to the last step, or to Ctrl-C; every refusal comes before a folder is made.
  func perform() throws {
    Interruption.install()
    let configuration = settings.training
    let steps = options.steps ?? configuration.rounds * configuration.stepsPerRound
    if let earlier { try checkThatMuchIsLeft(earlier, steps: steps) }
    let folder =
      try earlier ?? options.newFolder(command: ChapterStyle.Fast.name, preset: preset)
    try folder.writeConfiguration(settings)
    try style.writePNG(to: folder.style)
    options.machine.say(description(writingTo: folder))
    guard let lesson = try lesson(in: folder) else {
      return options.machine.say(interrupted(folder))
    }
    var transfer = newTransfer(lesson)
    if let earlier, hasCheckpoint(earlier) { try transfer.restore(earlier.checkpoint) }
    let forecast = Forecast(
      of: newTransfer(lesson), steps: steps - transfer.step,
      operationsPerStep: transfer.operationsPerStep)
    options.machine.say("\(forecast)\n")
    let report = FastReport(
      contents: contents, loss: settings.loss(style: style, in: network), folder: folder)
    let loop = TrainingLoop(
      folder: folder, steps: steps, style: .suitable(isQuiet: options.machine.quiet),
      milestones: .every(configuration.stepsPerRound))
    let isComplete = try loop.run(&transfer, onCheckpoint: report.callAsFunction)
    options.machine.say(isComplete ? conclusion(folder) : interrupted(folder))
  }

  /// Refuses a run that has come as far as it is asked to, and a checkpoint of another network. A
  /// run that was interrupted before its first step has none.
  private func checkThatMuchIsLeft(_ earlier: RunFolder, steps: Int) throws {
    guard hasCheckpoint(earlier) else { return }
    let (_, step) = try FastTransfer.network(from: earlier.checkpoint, settings.training)
    if step >= steps { throw TrainingError.nothingLeft(step: step, steps: steps) }
  }

  private func hasCheckpoint(_ folder: RunFolder) -> Bool {
    FileManager.default.fileExists(atPath: folder.checkpoint.path)
  }

  private func newTransfer(_ lesson: any Lesson) -> FastTransfer {
    FastTransfer(settings.training, lesson: lesson, seed: settings.seed)
  }

  private func description(writingTo folder: RunFolder) -> String {
    let configuration = settings.training
    let weights = configuration.weights
    var unused = SplitMix64(seed: 0)
    let transform = TransformNetwork(configuration, using: &unused)
    return """
      \(ChapterStyle.Fast.name) \(packageVersion), preset \(folder.identity.preset), \
      seed \(settings.seed)
      The style of \(settings.style), learned on \(readableCount(contents.count)) pictures \
      \(settings.contents.map { "of \($0)" } ?? "drawn here") at \(configuration.size) pixels, \
      \(configuration.batchSize) a step
      \(network.architecture.name): content at \(configuration.contentLayer), style at \
      \(configuration.styleLayers.joined(separator: ", "))
      Loss: \(readableNumber(weights.content)) · content \
      + \(readableNumber(weights.style)) · style + \(readableNumber(weights.variation)) · variation
      A network of \(readableCount(transform.parameters.scalarCount)) parameters learns \
      \(configuration.lesson == .pairs ? "from pairs" : "by the perceptual loss")
      Writing to \(folder.url.relativePath)
      """
  }

  private func conclusion(_ folder: RunFolder) -> String {
    let path = folder.url.relativePath
    return """

      Look at \(path)/samples, then paint with
        swift run \(ChapterStyle.Fast.name) apply --checkpoint \(path) --image PNG
      """
  }

  private func interrupted(_ folder: RunFolder) -> String {
    "\nInterrupted and saved. Go on with\n  swift run \(ChapterStyle.Fast.name) train "
      + "--resume \(folder.url.relativePath)"
  }
}

// MARK: Lessons

extension FastRun {
  /// What the network learns from; nil if Ctrl-C came while it was being made.
  private func lesson(in folder: RunFolder) throws -> (any Lesson)? {
    switch settings.training.lesson {
    case .perceptual:
      return PerceptualLesson(contents: contents, loss: settings.loss(style: style, in: network))
    case .pairs: return try pairs(in: folder).map(PairLesson.init(pairs:))
    }
  }

  /// The pairs of the run, read where they are there and made where not; nil after Ctrl-C.
  private func pairs(in folder: RunFolder) throws -> [Pair]? {
    let configuration = settings.training
    let style = Tensor(style, from: 0, to: 1)
    var display = ProgressDisplay(
      total: configuration.pairCount, style: .suitable(isQuiet: options.machine.quiet))
    defer { display.finish() }
    var pairs: [Pair] = []
    for number in 1...configuration.pairCount {
      let url = folder.samples.appending(path: "pair-\(number).png")
      if !FileManager.default.fileExists(atPath: url.path) {
        if Interruption.isRequested { return nil }
        try Pair(
          number, from: contents, style: style, in: network, configuration, seed: settings.seed
        ).write(to: url)
      }
      pairs.append(try Pair(contentsOf: url, size: configuration.size))
      display.update(step: number)
    }
    return pairs
  }
}
