import ArgumentParser
import ChapterOptions
import DCGAN
import Datasets
import GAN
import Tensors
import Training

extension ChapterDCGAN {
  /// How good the samples are.
  struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration.gameEvaluation

    @OptionGroup var evaluation: EvaluationOptions
    @OptionGroup var trained: CheckpointOptions

    func run() throws {
      trained.machine.apply()
      let (game, folder, run) = try trainedGame(trained)
      let trainedRun = TrainedRun(
        game: game, folder: folder, source: run.source(in: evaluation.data),
        drawnCount: run.game.drawnCount, pictureShape: run.game.pictureShape, seed: run.seed
      ) { run.game.tensor(of: $0, at: [Int]($0.labels.indices)) }
      try evaluation.evaluate(trainedRun, as: trained)
    }
  }

  /// The networks, layer by layer.
  struct Summary: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Describe both networks, layer by layer.")

    @Option(help: "Whose networks: mnist, keras, frog or strict.")
    var network = Network.mnist

    @Option(help: "How wide: quick, paper or smoke.")
    var preset = Preset.paper

    func run() {
      for shape in network.pictureShapes {
        var game = DCGAN.Configuration(network, preset: preset)
        game.pictureShape = shape
        var random = SplitMix64(seed: 0)
        let (generator, discriminator) = (
          game.makeGenerator(using: &random), game.makeDiscriminator(using: &random)
        )
        print(generator.summary("generator", inputShape: [game.latentCount]))
        print()
        print(discriminator.summary("discriminator", inputShape: shape))
        if shape != network.pictureShapes.last { print() }
      }
    }
  }
}
