import ArgumentParser
import ChapterOptions
import Datasets
import Foundation
import GAN
import Tensors
import Training

extension ChapterGAN {
  /// What the discriminator says.
  struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration.gameEvaluation

    @OptionGroup var examination: ExaminationOptions
    @OptionGroup var trained: CheckpointOptions

    func run() throws {
      trained.machine.apply()
      let (game, folder, run) = try trainedGame(trained)
      let heldOut = try PictureSource(run.dataset, in: examination.data)
        .heldOut(drawn: examination.count, seed: run.seed)
      let report = try examination.examine(game, on: heldOut, in: folder, seed: trained.seed) {
        heldOut.tensor($0, from: 0, to: 1)
      }
      trained.machine.say(report)
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
