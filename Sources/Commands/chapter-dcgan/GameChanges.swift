import ArgumentParser
import ChapterOptions
import DCGAN
import GAN

/// Which networks play, and what is to be otherwise than their source has it.
struct GameChanges: ParsableArguments {
  @Option(help: "Whose networks: mnist, keras, frog or strict; mnist if not given.")
  var network: Network?

  @Option(parsing: .unconditional, help: "Real pictures a step, and as many generated.")
  var batchSize: Int?

  @Option(parsing: .unconditional, help: "k, discriminator steps for each generator step.")
  var discriminatorSteps: Int?

  @Option(parsing: .unconditional, help: "The rate of the discriminator's optimiser.")
  var discriminatorRate: Double?

  @Option(parsing: .unconditional, help: "The rate of the generator's optimiser.")
  var generatorRate: Double?

  @Option(
    parsing: .unconditional,
    help: "What layers' channels are multiplied by; 1 is the published width.")
  var width: Double?

  @Option(parsing: .unconditional, help: "The LeakyReLUs' slope for negative numbers.")
  var slope: Double?

  @Option(
    parsing: .unconditional,
    help: "The side of kernels that move by 2: one that 2 divides draws no checkerboard.")
  var stridedKernel: Int?

  @Flag(
    help: "Data in [0, 1], and for frog labels above 1, as printed, instead of as meant.")
  var asPrinted = false

  /// Whether anything here was given.
  var areAsked: Bool {
    network != nil || batchSize != nil || discriminatorSteps != nil || discriminatorRate != nil
      || generatorRate != nil || width != nil || slope != nil || stridedKernel != nil || asPrinted
  }

  func validate() throws {
    if let batchSize { try check("--batch-size", batchSize, isIn: 2...100_000) }
    try check("--discriminator-steps", discriminatorSteps, isAtLeast: 1)
    try check("--discriminator-rate", isPositive: discriminatorRate)
    try check("--generator-rate", isPositive: generatorRate)
    try check("--width", width, isIn: 0.001...16)
    try check("--slope", slope, isIn: 0...1)
    if let stridedKernel { try check("--strided-kernel", stridedKernel, isIn: 2...5) }
    let chosen = network ?? .mnist
    if stridedKernel != nil && !chosen.hasStrides {
      throw ValidationError("--strided-kernel: nothing in \(chosen.rawValue) moves by strides.")
    }
    if asPrinted && !chosen.hasMistakes {
      throw ValidationError("--as-printed: \(chosen.rawValue) is played as published anyway.")
    }
  }

  /// The preset's numbers with these changes.
  func configuration(_ preset: Preset) -> DCGAN.Configuration {
    var game = DCGAN.Configuration(network ?? .mnist, preset: preset)
    if let batchSize { game.batchSize = batchSize }
    game.drawnCount = max(game.drawnCount, game.batchSize)
    if let discriminatorSteps { game.discriminatorSteps = discriminatorSteps }
    if let discriminatorRate { game.discriminatorRule.learningRate = discriminatorRate }
    if let generatorRate { game.generatorRule.learningRate = generatorRate }
    if let width { game.widthFactor = width }
    if let slope { game.slope = slope }
    if let stridedKernel { game.stridedKernel = stridedKernel }
    if asPrinted { game.playAsPrinted() }
    return game
  }
}
