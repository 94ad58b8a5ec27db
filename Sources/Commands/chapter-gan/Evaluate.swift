import ArgumentParser
import ChapterOptions
import Datasets
import Foundation
import GAN
import Tensors
import Training

extension ChapterGAN {
  /// What the discriminator says.
  struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Examine the discriminator on pictures it never saw.",
      discussion: """
        Draws charts/scores.png, the histogram of D's probability of “real” for real and generated \
        pictures, and charts/sorted-scores.png, the same probabilities in ascending order.
        """)

    @Option(parsing: .unconditional, help: "How many pictures of either kind.")
    var count = 2_000

    @Option(
      help: ArgumentHelp(
        "The folder of the data set's files, if it is not drawn.", valueName: "dir"))
    var data: String?

    @OptionGroup var trained: CheckpointOptions

    func validate() throws {
      try check("--count", count, isAtLeast: 10)
      if count > 10_000 { throw ValidationError("--count takes at most 10000, found \(count).") }
    }

    func run() throws {
      trained.machine.apply()
      let (game, folder, run) = try trainedGame(trained)
      let heldOut = try DigitSource(run.dataset, in: data)
        .heldOut(drawn: count, seed: run.seed)
      var random = SplitMix64(seed: trained.seed).stream("evaluate")
      var chosen = ShuffledBatches(
        count: heldOut.count, batchSize: min(count, heldOut.count), stream: random)
      let real = heldOut.tensor(chosen.next(), from: 0, to: 1)
      let examination = game.examination(on: real, using: &random)
      try examination.histogram
        .writePNG(to: folder.charts.appending(path: "scores.png"))
      try examination.sortedCurves
        .writePNG(to: folder.charts.appending(path: "sorted-scores.png"))
      trained.machine.say(report(examination, step: game.step, folder))
    }

    private func report(_ examination: Examination, step: Int, _ folder: RunFolder) -> String {
      func mean(_ x: [Double]) -> Double { x.reduce(0, +) / Double(x.count) }
      return """
        Step \(step), \(examination.real.count) held-out and as many generated pictures
          mean D(real)        \(readableNumber(mean(examination.real)))   (equilibrium 0.5)
          mean D(generated)   \(readableNumber(mean(examination.generated)))   (equilibrium 0.5)
          accuracy of D       \(readableNumber(examination.accuracy))   (equilibrium 0.5)
          area under curve    \(readableNumber(examination.areaUnderCurve))   (equilibrium 0.5)
        \(folder.charts.relativePath)/scores.png, \(folder.charts.relativePath)/sorted-scores.png
        D is judge and party: these numbers measure it as much as the generator.
        """
    }
  }

  /// The networks, layer by layer.
  struct Summary: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Describe both networks, layer by layer.")

    @Option(help: "Whose networks: quick, paper or smoke.")
    var preset = Preset.paper

    func run() {
      let configuration = GAN.Configuration(preset: preset)
      var random = SplitMix64(seed: 0)
      print(
        Generator(configuration, using: &random)
          .summary("generator", inputShape: [configuration.latentCount]))
      print()
      print(
        Discriminator(configuration, using: &random)
          .summary("discriminator", inputShape: [configuration.pixelCount]))
    }
  }
}
