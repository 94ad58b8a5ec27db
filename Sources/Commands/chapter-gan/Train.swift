import ArgumentParser
import ChapterOptions
import Datasets
import Foundation
import GAN
import Tensors
import Training

extension ChapterGAN {
  /// The default verb.
  struct Train: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Train both networks (the default).",
      discussion: """
        Leaves a run folder: samples and charts as PNG, metrics.jsonl, a checkpoint. Ctrl-C saves \
        before it ends; --resume goes on from there.
        """)

    @Option(help: "How much to do: quick, paper or smoke.")
    var preset = Preset.quick

    @Option(help: "What the generator minimises: nonSaturating or saturating.")
    var loss: Configuration.GeneratorLoss?

    @Option(parsing: .unconditional, help: "k, discriminator steps for each generator step.")
    var discriminatorSteps: Int?

    @Option(parsing: .unconditional, help: "Adam's rate for both networks.")
    var learningRate: Double?

    @Flag(help: "Play as one article prints it: both networks want the same.")
    var asPrinted = false

    @OptionGroup var digits: DigitOptions
    @OptionGroup var training: TrainingOptions

    func validate() throws {
      try check("--discriminator-steps", discriminatorSteps, isAtLeast: 1)
      try check("--learning-rate", isPositive: learningRate)
      if asPrinted && loss != nil {
        throw ValidationError("--as-printed decides the losses: leave out --loss.")
      }
      let isNew = asPrinted || loss != nil || discriminatorSteps != nil || learningRate != nil
      if training.resume != nil && isNew {
        throw ValidationError(
          "--resume goes on with the run's own numbers: leave out all but --steps and --data.")
      }
    }

    func run() throws {
      training.machine.apply()
      Interruption.install()
      let earlier = try training.resume.map {
        try RunFolder.open(URL(fileURLWithPath: $0), command: ChapterGAN.name)
      }
      let run = try configuration(of: earlier)
      let pictures = try DigitSource(run.dataset, in: digits.data)
        .training(drawn: run.game.drawnCount, seed: run.seed)
      if pictures.count < run.game.batchSize {
        throw ValidationError(
          "--data: a batch takes \(run.game.batchSize) pictures, found \(pictures.count) in all.")
      }
      let steps = run.game.steps

      var game = Game(run.game, pictures: pictures, seed: run.seed)
      if let earlier {
        try game.restore(earlier.checkpoint)
        if game.step >= steps { throw TrainingError.nothingLeft(step: game.step, steps: steps) }
      }
      let folder =
        try earlier ?? training.newFolder(command: ChapterGAN.name, preset: preset.rawValue)
      try folder.writeConfiguration(run)
      announce(game, on: pictures, in: folder)

      let loop = TrainingLoop(
        folder: folder, steps: steps, style: .suitable(isQuiet: training.machine.quiet))
      let isComplete = try loop.run(&game) { try draw($0, in: folder) }
      training.machine.say("\n" + reading(of: folder, isComplete: isComplete))
    }

    // MARK: The run

    /// The numbers of a new run, or of an earlier one with perhaps another end.
    private func configuration(of earlier: RunFolder?) throws -> RunConfiguration {
      if let earlier {
        var run = try earlier.readConfiguration()
        if let steps = training.steps { run.game.steps = steps }
        return run
      }
      var game = Configuration(preset: preset)
      if let loss { game.generatorLoss = loss }
      if let discriminatorSteps { game.discriminatorSteps = discriminatorSteps }
      if let learningRate { game.learningRate = learningRate }
      if asPrinted { game.playAsPrinted() }
      if let steps = training.steps { game.steps = steps }
      return RunConfiguration(game: game, dataset: digits.dataset, seed: training.seed)
    }

    private func announce(_ game: Game, on pictures: LabelledImages, in folder: RunFolder) {
      let (identity, say) = (folder.identity, training.machine.say)
      say("\(ChapterGAN.name) \(packageVersion), preset \(identity.preset), seed \(identity.seed)")
      say("\(readableCount(pictures.count)) pictures: \(pictures.name)")
      say(
        "Generator \(readableCount(game.generator.parameters.scalarCount)) parameters, "
          + "discriminator \(readableCount(game.discriminator.parameters.scalarCount))")
      let rehearsal = Game(game.configuration, pictures: pictures, seed: identity.seed)
      let forecast = Forecast(
        of: rehearsal, steps: game.configuration.steps - game.step,
        operationsPerStep: game.operationsPerStep)
      say("\(forecast)")
      say("Writing to \(folder.url.relativePath)\n")
    }

    // MARK: What it leaves

    /// The same 64 noise vectors at every checkpoint, and the losses so far.
    private func draw(_ game: Game, in folder: RunFolder) throws {
      var random = SplitMix64(seed: folder.identity.seed).stream("samples")
      let name = String(format: "step-%06d.png", game.step)
      try sheet(game.samples(64, using: &random), columns: 8)
        .writePNG(to: folder.samples.appending(path: name))
      try lossChart(try MetricsLog.records(in: folder.metrics))
        .writePNG(to: folder.charts.appending(path: "losses.png"))
    }

    private func reading(of folder: RunFolder, isComplete: Bool) -> String {
      let path = folder.url.relativePath
      let next =
        isComplete
        ? """
        Look at \(path)/samples and \(path)/charts/losses.png, then try
          swift run chapter-gan generate --nice
          swift run chapter-gan evaluate
        """
        : "Interrupted and saved. Go on with\n  swift run chapter-gan --resume \(path)"
      return """
        At the equilibrium the discriminator's loss is 2 ln 2 = 1.386 and the generator's ln 2 = 0.693.
        \(next)
        """
    }
  }
}
