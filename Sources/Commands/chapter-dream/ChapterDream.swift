import ArgumentParser
import ChapterOptions
import DeepDream

/// Chapter 2: a network is run backwards, and what it sees in a picture appears.
@main
struct ChapterDream: ParsableCommand {
  static let name = "chapter-dream"

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Chapter 2: a picture is changed until a network sees more in it.",
    discussion: "Tutorials/02-deep-dream.md explains every step.",
    version: packageVersion,
    subcommands: [DreamVerb.self, Filters.self, LayerSummary.self],
    defaultSubcommand: DreamVerb.self)
}

extension Preset: ExpressibleByArgument {}

/// What a picture was dreamed with: `configuration.json` of its folder.
struct RunConfiguration: Codable, Equatable {
  let dream: Configuration
  /// The picture's file; nil for the landscape that is drawn here.
  let image: String?
  /// The guide's file, if there is one.
  let guide: String?
  /// The weights' file; nil for the network of this package.
  let weights: String?
  let seed: UInt64
}
