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

extension Preset: ExpressibleByArgument {}
extension Configuration.GeneratorLoss: ExpressibleByArgument {}

/// What a run was trained with: `configuration.json` of its folder.
struct RunConfiguration: Codable {
  var game: Configuration
  let dataset: DigitSource.Name
  let seed: UInt64
}

extension RunFolder {
  /// The run's configuration, with which a game can be played.
  func readConfiguration() throws(FileError) -> RunConfiguration {
    let run = try readConfiguration(as: RunConfiguration.self)
    if let flaw = run.game.flaw {
      throw FileError(
        path: configuration.path, expected: "numbers that a game can be played with",
        found: flaw, remedy: "Restore the file or start a new run.")
    }
    return run
  }
}
