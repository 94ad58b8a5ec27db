import ArgumentParser
import ChapterOptions
import Datasets
import Foundation
import GAN
import SSGAN
import Training

extension ChapterSSGAN {
  /// What the number of labels decides.
  struct Sweep: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Compare game and twin over numbers of labels.",
      discussion: """
        Trains both with each number of labels, several times with other labels and other weights, \
        and tests them. Writes a JSON file of all errors, anew after each training, and in the end a \
        chart beside it.
        """)

    @Option(help: ArgumentHelp("Numbers of labels, such as 20,100,all.", valueName: "counts"))
    var counts = LabelCounts(argument: "20,50,100,200,1000")!

    @Option(parsing: .unconditional, help: "How many trainings with each.")
    var seeds = 3

    @Option(parsing: .unconditional, help: "Steps of each, instead of the preset's.")
    var steps: Int?

    @Option(help: "How much to do: quick, paper or smoke.")
    var preset = Preset.quick

    @Option(help: ArgumentHelp("Where to write.", valueName: "json"))
    var output = "runs/chapter-ssgan-sweep.json"

    @OptionGroup var changes: GameChanges
    @OptionGroup var pictures: PictureOptions
    @OptionGroup var machine: MachineOptions

    func validate() throws {
      try check("--seeds", seeds, isIn: 1...1_000)
      try check("--steps", steps, isAtLeast: 1)
      if changes.labels != nil || changes.labelSeed != nil {
        throw ValidationError(
          "--counts says how many labels are known: leave out --labels and --label-seed.")
      }
      if changes.asPrinted || changes.misprint.contains(.allLabels) {
        throw ValidationError(
          "--counts says how many labels are known: the misprint all-labels does so too.")
      }
    }

    func run() throws {
      machine.apply()
      for count in counts.counts { _ = try prepared(count, seed: 1) }  // or refused, before hours
      let url = URL(fileURLWithPath: output)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      var outcomes: [Experiment.Outcome] = []
      for count in counts.counts {
        for seed in 1...UInt64(seeds) {
          let outcome = try outcome(count, seed: seed)
          outcomes.append(outcome)
          machine.say(
            """
            \(outcome.labelCount) labels, seed \(seed): \(percent(outcome.error)), twin \
            \(percent(outcome.twinError))
            """)
          try writeJSON(outcomes, to: url)
        }
      }
      machine.say("\n" + table(outcomes))
      let chart = url.deletingPathExtension().appendingPathExtension("png")
      try Experiment.errorChart(outcomes).writePNG(to: chart)
      machine.say("Written to \(url.relativePath) and \(chart.relativePath)")
    }
  }
}

extension ChapterSSGAN.Sweep {
  private func prepared(
    _ count: Int?, seed: UInt64
  ) throws -> (game: SSGAN.Configuration, pictures: RunPictures) {
    var game = changes.configuration(preset)
    (game.labelCount, game.labelSeed) = (count, seed)
    if let steps { game.steps = steps }
    let source = PictureSource(
      pictures.dataset ?? game.network.drawnPictures, in: pictures.data)
    let learning = try RunPictures(
      &game, from: source, seed: seed, testCount: preset.testCount, isNew: true)
    return (game, learning)
  }

  private func outcome(_ count: Int?, seed: UInt64) throws -> Experiment.Outcome {
    let (game, learning) = try prepared(count, seed: seed)
    var experiment = Experiment(game, subset: learning.subset, seed: seed)
    var display = ProgressDisplay(
      total: game.steps, style: .suitable(isQuiet: machine.quiet))
    for step in 1...game.steps {
      try checkFinite(experiment.takeStep(), step: step, lastCheckpoint: nil)
      display.update(step: step)
    }
    display.finish()
    return Experiment.Outcome(
      of: experiment, seed: seed, validation: learning.validation, test: learning.test)
  }

  /// Means over the seeds, and half the range.
  private func table(_ outcomes: [Experiment.Outcome]) -> String {
    func text(_ error: MeanErrors.Spread) -> String {
      String(format: "%6.2f %% ± %5.2f", 100 * error.mean, 100 * error.halfRange)
    }
    let rows = MeanErrors.all(of: outcomes).map { errors in
      let count = readableCount(errors.labelCount)
      return String(repeating: " ", count: max(0, 6 - count.count)) + count
        + "   \(text(errors.error))      \(text(errors.twinError))"
    }
    return
      (["labels   semi-supervised GAN   supervised twin"] + rows
      + ["Means over \(seeds) seeds ± half the range"]).joined(separator: "\n")
  }
}

/// Numbers of labels: "20,100,all".
struct LabelCounts: ExpressibleByArgument {
  let counts: [Int?]

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
      .map { LabelCount(argument: String($0)) }
    if parts.isEmpty || parts.contains(where: { $0 == nil }) { return nil }
    counts = parts.map { $0!.count }
  }
}
