import ArgumentParser
import ChapterOptions
import Datasets
import Evaluation
import Foundation
import GAN
import GANTraining
import Tensors
import Training

extension ChapterTricks {
  /// What remedies are worth on pictures.
  struct Digits: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Play chapter 6's game on digits with several remedies and without.",
      discussion: """
        Measures each game's samples as evaluate of chapter 6 does, beside pictures that nobody has \
        learned from. Writes digits.json anew after each game: after Ctrl-C the same command goes on. \
        Then writes the table, digits.md, and samples side by side, digits.png.
        """)

    @Option(
      help: ArgumentHelp(
        """
        What a game is to have; may be given several times. packing, sgd-discriminator and \
        spectral-norm if not given.
        """, valueName: "remedy"),
      transform: { try Treatment($0, for: PicturePoints(.blank(count: 1))) })
    var remedy: [Treatment] = []

    @Option(parsing: .unconditional, help: "How many games of each, with seeds from 1 on.")
    var seeds = 1

    @Option(help: "How much to do: quick, paper or smoke.")
    var preset = Preset.quick

    @Option(parsing: .unconditional, help: "Steps of each game, instead of the preset's.")
    var steps: Int?

    @Option(parsing: .unconditional, help: "How many samples are measured.")
    var count = 2_000

    @Option(
      help: ArgumentHelp(
        "Where to write; runs/chapter-tricks-digits-PRESET-DATASET if not given.",
        valueName: "dir"))
    var output: String?

    @Flag(help: "Begin anew, whatever the folder holds.")
    var force = false

    @OptionGroup var pictures: PictureOptions
    @OptionGroup var classifiers: ClassifierOptions
    @OptionGroup var machine: MachineOptions

    func validate() throws {
      try check("--seeds", seeds, isIn: 1...1_000)
      try check("--count", count, isIn: 10...10_000)
      if let steps { try check("--steps", steps, isIn: 1...10_000_000) }
    }

    func run() throws {
      machine.apply()
      let dataset = pictures.dataset ?? .digits
      let (training, judge) = try data(of: PictureSource(dataset, in: pictures.data))
      let folder = URL(
        fileURLWithPath: output
          ?? "runs/\(ChapterTricks.name)-digits-\(preset.rawValue)-\(dataset.rawValue)")
      let games = DigitGames(
        data: PicturePoints(training), judge: judge, folder: folder, machine: machine,
        matches: (1...UInt64(seeds)).flatMap { seed in
          ([[]] + treatments).map { (game(with: $0), seed) }
        })
      let settings = DigitSettings(
        preset: preset, steps: steps, data: training.name, count: judge.count)
      var record = try TrialRecord<DigitSettings, PictureTrial>(
        settings, in: folder.appending(path: "digits.json"), isNew: force)
      try games.play(keeping: &record)
      var random = SplitMix64(seed: 1).stream("the data")
      let report = DigitReport(
        record.trials.filter(games.contain),
        data: judge.measure(training.picked(judge.count, using: &random)))
      try writeAtomically(report.markdown, to: folder.appending(path: "digits.md"))
      try games.sheet.writePNG(to: folder.appending(path: "digits.png"))
      let path = folder.relativePath
      machine.say("\(report.text)\n\nWritten to \(path)/digits.md, digits.png and digits.json")
    }

    private var treatments: [[Remedy]] {
      remedy.isEmpty ? PicturePoints.usualTreatments : remedy.map(\.remedies)
    }

    private func game(with remedies: [Remedy]) -> GANTraining.Configuration {
      var game = Configuration.digits(preset, remedies: remedies)
      if let steps { game.steps = steps }
      return game
    }

    /// What is learned, and who judges; the same for every seed.
    private func data(of source: PictureSource) throws -> (LabelledImages, PictureJudge) {
      let shape = [28, 28, 1]
      let classifier = try classifiers.require(for: source, shape: shape, in: nil)
      let training = try source.training(
        drawn: preset == .smoke ? 100 : PicturePoints.drawnCount, seed: 1)
      let heldOut = try source.heldOut(drawn: count, seed: 1)
      try check(training, areOneOf: [shape], for: "this game")
      var random = SplitMix64(seed: 1).stream("held-out pictures")
      let count = min(count, training.count, heldOut.count)
      let known = heldOut.picked(count, using: &random)
      return (training, PictureJudge(classifier, heldOut: known))
    }
  }
}
