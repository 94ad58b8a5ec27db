import ArgumentParser
import ChapterOptions
import GAN
import Training

/// Chapter 5: two small networks play against each other until one of them draws digits.
@main
struct ChapterGAN: ParsableCommand {
  static let name = "chapter-gan"

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Chapter 5: a two-layer GAN learns to draw digits.",
    discussion: "Tutorials/05-gan.md explains every step.",
    version: packageVersion,
    subcommands: [Train.self, Generate.self, Evaluate.self, Interpolate.self, Summary.self],
    defaultSubcommand: Train.self)
}

extension Configuration.GeneratorLoss: ExpressibleByArgument {}

/// What a run was trained with: `configuration.json` of its folder.
struct RunConfiguration: Codable {
  var game: Configuration
  let dataset: PictureSource.Name
  let seed: UInt64
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
