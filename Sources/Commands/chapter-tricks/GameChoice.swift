import ArgumentParser
import ChapterOptions
import GAN
import GANTraining

/// One game: a baseline, and what is done about it.
struct GameChoice: ParsableArguments {
  @Option(help: "The game without remedies: tuned or collapse-prone; tuned if not given.")
  var baseline: Baseline?

  @Option(
    help: ArgumentHelp(
      "What is done against failure; several may be given, and several joined by +.",
      valueName: "remedy"),
    transform: Treatment.init(argument:))
  var remedy: [Treatment] = []

  @Option(
    help: """
      What the generator minimises: non-saturating, saturating, or cooperating, the discriminator's own \
      cost; non-saturating if not given.
      """)
  var generatorLoss: GAN.Configuration.GeneratorLoss?

  @Flag(help: "Take both players' gradients before either moves, as one article prints it.")
  var atOnce = false

  @Option(
    parsing: .unconditional, help: "Adam's rate for the discriminator, if not the baseline's.")
  var discriminatorRate: Double?

  @Option(help: "How much to do: quick, paper or smoke; quick if not given.")
  var preset: Preset?

  func validate() throws {
    try check("--discriminator-rate", isPositive: discriminatorRate)
    try Treatment.check(remedies)
    if discriminatorRate != nil && configuration.rules.descentRate != nil {
      throw ValidationError(
        """
        --discriminator-rate is Adam's: leave it out, and write the rate of plain descent as in \
        sgd-discriminator=0.05.
        """)
    }
    if atOnce && configuration.rules.schedule != .turns(1) {
      throw ValidationError("--at-once with \(remedies.name): a game has one schedule.")
    }
    if let generatorLoss, configuration.rules.objective != Objective(generatorLoss) {
      throw ValidationError(
        "--generator-loss \(generatorLoss.hyphenated) with \(remedies.name): a game has one loss.")
    }
  }

  /// Whether anything was chosen that decides the game.
  var isMade: Bool {
    preset != nil || baseline != nil || !remedy.isEmpty || generatorLoss != nil
      || discriminatorRate != nil || atOnce
  }

  /// The game's numbers.
  var configuration: GANTraining.Configuration {
    var game = Configuration(baseline ?? .tuned, preset: preset ?? .quick, remedies: remedies)
    if let generatorLoss { game.generatorLoss = generatorLoss }
    game.playsAtOnce = atOnce
    if let discriminatorRate { game.discriminatorRate = discriminatorRate }
    return game
  }

  private var remedies: [Remedy] { remedy.flatMap(\.remedies) }
}

extension GAN.Configuration.GeneratorLoss: HyphenatedArgument {}
