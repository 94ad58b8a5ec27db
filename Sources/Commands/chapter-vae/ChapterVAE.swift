import ArgumentParser
import ChapterOptions
import NeuralNetworks
import Tensors
import Training
import VariationalAutoencoder

/// Chapter 4: a network squeezes pictures through a few numbers, and learns to draw from any such numbers.
@main
struct ChapterVAE: ParsableCommand {
  static let name = "chapter-vae"

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Chapter 4: a variational autoencoder learns a space of pictures.",
    discussion: "Tutorials/04-variational-autoencoder.md explains every step.",
    version: packageVersion,
    subcommands: [
      Train.self, Generate.self, Reconstruct.self, Manifold.self, Interpolate.self, Scatter.self,
      Concept.self, Evaluate.self, Variants.self, Rival.self, Summary.self,
    ],
    defaultSubcommand: Train.self)
}

extension Preset: ExpressibleByArgument {}
extension Configuration.Network: ExpressibleByArgument {}
extension Configuration.Rule: ExpressibleByArgument {}
extension Attribute: ExpressibleByArgument {}

/// What a run was trained with: `configuration.json` of its folder.
struct RunConfiguration: Codable, Equatable {
  var training: VariationalAutoencoder.Configuration
  let dataset: PictureSource.Name
  let seed: UInt64
}

extension RunFolder {
  /// The run's configuration, with which networks can be trained.
  func readConfiguration() throws(FileError) -> RunConfiguration {
    let run = try readConfiguration(as: RunConfiguration.self)
    try checkTrainable(flaw: run.training.flaw)
    return run
  }
}

extension ChapterVAE {
  /// Both networks, layer by layer.
  struct Summary: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Describe both networks, layer by layer.")

    @Option(help: "Whose networks: quick, paper, dense or smoke.")
    var preset = Preset.paper

    func run() {
      let configuration = VariationalAutoencoder.Configuration(preset: preset)
      var random = SplitMix64(seed: 0)
      let model = Autoencoder(configuration, using: &random)
      let (encoder, decoder) = model.summaries(configuration)
      print("\(encoder)\n\n\(decoder)")
    }
  }
}
