import ArgumentParser
import GAN
import GANTraining
import NeuralNetworks

extension ChapterTricks {
  /// The networks, layer by layer.
  struct Summary: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Describe both networks, layer by layer.")

    @OptionGroup var choice: GameChoice

    func run() throws {
      let configuration = choice.configuration
      let game = PointGame(configuration, data: PointCloud(.ring), seed: 0)
      print(game.generator.summary("generator", inputShape: [configuration.latentCount]))
      print()
      print(game.discriminator.summary("discriminator"))
    }
  }
}
