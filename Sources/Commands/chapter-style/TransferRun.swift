import ArgumentParser
import ChapterOptions
import FeatureNetworks
import Foundation
import Pictures
import StyleTransfer
import Tensors
import Training

/// One run of `transfer`: what is made, and where it is written.
struct TransferRun {
  let options: TrainingOptions
  let preset: String
  /// The run to go on with; nil for a new one.
  let earlier: RunFolder?
  let settings: RunConfiguration
  let network: FeatureNetwork
  let pictures: PreparedPictures
  /// Evaluations in all; a run that was resumed may take more of them than it was begun for.
  let steps: Int

  /// Goes on to the last evaluation, or to Ctrl-C; every refusal comes before a folder is made.
  func perform() throws {
    try check()
    Interruption.install()
    var transfer = newTransfer()
    if let earlier { try transfer.restore(earlier.checkpoint) }
    if transfer.step >= steps {
      throw TrainingError.nothingLeft(step: transfer.step, steps: steps)
    }
    let folder = try earlier ?? options.newFolder(command: ChapterStyle.name, preset: preset)
    try folder.writeConfiguration(settings)
    try pictures.write(to: folder)
    options.machine.say(
      """
      \(ChapterStyle.name) \(packageVersion), preset \(preset), seed \(settings.seed)
      \(description)
      \(forecast(after: transfer.step))
      Writing to \(folder.url.relativePath)

      """)
    let loop = TrainingLoop(
      folder: folder, steps: steps, style: .suitable(isQuiet: options.machine.quiet),
      milestones: .every(settings.transfer.evaluations))
    let isComplete = try loop.run(&transfer) { try report($0, in: folder) }
    options.machine.say(conclusion(in: folder, isComplete: isComplete))
  }

  /// Refuses layers that there are not, and pictures that are too small for them at the first scale.
  private func check() throws {
    let layers = [settings.transfer.contentLayer] + settings.transfer.styleLayers
    let divisor = settings.transfer.scaleDivisors[0]
    let scale = divisor == 1 ? "" : " at the smallest scale"
    let remedy =
      "Take a larger --size\(divisor == 1 ? "" : ", fewer --scales"), or layers further up."
    for (name, picture) in [("content", pictures.content)]
      + pictures.styles.map({ ("style", $0) })
    {
      try network.architecture.check(
        layers, on: "The \(name) picture\(scale)", height: picture.height / divisor,
        width: picture.width / divisor, remedy: remedy)
    }
    let (width, height) = (pictures.content.width / divisor, pictures.content.height / divisor)
    if min(width, height) < 2 {
      throw ValidationError(
        "The content picture\(scale) is \(width)×\(height): expected 2×2 or more. \(remedy)")
    }
  }

  private func newTransfer() -> Transfer {
    Transfer(
      of: zip(pictures.styles, settings.shares).map { (Tensor($0, from: 0, to: 1), $1) },
      onto: Tensor(pictures.content, from: 0, to: 1), in: network, settings.transfer,
      seed: settings.seed)
  }

  private var description: String {
    let configuration = settings.transfer
    let weights = configuration.weights
    return """
      \(settings.content ?? "A drawn landscape") at \
      \(pictures.content.width)×\(pictures.content.height), in the style of \
      \(settings.styles.joined(separator: " and "))
      \(network.architecture.name): content at \(configuration.contentLayer), style at \
      \(configuration.styleLayers.joined(separator: ", "))
      Loss: \(readableNumber(weights.content)) · content + \(readableNumber(weights.style)) · style \
      + \(readableNumber(weights.variation)) · variation, each layer by its \
      \(configuration.normalisation == .layer ? "own size" : "picture's size")
      \(steps / configuration.evaluations) iterations of \(configuration.evaluations) evaluations\(scales)
      """
  }

  private var scales: String {
    let divisors = settings.transfer.scaleDivisors
    if divisors.count == 1 { return " each" }
    let sizes = divisors.map { "\(pictures.content.width / $0)×\(pictures.content.height / $0)" }
    return " each, on \(sizes.joined(separator: ", "))"
  }

  /// What an evaluation at the full size takes, and all.
  private func forecast(after step: Int) -> String {
    var single = settings
    (single.transfer.scales, single.transfer.rounds) = (1, 1)
    var transfer = Self(
      options: options, preset: preset, earlier: nil, settings: single, network: network,
      pictures: pictures, steps: 2
    ).newTransfer()
    _ = transfer.takeStep()
    let start = ProgressDisplay.systemClock()
    _ = transfer.takeStep()
    let seconds = ProgressDisplay.systemClock() - start
    let time = seconds * settings.transfer.fullEvaluations(in: step + 1...steps)
    let work = String(format: "%.3g GFLOP", transfer.loss.operations / 1e9)
    return """
      \(work) an evaluation at full size; all take about \(readableDuration(seconds: time)) and \(readableBytes(peakMemory())) of memory
      """
  }

  private func conclusion(in folder: RunFolder, isComplete: Bool) -> String {
    let path = folder.url.relativePath
    return isComplete
      ? "\nThe picture: \(path)/stylised.png"
      : "\nInterrupted and saved. Go on with\n  swift run \(ChapterStyle.name) --resume \(path)"
  }
}

// MARK: On the way

extension TransferRun {
  /// Writes the picture and the charts of an iteration.
  /// - Returns: what is said of it.
  private func report(_ transfer: Transfer, in folder: RunFolder) throws -> [String] {
    let (number, rest) = transfer.step.quotientAndRemainder(
      dividingBy: settings.transfer.evaluations)
    let image = saved(transfer.result)
    try image.writePNG(to: folder.url.appending(path: "stylised.png"))
    let records = try MetricsLog.records(in: folder.metrics)
    try lossChart(records).writePNG(
      to: folder.charts.appending(path: "loss.png"))
    try sharesChart(of: transfer.picture, by: transfer.loss).writePNG(
      to: folder.charts.appending(path: "shares.png"))
    if rest != 0 { return [] }
    try image.writePNG(to: folder.samples.appending(path: "iteration-\(number).png"))
    let numbers = transfer.metrics.map { "\($0.name) \(readableNumber($0.value))" }
    let parts = numbers.dropFirst().joined(separator: " + ")
    let total = steps / settings.transfer.evaluations
    return ["Iteration \(number) of \(total): \(numbers[0]) = \(parts)"]
  }

  /// The picture as a file is to hold it.
  private func saved(_ picture: Tensor) -> Image {
    let image = Image(picture, from: 0, to: 1)
    return settings.transfer.exchangesRedAndBlue ? image.redAndBlueExchanged : image
  }
}
