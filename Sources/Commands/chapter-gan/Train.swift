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

    @Option(help: "k, discriminator steps for each generator step.")
    var discriminatorSteps: Int?

    @Option(help: "Adam's rate for both networks.")
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
    }

    func run() throws {
      training.machine.apply()
      Interruption.install()
      let say = training.machine.say
      let (folder, run) = try training.resume.map(resumed) ?? started()
      let pictures = try DigitSource(run.dataset, in: digits.data)
        .training(drawn: run.game.drawnCount, seed: run.seed)
      let steps = training.steps ?? run.game.steps

      var game = Game(run.game, pictures: pictures, seed: run.seed)
      if training.resume != nil { try game.restore(folder.checkpoint) }
      let preset = folder.identity.preset
      say("\(ChapterGAN.name) \(packageVersion), preset \(preset), seed \(run.seed)")
      say("\(readableCount(pictures.count)) pictures: \(pictures.name)")
      say(
        "Generator \(readableCount(game.generator.parameters.scalarCount)) parameters, "
          + "discriminator \(readableCount(game.discriminator.parameters.scalarCount))")
      let rehearsal = Game(run.game, pictures: pictures, seed: run.seed)
      let forecast = Forecast(
        of: rehearsal, steps: steps - game.step, operationsPerStep: game.operationsPerStep)
      say("\(forecast)")
      say("Writing to \(folder.url.relativePath)\n")

      let loop = TrainingLoop(
        folder: folder, steps: steps, style: .suitable(isQuiet: training.machine.quiet))
      let isComplete = try loop.run(&game) { try draw($0, in: folder) }
      say("\n" + reading(of: folder, isComplete: isComplete))
    }

    // MARK: The run

    private func started() throws -> (RunFolder, RunConfiguration) {
      var game = Configuration(preset: preset)
      if let loss { game.generatorLoss = loss }
      if let discriminatorSteps { game.discriminatorSteps = discriminatorSteps }
      if let learningRate { game.learningRate = learningRate }
      if asPrinted { game.playAsPrinted() }
      if let steps = training.steps { game.steps = steps }
      let run = RunConfiguration(game: game, dataset: digits.dataset, seed: training.seed)
      // Whether the data is there is found out before a folder is made.
      _ = try DigitSource(run.dataset, in: digits.data).heldOut(drawn: 1, seed: run.seed)
      let folder = try training.newFolder(command: ChapterGAN.name, preset: preset.rawValue)
      try folder.writeConfiguration(run)
      return (folder, run)
    }

    private func resumed(_ path: String) throws -> (RunFolder, RunConfiguration) {
      let folder = try RunFolder.open(URL(fileURLWithPath: path), command: ChapterGAN.name)
      return (folder, try folder.readConfiguration(as: RunConfiguration.self))
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
