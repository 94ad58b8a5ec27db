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
    static let configuration = CommandConfiguration.gameTraining

    @Option(help: "How much to do: quick, paper or smoke; quick if not given.")
    var preset: Preset?

    @OptionGroup var changes: GameChanges

    @Option(
      name: .customLong("class"),
      help: ArgumentHelp(
        "The one class to learn, by name or number, or all; the frogs for --network frog.",
        valueName: "class"))
    var label: String?

    @OptionGroup var pictures: PictureOptions
    @OptionGroup var watching: WatchOptions
    @OptionGroup var training: TrainingOptions

    func validate() throws {
      let isNew = preset != nil || changes.areAsked || label != nil
      if training.resume != nil && (isNew || pictures.dataset != nil || watching.areAsked) {
        throw ValidationError(
          "--resume goes on with the run's own numbers: leave out all but --steps and --data.")
      }
    }

    func run() throws {
      training.machine.apply()
      let earlier = try training.earlierRun(of: ChapterDCGAN.name)
      var run = try earlier?.readConfiguration() ?? newConfiguration()
      if let steps = training.steps { run.game.steps = steps }
      let source = run.source(in: pictures.data)
      let images = try source.training(drawn: run.game.drawnCount, seed: run.seed)
      let network = run.game.network
      try check(
        images, areOneOf: earlier == nil ? network.pictureShapes : [run.game.pictureShape],
        for: "--network \(network.rawValue)")
      run.game.pictureShape = images.shape
      let plan = try watching.plan(run.watch, for: source, shape: images.shape, in: earlier)
      run.watch = plan.settings
      try GameRun<DCGAN.Game, RunConfiguration>(
        command: ChapterDCGAN.name, options: training, preset: preset ?? .quick, earlier: earlier,
        settings: run, steps: run.game.steps, batchSize: run.game.batchSize, pictures: images,
        source: source, watching: plan, reading: network.reading
      ).play { DCGAN.Game(run.game, pictures: images, seed: run.seed) }
    }

    private func newConfiguration() throws -> RunConfiguration {
      let game = changes.configuration(preset ?? .quick)
      let dataset = pictures.dataset ?? (game.network == .frog ? .sprites : .digits)
      let hasFrogs = dataset == .sprites || dataset == .cifar10
      let label = self.label ?? (game.network == .frog && hasFrogs ? "frog" : "all")
      return RunConfiguration(
        game: game, dataset: dataset, label: label == "all" ? nil : label, seed: training.seed,
        watch: watching.settings(preset ?? .quick))
    }
  }
}

extension Network {
  /// Where the losses come to rest, and what they alone do not tell.
  fileprivate func reading(_ records: [MetricsRecord]) -> String {
    let lowest = records.compactMap { $0["discriminatorLoss"] }.min() ?? 0
    func last(_ name: String) -> String { readableNumber(records.last?[name] ?? 0) }
    let equilibrium =
      mixesBatches
      ? "both losses are ln 2 = 0.693, the discriminator's being a mean over both kinds."
      : "the discriminator's loss is 2 ln 2 = 1.386 and the generator's ln 2 = 0.693."
    return """
      At the equilibrium \(equilibrium)
        lowest loss of D    \(readableNumber(lowest))   (below 0 only with labels above 1)
        accuracy of D       \(last("accuracy"))   (equilibrium 0.5)
        negative numbers    \(last("negativePixels"))   (share of those that G draws)
        one-pixel rule      \(last("onePixelRule"))   (accuracy of “below 0 is drawn”)
      """
  }
}
