import ArgumentParser
import ChapterOptions
import DCGAN
import Datasets
import Foundation
import GAN
import Training

extension ChapterDCGAN {
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

    @OptionGroup var changes: GameChanges

    @Option(
      name: .customLong("class"),
      help: ArgumentHelp(
        "The one class to learn, by name or number, or all; the frogs for --network frog.",
        valueName: "class"))
    var label: String?

    @OptionGroup var pictures: PictureOptions
    @OptionGroup var training: TrainingOptions

    func validate() throws {
      if training.resume != nil && (changes.areAsked || label != nil) {
        throw ValidationError(
          "--resume goes on with the run's own numbers: leave out all but --steps and --data.")
      }
    }

    func run() throws {
      training.machine.apply()
      let earlier = try training.earlierRun(of: ChapterDCGAN.name)
      var run = try earlier?.readConfiguration() ?? newConfiguration()
      if let steps = training.steps { run.game.steps = steps }
      let images = try run.source(in: pictures.data)
        .training(drawn: run.game.drawnCount, seed: run.seed)
      let network = run.game.network
      try check(
        images, areOneOf: earlier == nil ? network.pictureShapes : [run.game.pictureShape],
        for: "--network \(network.rawValue)")
      run.game.pictureShape = images.shape
      let folder = try GameRun<DCGAN.Game, RunConfiguration>(
        command: ChapterDCGAN.name, options: training, preset: preset, earlier: earlier,
        settings: run, steps: run.game.steps, batchSize: run.game.batchSize, pictures: images,
        equilibrium: network.equilibrium
      ).play { DCGAN.Game(run.game, pictures: images, seed: run.seed) }
      training.machine.say(try measurements(in: folder))
    }

    private func newConfiguration() throws -> RunConfiguration {
      let game = changes.configuration(preset)
      let dataset = pictures.dataset ?? (game.network == .frog ? .sprites : .digits)
      let hasFrogs = dataset == .sprites || dataset == .cifar10
      let label = self.label ?? (game.network == .frog && hasFrogs ? "frog" : "all")
      return RunConfiguration(
        game: game, dataset: dataset, label: label == "all" ? nil : label, seed: training.seed)
    }

    /// What the losses alone do not tell.
    private func measurements(in folder: RunFolder) throws -> String {
      let records = try MetricsLog.records(in: folder.metrics)
      let lowest = records.compactMap { $0["discriminatorLoss"] }.min() ?? 0
      func last(_ name: String) -> String { readableNumber(records.last?[name] ?? 0) }
      return """

        lowest loss of D       \(readableNumber(lowest))   (below 0 only with labels above 1)
        accuracy of D          \(last("accuracy"))   (equilibrium 0.5)
        negative numbers       \(last("negativePixels"))   (of those that G draws)
        “below 0 is drawn”     \(last("onePixelRule"))   (right answers of this rule; 0.5 if it is no use)
        """
    }
  }
}

extension Network {
  /// Where the losses come to rest.
  fileprivate var equilibrium: String {
    mixesBatches
      ? "At the equilibrium both losses are ln 2 = 0.693: D's is the mean over real and generated."
      : """
      At the equilibrium the discriminator's loss is 2 ln 2 = 1.386 and the generator's ln 2 = 0.693.
      """
  }
}
