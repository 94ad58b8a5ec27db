import ArgumentParser
import ChapterOptions
import Datasets
import Foundation
import GAN
import Tensors
import Training

extension ChapterGAN {
  /// How good the samples are.
  struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration.gameEvaluation

    @OptionGroup var evaluation: EvaluationOptions
    @OptionGroup var trained: CheckpointOptions

    func run() throws {
      trained.machine.apply()
      let (game, folder, run) = try trainedGame(trained)
      let source = PictureSource(run.dataset, in: evaluation.data)
      let trainedRun = TrainedRun(
        game: game, folder: folder, source: source, drawnCount: run.game.drawnCount,
        pictureShape: [28, 28, 1], seed: run.seed
      ) { $0.tensor([Int]($0.labels.indices), from: 0, to: 1) }
      try evaluation.evaluate(trainedRun, as: trained)
    }
  }

  /// The networks, layer by layer.
  struct Summary: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Describe both networks, layer by layer.")

    @Option(help: "Whose networks: quick, paper or smoke.")
    var preset = Preset.paper

    func run() {
      let configuration = GAN.Configuration(preset: preset)
      var random = SplitMix64(seed: 0)
      print(
        Generator(configuration, using: &random)
          .summary("generator", inputShape: [configuration.latentCount]))
      print()
      print(
        Discriminator(configuration, using: &random)
          .summary("discriminator", inputShape: [configuration.pixelCount]))
    }
  }
}
