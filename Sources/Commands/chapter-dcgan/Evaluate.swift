import ArgumentParser
import ChapterOptions
import DCGAN
import GAN
import Tensors
import Training

extension ChapterDCGAN {
  /// What the discriminator says.
  struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration.gameEvaluation

    @OptionGroup var examination: ExaminationOptions
    @OptionGroup var trained: CheckpointOptions

    func run() throws {
      trained.machine.apply()
      let (game, folder, run) = try trainedGame(trained)
      let heldOut = try run.source(in: examination.data)
        .heldOut(drawn: examination.count, seed: run.seed)
      try check(heldOut, areOneOf: [run.game.pictureShape], for: "this run")
      let report = try examination.examine(game, on: heldOut, in: folder, seed: trained.seed) {
        run.game.tensor(of: heldOut, at: $0)
      }
      trained.machine.say(report)
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
