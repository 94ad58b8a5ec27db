import ArgumentParser
import ChapterOptions
import DCGAN
import Foundation
import GAN
import Training

/// Chapter 6: convolutional networks play against each other.
@main
struct ChapterDCGAN: ParsableCommand {
  static let name = "chapter-dcgan"

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Chapter 6: two convolutional networks learn to draw digits, or frogs.",
    discussion: """
      Four pairs of networks, each as published: mnist, keras, frog and strict. keras-dcgan's \
      command line is understood as well: --mode generate --batch_size 32 --nice.
      """,
    version: packageVersion,
    subcommands: [
      Train.self, Generate.self, Evaluate.self, Interpolate.self, Arithmetic.self, Summary.self,
    ],
    defaultSubcommand: Train.self)

  static func main() { main(translated([String](CommandLine.arguments.dropFirst()))) }
}

extension Network: ExpressibleByArgument {}

/// What a run was trained with: `configuration.json` of its folder.
struct RunConfiguration: Codable {
  var game: DCGAN.Configuration
  let dataset: PictureSource.Name
  /// The one class that is learnt; nil for all.
  let label: String?
  let seed: UInt64
  /// How its samples are measured.
  var watch: WatchSettings

  /// Where the pictures come from.
  func source(in directory: String?) -> PictureSource {
    PictureSource(dataset, in: directory, class: label)
  }
}

extension RunFolder {
  /// The run's configuration, with which a game can be played.
  func readConfiguration() throws(FileError) -> RunConfiguration {
    let run = try readConfiguration(as: RunConfiguration.self)
    try checkTrainable(flaw: run.game.flaw)
    return run
  }
}

/// The game of a run at its checkpoint.
func trainedGame(
  _ options: CheckpointOptions
) throws -> (game: DCGAN.Game, folder: RunFolder, run: RunConfiguration) {
  let (folder, file) = try options.find(command: ChapterDCGAN.name)
  let run = try folder.readConfiguration()
  var game = DCGAN.Game(run.game, pictures: run.game.blankPictures, seed: run.seed)
  try game.restore(file)
  return (game, folder, run)
}
