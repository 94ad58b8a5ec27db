import ArgumentParser
import ChapterOptions
import GAN
import Training

extension ChapterGAN {
  /// The default verb.
  struct Train: ParsableCommand {
    static let configuration = CommandConfiguration.gameTraining

    @Option(help: "How much to do: quick, paper or smoke; quick if not given.")
    var preset: Preset?

    @Option(help: "What the generator minimises: nonSaturating or saturating.")
    var loss: Configuration.GeneratorLoss?

    @Option(parsing: .unconditional, help: "k, discriminator steps for each generator step.")
    var discriminatorSteps: Int?

    @Option(parsing: .unconditional, help: "Adam's rate for both networks.")
    var learningRate: Double?

    @Flag(help: "Play as one article prints it: both networks want the same.")
    var asPrinted = false

    @OptionGroup var pictures: PictureOptions
    @OptionGroup var watching: WatchOptions
    @OptionGroup var training: TrainingOptions

    func validate() throws {
      try check("--discriminator-steps", discriminatorSteps, isAtLeast: 1)
      try check("--learning-rate", isPositive: learningRate)
      if asPrinted && loss != nil {
        throw ValidationError("--as-printed decides the losses: leave out --loss.")
      }
      let isNew =
        preset != nil || asPrinted || loss != nil || discriminatorSteps != nil
        || learningRate != nil
      if training.resume != nil && (isNew || pictures.dataset != nil || watching.areAsked) {
        throw ValidationError(
          "--resume goes on with the run's own numbers: leave out all but --steps and --data.")
      }
    }

    func run() throws {
      training.machine.apply()
      let earlier = try training.earlierRun(of: ChapterGAN.name)
      var run = try earlier?.readConfiguration() ?? newConfiguration()
      if let steps = training.steps { run.game.steps = steps }
      let source = PictureSource(run.dataset, in: pictures.data)
      let images = try source.training(drawn: run.game.drawnCount, seed: run.seed)
      try check(images, areOneOf: [[28, 28, 1]], for: "the two-layer GAN")
      let plan = try watching.plan(run.watch, for: source, shape: [28, 28, 1], in: earlier)
      run.watch = plan.settings
      try GameRun<Game, RunConfiguration>(
        command: ChapterGAN.name, options: training, preset: preset ?? .quick, earlier: earlier,
        settings: run, steps: run.game.steps, batchSize: run.game.batchSize, pictures: images,
        source: source, watching: plan
      ) { _ in
        """
        At the equilibrium the discriminator's loss is 2 ln 2 = 1.386 and the generator's \
        ln 2 = 0.693.
        """
      }.play { Game(run.game, pictures: images, seed: run.seed) }
    }

    private func newConfiguration() -> RunConfiguration {
      var game = Configuration(preset: preset ?? .quick)
      if let loss { game.generatorLoss = loss }
      if let discriminatorSteps { game.discriminatorSteps = discriminatorSteps }
      if let learningRate { game.learningRate = learningRate }
      if asPrinted { game.playAsPrinted() }
      return RunConfiguration(
        game: game, dataset: pictures.dataset ?? .digits, seed: training.seed,
        watch: watching.settings(preset ?? .quick))
    }
  }
}
