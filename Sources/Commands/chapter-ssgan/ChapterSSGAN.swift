import ArgumentParser
import ChapterOptions
import SSGAN
import Training

/// Chapter 7: a discriminator that classifies learns from pictures without labels too.
@main
struct ChapterSSGAN: ParsableCommand {
  static let name = "chapter-ssgan"

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Chapter 7: a GAN learns to classify pictures of which few have labels.",
    discussion: """
      Two recipes: n-plus-one, a book's, whose discriminator has a class more for generated pictures, \
      and feature-matching, that of Salimans et al. (2016). The same network learns from the labelled \
      pictures alone as well, so that one sees what the others are good for.
      """,
    version: packageVersion,
    subcommands: [
      Train.self, Generate.self, Evaluate.self, Interpolate.self, Sweep.self, Summary.self,
    ],
    defaultSubcommand: Train.self)
}

/// What a run was trained with: `configuration.json` of its folder.
struct RunConfiguration: Codable {
  var game: SSGAN.Configuration
  let dataset: PictureSource.Name
  let seed: UInt64
  /// Test pictures, where they are drawn.
  let testCount: Int
  /// Which labels are known: the subset's fingerprint.
  var labels = ""
  /// How its samples are measured.
  var watch: WatchSettings
}

extension RunFolder {
  /// The run's configuration, with which a game can be played.
  func readConfiguration() throws(FileError) -> RunConfiguration {
    let run = try readConfiguration(as: RunConfiguration.self)
    try checkTrainable(flaw: run.game.flaw)
    return run
  }
}
