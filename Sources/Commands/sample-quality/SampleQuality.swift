import ArgumentParser
import ChapterOptions

/// What the measures of samples are worth.
@main
struct SampleQuality: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample-quality",
    abstract: "Measure pictures whose faults are known, and train the classifier that measures.",
    discussion: "Tutorials/evaluation.md explains every number.",
    version: packageVersion,
    subcommands: [Climb.self, Train.self], defaultSubcommand: Climb.self)
}
