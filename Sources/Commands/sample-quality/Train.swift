import ArgumentParser
import ChapterOptions
import Datasets
import Evaluation
import Foundation
import Training

extension SampleQuality {
  /// A classifier of a data set.
  struct Train: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Train the classifier whose features samples are compared in.")

    @OptionGroup var pictures: PictureOptions

    @Option(parsing: .unconditional, help: "How many pictures to draw, where they are drawn.")
    var count = 20_000

    @Option(parsing: .unconditional, help: "How often each picture is seen.")
    var epochs = 4

    @Option(parsing: .unconditional, help: "The seed of every random draw.")
    var seed: UInt64 = 42

    @Option(help: ArgumentHelp("Where to write the weights.", valueName: "safetensors"))
    var output: String?

    @OptionGroup var machine: MachineOptions

    func validate() throws {
      try check("--count", count, isIn: 1_000...1_000_000)
      try check("--epochs", epochs, isIn: 1...100)
    }

    func run() throws {
      machine.apply()
      let dataset = pictures.dataset ?? .digits
      let url = URL(fileURLWithPath: output ?? "\(dataset.rawValue).safetensors")
      let folder = url.deletingLastPathComponent()
      if !FileManager.default.fileExists(atPath: folder.path) {
        throw ValidationError("--output: there is no folder \(folder.path). Create it first.")
      }
      let classifier = try trainedClassifier(
        of: PictureSource(dataset, in: pictures.data), drawn: count, epochs: epochs, seed: seed,
        machine: machine)
      try classifier.write(to: url)
      machine.say("Written to \(url.relativePath)")
    }
  }
}
