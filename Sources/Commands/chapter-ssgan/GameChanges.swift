import ArgumentParser
import ChapterOptions
import GAN
import SSGAN

/// What is played, and what is to be otherwise than its preset has it.
struct GameChanges: ParsableArguments {
  @Option(help: "Whose rules: n-plus-one or feature-matching; n-plus-one if not given.")
  var recipe: SSGAN.Configuration.Recipe?

  @Option(help: "Whose networks: mnist, cifar10 or perceptron; those of the recipe if not given.")
  var network: SSGAN.Configuration.Network?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many labels are known, as many of each class, or all.", valueName: "count"))
  var labels: LabelCount?

  @Option(
    parsing: .unconditional,
    help: "Decides which labels are known, and which pictures are set aside.")
  var labelSeed: UInt64?

  @Option(help: "What the generator minimises: non-saturating, saturating or feature-matching.")
  var generatorLoss: SSGAN.Configuration.GeneratorLoss?

  @Option(parsing: .unconditional, help: "Generator steps for each discriminator step.")
  var generatorSteps: Int?

  @Option(parsing: .unconditional, help: "Pictures of each kind a step.")
  var batchSize: Int?

  @Option(parsing: .unconditional, help: "The rate of the generator's optimiser.")
  var generatorRate: Double?

  @Option(parsing: .unconditional, help: "The rate of the discriminator's optimiser.")
  var discriminatorRate: Double?

  @Option(
    parsing: .unconditional, help: "What Huber's loss counts for the discriminator, as printed.")
  var huberWeight: Double?

  @Option(
    parsing: .unconditional,
    help: "What the reconstruction loss counts for the generator at first.")
  var reconstructionWeight: Double?

  @Option(
    parsing: .unconditional,
    help: "What layers' channels and units are multiplied by; 1 is the published width.")
  var width: Double?

  @Option(
    parsing: .unconditional,
    help: "The label of class n + 1 for generated pictures; 0.9 in the book, 1 in 2016.")
  var certainty: Double?

  @Flag(help: "Play as the book prints it: with every misprint.")
  var asPrinted = false

  @Option(help: "Play with one misprint of the book; may be given several times.")
  var misprint: [Misprint] = []

  /// Whether anything here was given.
  var areAsked: Bool {
    recipe != nil || network != nil || labels != nil || labelSeed != nil || generatorLoss != nil
      || generatorSteps != nil || batchSize != nil || generatorRate != nil
      || discriminatorRate != nil || huberWeight != nil || reconstructionWeight != nil
      || width != nil || certainty != nil || asPrinted || !misprint.isEmpty
  }

  func validate() throws {
    try check("--generator-steps", generatorSteps ?? 1, isIn: 1...1_000)
    try check("--batch-size", batchSize ?? 2, isIn: 2...100_000)
    try check("--generator-rate", isPositive: generatorRate)
    try check("--discriminator-rate", isPositive: discriminatorRate)
    try check("--huber-weight", huberWeight, isIn: 0...1e6)
    try check("--reconstruction-weight", reconstructionWeight, isIn: 0...1e6)
    try check("--width", width, isIn: 0.001...16)
    try check("--certainty", certainty, isIn: 0.5...1)
    if let misprint = misprints.first, recipe == .featureMatching {
      throw ValidationError(
        "\(option(of: misprint)) plays the book's recipe: leave out --recipe.")
    }
    if network == .perceptron,
      let misprint = misprints.first(where: { [.lostNorm, .rectifiedPixels].contains($0) })
    {
      throw ValidationError(
        "\(option(of: misprint)) is of the book's convolutions: leave out --network perceptron.")
    }
    for (misprint, other, isGiven) in [
      (Misprint.allLabels, "--labels", labels != nil),
      (.saturatingLoss, "--generator-loss", generatorLoss != nil),
    ] where isGiven && misprints.contains(misprint) {
      throw ValidationError("\(option(of: misprint)) decides that: leave out \(other).")
    }
  }

  /// All that were asked for.
  private var misprints: [Misprint] { asPrinted ? Misprint.allCases : misprint }

  private func option(of misprint: Misprint) -> String {
    asPrinted ? "--as-printed" : "--misprint \(misprint.hyphenated)"
  }

  /// The preset's numbers with these changes.
  func configuration(_ preset: Preset) -> SSGAN.Configuration {
    var game = SSGAN.Configuration(recipe ?? .nPlusOne, network, preset: preset)
    if let labels { game.labelCount = labels.count }
    if let labelSeed { game.labelSeed = labelSeed }
    if let generatorLoss { game.generatorLoss = generatorLoss }
    if let generatorSteps { game.generatorSteps = generatorSteps }
    if let batchSize { game.batchSize = batchSize }
    game.drawnCount = max(game.drawnCount, 2 * game.batchSize)
    let discriminatorRate = discriminatorRate ?? game.discriminatorRate * game.learningRate
    if let generatorRate { game.learningRate = generatorRate }
    game.discriminatorRate = discriminatorRate / game.learningRate
    if let huberWeight { game.huberWeight = huberWeight }
    if let reconstructionWeight { game.reconstructionWeight = reconstructionWeight }
    if let width { game.widthFactor = width }
    if let certainty { game.certainty = certainty }
    game.apply(misprints)
    return game
  }
}

/// "100", or "all".
struct LabelCount: ExpressibleByArgument {
  /// How many; nil is all.
  let count: Int?

  init?(argument: String) {
    count = argument == "all" ? nil : Int(argument)
    if argument != "all" && !(1...10_000_000).contains(count ?? 0) { return nil }
  }
}

extension SSGAN.Configuration.Recipe: HyphenatedArgument {}
extension SSGAN.Configuration.GeneratorLoss: HyphenatedArgument {}
extension Misprint: HyphenatedArgument {}
extension SSGAN.Configuration.Network: ExpressibleByArgument {}
