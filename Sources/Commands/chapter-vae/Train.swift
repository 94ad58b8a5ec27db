import ArgumentParser
import ChapterOptions
import Datasets
import Training
import VariationalAutoencoder

extension ChapterVAE {
  /// The default verb.
  struct Train: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Train the autoencoder (the default).",
      discussion: """
        After every epoch it is asked about pictures it does not learn. Leaves a run folder: samples, \
        charts as PNG, metrics.jsonl, quality.jsonl with the bound after every epoch, the last \
        checkpoint and the best. Ctrl-C saves before it ends; --resume goes on from there.
        """)

    @Option(help: "How much to do: quick, paper, dense or smoke; quick if not given.")
    var preset: Preset?

    @OptionGroup var pictures: PictureOptions
    @OptionGroup(title: "Instead of the preset's") var changes: TrainingChanges
    @OptionGroup var training: TrainingOptions

    func validate() throws {
      if training.resume != nil && (preset != nil || changes.areAny || pictures.dataset != nil) {
        throw ValidationError(
          """
          --resume goes on with the run's own numbers: leave out all but --steps, --epochs and --data.
          """)
      }
    }

    func run() throws {
      training.machine.apply()
      let earlier = try training.earlierRun(of: ChapterVAE.name)
      var run = try earlier?.readConfiguration() ?? newRun()
      if let epochs = changes.epochs { run.training.epochs = epochs }
      let source = PictureSource(run.dataset, in: pictures.data)
      let images = try source.training(drawn: run.training.drawnCount, seed: run.seed)
      if earlier == nil {
        (run.training.height, run.training.width) = (images.height, images.width)
        run.training.channels = images.channels
        if changes.asPrinted { run.training.trainAsPrinted() }
      }
      try run.training.check(images)
      try AutoencoderRun(
        options: training, preset: preset ?? .quick, earlier: earlier, settings: run,
        pictures: images,
        heldOut: run.heldOut(in: pictures.data, drawn: 2_000)
      ).perform()
    }

    private func newRun() -> RunConfiguration {
      var configuration = VariationalAutoencoder.Configuration(preset: preset ?? .quick)
      changes.apply(to: &configuration)
      return RunConfiguration(
        training: configuration, dataset: pictures.dataset ?? .digits, seed: training.seed)
    }
  }
}

/// Numbers of the preset that are to be others.
struct TrainingChanges: ParsableArguments {
  @Option(parsing: .unconditional, help: "Walks through the pictures.")
  var epochs: Int?

  @Option(help: "What the networks are made of: convolutional or dense.")
  var network: VariationalAutoencoder.Configuration.Network?

  @Option(parsing: .unconditional, help: "How many numbers a code has.")
  var latents: Int?

  @Option(parsing: .unconditional, help: "Units of the dense hidden layers.")
  var hidden: Int?

  @Option(parsing: .unconditional, help: "The weight of the divergence.")
  var beta: Double?

  @Option(parsing: .unconditional, help: "Pictures a step.")
  var batchSize: Int?

  @Option(help: "The optimiser: rmsprop or adam.")
  var optimiser: VariationalAutoencoder.Configuration.Rule?

  @Option(parsing: .unconditional, help: "Its rate.")
  var learningRate: Double?

  @Flag(help: "Draw each pixel black or white, its grey level the probability of white.")
  var binarised = false

  @Flag(help: "The published program to the letter: its σ, and its weight of the divergence.")
  var asPrinted = false

  func validate() throws {
    try check("--epochs", epochs ?? 1, isIn: 1...1 << 30)
    try check("--latents", latents ?? 1, isIn: 1...4096)
    try check("--hidden", hidden ?? 1, isIn: 1...100_000)
    try check("--beta", beta, isIn: 0...1e6)
    try check("--batch-size", batchSize ?? 1, isIn: 1...100_000)
    try check("--learning-rate", isPositive: learningRate)
    if asPrinted && beta != nil {
      throw ValidationError("--as-printed decides the weight of the divergence: leave out --beta.")
    }
  }

  /// Whether a run that goes on would become another.
  var areAny: Bool {
    network != nil || latents != nil || hidden != nil || beta != nil || batchSize != nil
      || optimiser != nil || learningRate != nil || binarised || asPrinted
  }

  /// All but `--as-printed`, which must know the pictures.
  func apply(to configuration: inout VariationalAutoencoder.Configuration) {
    if let network { configuration.network = network }
    if let epochs { configuration.epochs = epochs }
    if let latents { configuration.latentCount = latents }
    if let hidden { configuration.hiddenCount = hidden }
    if let beta { configuration.beta = beta }
    if let batchSize { configuration.batchSize = batchSize }
    if let optimiser { configuration.rule = optimiser }
    if let learningRate { configuration.learningRate = learningRate }
    if binarised { configuration.isBinarised = true }
  }
}

extension VariationalAutoencoder.Configuration {
  /// Refuses pictures that these networks cannot learn.
  func check(_ images: LabelledImages) throws {
    func text(_ shape: [Int]) -> String { shape.map(String.init).joined(separator: "×") }
    if images.shape != pictureShape {
      throw ValidationError(
        "--data: this run learns pictures of \(text(pictureShape)), found \(text(images.shape)) in "
          + "\(images.name). Give the folder that it was trained with.")
    }
    if network == .convolutional && (height % 2 > 0 || width % 2 > 0) {
      throw ValidationError(
        "--data: the convolutional networks halve height and width, which must be even, found "
          + "\(text(images.shape)) in \(images.name). Take --network dense, or resize the pictures."
      )
    }
    if let flaw {
      throw ValidationError("--data: nothing can be trained with \(flaw), in \(images.name).")
    }
    if images.count < batchSize {
      throw ValidationError(
        "--data: a batch takes \(batchSize) pictures, found \(images.count) in all.")
    }
  }
}
