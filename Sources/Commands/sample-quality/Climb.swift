import ArgumentParser
import ChapterOptions
import Datasets
import Evaluation
import Foundation
import Pictures
import Training

extension SampleQuality {
  /// Pictures whose faults are known, measured.
  struct Ladder: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Measure pictures whose faults are known (the default).",
      discussion: """
        What a Fréchet distance of 3 means depends on the data and on the features. This says what \
        it is for real pictures, blurred ones, some classes only, noise …
        """)

    @OptionGroup var pictures: PictureOptions

    @Option(parsing: .unconditional, help: "How many pictures of each kind.")
    var count = 2_000

    @Option(parsing: .unconditional, help: "The seed of every random draw.")
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("The folder to draw the pictures into.", valueName: "dir"))
    var output = "runs/ladder"

    @OptionGroup var machine: MachineOptions

    func validate() throws { try check("--count", count, isIn: 100...5_000) }

    func run() throws {
      machine.apply()
    }
  }
}
