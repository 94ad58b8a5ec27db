import ArgumentParser
import ChapterOptions
import Foundation
import Pictures
import TextGeneration
import Training

extension ChapterText {
  /// How well a network knows its text, and what temperature does to what it writes.
  struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Measure how well the network predicts, and what temperature does to its texts.",
      discussion: """
        Bits per symbol on the learned and the held-out text beside those of counting programs; then, \
        for temperatures from 0.1 to 1.5, the entropy of its choices, repetition, the share of known \
        words and the longest stretch copied from the text. evaluation.json, charts/entropy.png, \
        charts/repetition.png and charts/copies.png.
        """)

    @Option(parsing: .unconditional, help: "How many symbols to write at each temperature.")
    var length = 4_000

    @OptionGroup var trained: CheckpointOptions

    func validate() throws { try check("--length", length, isIn: 100...1_000_000) }

    func run() throws {
      trained.machine.apply()
      let trainedModel = try TrainedModel(trained)
      let corpus = try trainedModel.run.readCorpus()
      let say = trained.machine.say
      say(
        "\(ChapterText.name), step \(trainedModel.step) of \(trainedModel.folder.url.relativePath)")
      let prediction = PredictionReport(
        of: trainedModel.model, trainedModel.run.training, on: corpus)
      say("\n\(prediction)")
      let samples = TemperatureReport(
        of: trainedModel.model, trainedModel.run.training, on: corpus, length: length,
        seed: trained.seed)
      say("\n\(samples)")
      let folder = trainedModel.folder
      try folder.writeEvaluation(
        Evaluation(
          step: trainedModel.step, prediction: prediction, temperatures: samples.rows))
      for (name, chart) in samples.charts {
        try chart.writePNG(to: folder.charts.appending(path: "\(name).png"))
      }
      say("\nWritten to \(folder.evaluation.relativePath) and \(folder.charts.relativePath)")
    }
  }

  private struct Evaluation: Encodable {
    let step: Int
    let prediction: PredictionReport
    let temperatures: [TemperatureReport.Row]
  }
}
