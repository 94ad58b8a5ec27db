import ArgumentParser
import ChapterOptions
import Datasets
import Evaluation
import Foundation
import Kernels
import Pictures
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

    @OptionGroup var classifiers: ClassifierOptions
    @OptionGroup var machine: MachineOptions

    func validate() throws { try check("--count", count, isIn: 100...5_000) }

    func run() throws {
      machine.apply()
      let source = PictureSource(pictures.dataset ?? .digits, in: pictures.data)
      let data = try source.training(drawn: 4 * count, seed: seed)
      let reference = try source.heldOut(drawn: count, seed: seed)
      let half = data.labels.count { Int($0) < data.classCount / 2 }
      if reference.count < count || half < count {
        throw ValidationError(
          """
          --count: \(count) held-out pictures are needed, and as many others of the first half of \
          the classes; found \(reference.count) and \(half) in \(data.name).
          """)
      }
      let classifier = try classifiers.require(
        for: source, shape: [data.height, data.width, data.channels], in: nil)
      machine.say(
        "\(readableCount(count)) pictures of each kind beside \(readableCount(count)) held-out "
          + "ones of \(data.name)\nJudge: \(classifier)")
      var random = SplitMix64(seed: seed).stream("ladder")
      let ladder = Ladder(
        count, from: data, against: reference, seenBy: classifier, using: &random)
      machine.say("\(ladder)")
      try draw(ladder)
    }

    private func draw(_ ladder: Ladder) throws {
      let folder = URL(fileURLWithPath: output, isDirectory: true)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for (name, picture) in [("pictures.png", ladder.sheet), ("distances.png", ladder.chart)] {
        try picture.writePNG(to: folder.appending(path: name))
      }
      machine.say("\(folder.relativePath)/pictures.png, \(folder.relativePath)/distances.png")
    }
  }
}
