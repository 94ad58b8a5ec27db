import ArgumentParser
import StyleTransfer

extension ChapterStyle {
  /// What has to do with networks that have learned a style.
  struct Fast: ParsableCommand {
    /// What the runs are of.
    static let name = "chapter-style fast"

    static let configuration = CommandConfiguration(
      commandName: "fast",
      abstract: "Train a network for one style; then a picture takes a single walk through it.",
      subcommands: [FastTrain.self, FastApply.self, FastCompare.self],
      defaultSubcommand: FastTrain.self)
  }
}

extension FastConfiguration.Lesson: ExpressibleByArgument {}

/// What a network was trained with: `configuration.json` of its folder.
struct FastRunConfiguration: Codable, Equatable {
  var training: FastConfiguration
  /// The style picture's file, or how one was drawn here.
  let style: String
  /// The folder of content pictures; nil for landscapes that are drawn here.
  let contents: String?
  /// The feature network's file; nil for the network of this package.
  let weights: String?
  let seed: UInt64
}
