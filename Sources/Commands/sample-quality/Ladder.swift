import ArgumentParser
import ChapterOptions
import Datasets
import Evaluation
import Foundation
import Pictures
import Tensors
import Training

extension SampleQuality {
  /// Pictures whose faults are known, measured.
  struct Climb: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "ladder",
      abstract: "Measure pictures whose faults are known (the default).",
      discussion: """
        What a Fréchet distance of 3 means depends on the data and on the features. This says what \
        it is for other real pictures, blurred ones, some classes only, noise.
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
      let source = PictureSource(pictures.dataset ?? .digits, in: pictures.data)
      let data = try source.training(drawn: 4 * count, seed: seed)
      let reference = try source.heldOut(drawn: count, seed: seed)
      let classifier = ShippedClassifier(rawValue: (pictures.dataset ?? .digits).rawValue)!.classifier
      var random = SplitMix64(seed: seed).stream("ladder")
      let ladder = Ladder(
        count, from: data, against: reference, seenBy: classifier, using: &random)
      for step in ladder.steps {
        let (f, k) = (step.distances.frechet, step.distances.kernel)
        let name = step.rung.rawValue.padding(toLength: 24, withPad: " ", startingAt: 0)
        print(name, String(format: "%8.3f (%.3f-%.3f) %9.2f (%.2f-%.2f)", f.value, f.interval.lowerBound, f.interval.upperBound, 1000 * k.value, 1000 * k.interval.lowerBound, 1000 * k.interval.upperBound))
      }
    }
  }
}
