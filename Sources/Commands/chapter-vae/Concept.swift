import ArgumentParser
import ChapterOptions
import Datasets
import Foundation
import Tensors
import Training
import VariationalAutoencoder

extension ChapterVAE {
  /// Pictures that take on an attribute.
  struct Concept: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Move codes along a concept: towards a slant, a thickness or another class.",
      discussion: """
        The concept is the mean code of training pictures with it less that of those without. Each \
        row is a held-out picture whose code is moved by t times that, from t = −1.5 to 1.5. Prints \
        what is measured of such pictures.
        """)

    @Option(help: "What to change: slant (if nothing is given) or thickness.")
    var attribute: Attribute?

    @Option(help: ArgumentHelp("The class to begin with, instead.", valueName: "class"))
    var from: String?

    @Option(help: ArgumentHelp("The class that it becomes.", valueName: "class"))
    var to: String?

    @Option(parsing: .unconditional, help: "How many pictures to show.")
    var rows = 8

    @Option(parsing: .unconditional, help: "How many steps from −1.5 to 1.5.")
    var columns = 7

    @Option(
      help: ArgumentHelp("Where to write; concept.png in the run if not given.", valueName: "png"))
    var output: String?

    @OptionGroup var data: DataFolder
    @OptionGroup var trained: CheckpointOptions

    func validate() throws {
      if (from == nil) != (to == nil) || from != nil && attribute != nil {
        throw ValidationError("Give either --attribute or both --from and --to.")
      }
      try check("--rows", rows, isIn: 1...100)
      try check("--columns", columns, isIn: 2...100)
    }

    func run() throws {
      trained.machine.apply()
      let autoencoder = try TrainedAutoencoder(trained)
      let model = autoencoder.model
      var random = autoencoder.random("concept")
      let change = try change(of: autoencoder, using: &random)
      let starts = try change.pickedStarts(atLeast: rows, using: &random)
      let codes = model.codes(of: starts).mean
      let amounts = (0..<columns).map { -1.5 + 3 * Double($0) / Double(columns - 1) }
      let moved = change.concept.moved(codes.sliced(0..<rows), by: amounts)
      try autoencoder.write(
        model.decodeInParts(moved), columns: columns, to: output, else: "concept.png",
        saying: "\(rows) held-out pictures, \(columns) steps of \(change.name)")
      guard let measure = change.measure else { return }
      autoencoder.say("\n\(measure.name) of \(starts.count) pictures decoded from z + t·v:")
      let means = model.means(along: change.concept, from: codes, by: amounts, of: measure.values)
      for (t, mean) in zip(amounts, means) {
        autoencoder.say(String(format: "  t = %+.2f   %6.3f", t, mean))
      }
    }

    private func change(
      of autoencoder: TrainedAutoencoder, using random: inout SplitMix64
    ) throws -> ConceptChange {
      let known = try autoencoder.pickedTraining(in: data.data, using: &random)
      let heldOut = try autoencoder.heldOut(in: data.data, drawn: 2_000)
      if let from, let to {
        return try ConceptChange(
          from: from, to: to, in: known, startingFrom: heldOut, by: autoencoder)
      }
      return try ConceptChange(
        of: attribute ?? .slant, in: known, startingFrom: heldOut, by: autoencoder.model)
    }
  }
}
