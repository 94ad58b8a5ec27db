import ArgumentParser
import ChapterOptions

/// Chapter 8: why GANs fail, and every remedy measured.
@main
struct ChapterTricks: ParsableCommand {
  static let name = "chapter-tricks"

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Chapter 8: why GANs fail, and what each remedy is worth.",
    discussion: """
      Games in the plane, where one sees what a generator leaves out. Two baselines: tuned, in which \
      the generator finds most modes by itself, and collapse-prone, whose discriminator learns too \
      slowly to keep its generator from drawing one place after another.

      Remedies: \(Treatment.names). Some take a number, such as packing=4; several joined by +, such \
      as packing+r1, are taken together.
      """,
    version: packageVersion,
    subcommands: [
      Compare.self, Train.self, Ablate.self, Digits.self, Counting.self, Duel.self, Summary.self,
    ],
    defaultSubcommand: Compare.self)
}
