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

  @Option(parsing: .unconditional, help: "Decides which labels are known.")
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

  @Flag(help: "Play as the book prints it: all labels, a saturating loss, no batch norm in G.")
  var asPrinted = false

  /// Whether anything here was given.
  var areAsked: Bool {
    recipe != nil || network != nil || labels != nil || labelSeed != nil || generatorLoss != nil
      || generatorSteps != nil || batchSize != nil || generatorRate != nil
      || discriminatorRate != nil || huberWeight != nil || reconstructionWeight != nil
      || width != nil || asPrinted
  }

  func validate() throws {
    try check("--generator-steps", generatorSteps ?? 1, isIn: 1...1_000)
    try check("--batch-size", batchSize ?? 2, isIn: 2...100_000)
    try check("--generator-rate", isPositive: generatorRate)
    try check("--discriminator-rate", isPositive: discriminatorRate)
    try check("--huber-weight", huberWeight, isIn: 0...1e6)
    try check("--reconstruction-weight", reconstructionWeight, isIn: 0...1e6)
    try check("--width", width, isIn: 0.001...16)
    if asPrinted && recipe == .featureMatching {
      throw ValidationError("--as-printed plays the book's recipe: leave out --recipe.")
    }
    if asPrinted && (labels != nil || generatorLoss != nil) {
      throw ValidationError(
        "--as-printed knows all labels and saturates: leave out --labels and --generator-loss.")
    }
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
    if asPrinted { game.takeAsPrinted() }
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

// MARK: Names as a shell writes them

/// Cases whose names are split by hyphens: "n-plus-one" for `nPlusOne`.
protocol HyphenatedArgument: ExpressibleByArgument, RawRepresentable, CaseIterable
where RawValue == String {}

extension HyphenatedArgument {
  /// The case of this name.
  public init?(argument: String) {
    guard let found = Self.allCases.first(where: { $0.hyphenated == argument }) else { return nil }
    self = found
  }

  /// All names.
  public static var allValueStrings: [String] { allCases.map(\.hyphenated) }

  /// The name; "nPlusOne" is "n-plus-one".
  private var hyphenated: String {
    rawValue.map { $0.isUppercase ? "-\($0.lowercased())" : "\($0)" }.joined()
  }
}

extension SSGAN.Configuration.Recipe: HyphenatedArgument {}
extension SSGAN.Configuration.GeneratorLoss: HyphenatedArgument {}
extension SSGAN.Configuration.Network: ExpressibleByArgument {}
