import ArgumentParser
import ChapterOptions

/// The networks whose layers chapters 2 and 3 look at.
@main
struct FeatureNetworkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feature-network",
    abstract: "Train the small network whose layers dreams are made of, or look at another.",
    discussion: "Tutorials/02-deep-dream.md explains what the layers answer to.",
    version: packageVersion,
    subcommands: [Train.self, Summary.self], defaultSubcommand: Summary.self)
}
