import ArgumentParser
import ChapterOptions
import Datasets
import FeatureNetworks
import StyleTransfer
import Training

/// Trains a network for one style.
struct FastTrain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Train a network to paint in one style (the default).",
    discussion: """
      Leaves a run folder: style.png, samples with held-out pictures as they are painted after \
      each round, a chart of the loss, metrics.jsonl, quality.jsonl with the loss of the held-out \
      pictures, the last checkpoint and the best. Ctrl-C saves before it ends; --resume goes on \
      from there.
      """)

  @Option(help: "How much to do: quick, paper or smoke; quick if not given.")
  var preset: Preset?

  @OptionGroup var pictures: FastPictures
  @OptionGroup var chosen: NetworkOptions
  @OptionGroup(title: "Instead of the preset's") var changes: FastChanges
  @OptionGroup var training: TrainingOptions

  func validate() throws {
    guard training.resume != nil else { return }
    if preset != nil || changes.areAny || pictures.areAny || chosen.weights != nil {
      throw ValidationError(
        "--resume goes on with the run's own pictures and numbers: leave out all but --steps.")
    }
  }

  func run() throws {
    training.machine.apply()
    let earlier = try training.earlierRun(of: ChapterStyle.Fast.name)
    let settings = try earlier?.readFastConfiguration() ?? newSettings()
    let network = try readNetwork(settings.weights, on: training.machine)
    let style = try earlier?.stylePicture() ?? settings.stylePicture()
    try settings.check(network, style: style)
    try FastRun(
      options: training, preset: (preset ?? .quick).rawValue, earlier: earlier, settings: settings,
      network: network, style: style, contents: settings.contentPictures()
    ).perform()
  }

  private func newSettings() throws -> FastRunConfiguration {
    let architecture = try chosen.network().architecture
    var configuration = FastConfiguration(preset: preset ?? .quick, for: architecture)
    changes.apply(to: &configuration)
    return FastRunConfiguration(
      training: configuration, style: pictures.style ?? PaintingManner.swirls.rawValue,
      contents: pictures.contents, weights: chosen.weights, seed: training.seed)
  }
}

/// Numbers of the preset that are to be others.
struct FastChanges: ParsableArguments {
  @Option(help: "What the network learns from: perceptual or pairs.")
  var lesson: FastConfiguration.Lesson?

  @Option(parsing: .unconditional, help: "The side of the squares that are learned from.")
  var size: Int?

  @Option(parsing: .unconditional, help: "The longer side of the style picture.")
  var styleSize: Int?

  @Option(parsing: .unconditional, help: "Squares a step.")
  var batchSize: Int?

  @Option(parsing: .unconditional, help: "Pairs to make with the slow transfer.")
  var pairs: Int?

  @Option(parsing: .unconditional, help: "Channels of the network's first layer.")
  var width: Int?

  @Option(parsing: .unconditional, help: "The network's residual blocks.")
  var residualBlocks: Int?

  @Option(parsing: .unconditional, help: "Adam's rate.")
  var rate: Double?

  @Option(
    parsing: .unconditional,
    help: "The deviation of the noise that is added to pictures before they are painted.")
  var grain: Double?

  @OptionGroup var weights: WeightOptions

  func validate() throws {
    try check("--size", size ?? 64, isIn: 16...4096)
    try check("--style-size", styleSize ?? 64, isIn: 16...4096)
    try check("--batch-size", batchSize ?? 1, isIn: 1...1024)
    try check("--pairs", pairs ?? 1, isIn: 1...100_000)
    try check("--width", width ?? 1, isIn: 1...1024)
    try check("--residual-blocks", residualBlocks ?? 1, isIn: 0...100)
    try check("--grain", grain, isIn: 0...1)
    try check("--rate", isPositive: rate)
    if pairs != nil && lesson != .pairs {
      throw ValidationError("--pairs belongs to the other lesson: add --lesson pairs.")
    }
  }

  /// Whether a run that goes on would become another.
  var areAny: Bool {
    let numbers: [Any?] = [
      lesson, size, styleSize, batchSize, pairs, width, residualBlocks, rate, grain,
    ]
    return numbers.contains { $0 != nil } || weights.areAny
  }

  func apply(to configuration: inout FastConfiguration) {
    if let lesson { configuration.lesson = lesson }
    if let size { configuration.size = size }
    if let styleSize { configuration.styleSize = styleSize }
    if let batchSize { configuration.batchSize = batchSize }
    if let pairs { configuration.pairCount = pairs }
    if let width { configuration.width = width }
    if let residualBlocks { configuration.residualBlocks = residualBlocks }
    if let rate { configuration.rate = rate }
    if let grain { configuration.grain = grain }
    weights.apply(to: &configuration.weights)
  }
}
