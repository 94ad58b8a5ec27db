import Datasets
import Foundation
import TextGeneration
import Training

/// Ten epochs of the published network on Nietzsche's text, a tenth of it held out: what
/// `chapter-text --preset paper --epochs 10 --held-out 0.1` leaves behind.
struct TextStudy {
  let training: TextTraining
  /// The measurements of the first hundred steps and of every tenth.
  private(set) var steps: [MetricsRecord] = []
  /// Bits per symbol of every epoch.
  private(set) var epochs: [MetricsRecord] = []
  /// What temperature does to its texts.
  let temperatures: TemperatureReport

  init() throws {
    guard let data = ProcessInfo.processInfo.environment["CHAPTERS_DATA"] else {
      fatalError("a figure of real text is made where CHAPTERS_DATA names a folder")
    }
    let url = URL(fileURLWithPath: data).appending(path: "text/nietzsche.txt")
    let corpus = try TextCorpus(contentsOf: url, isLowercased: true)
    var configuration = Configuration(preset: .paper)
    (configuration.epochs, configuration.heldOut) = (10, 0.1)
    var training = TextTraining(configuration, corpus: corpus, seed: 42)
    for step in 1...configuration.epochs * training.stepsPerEpoch {
      let metrics = training.takeStep()
      if step <= 100 || step % 10 == 0 { steps.append(MetricsRecord(step: step, metrics)) }
      if step % training.stepsPerEpoch == 0 {
        let bits = [
          Metric("trainingBits", training.runningBits),
          Metric("heldOutBits", training.heldOutBits ?? .nan),
        ]
        epochs.append(MetricsRecord(step: step, bits))
      }
    }
    temperatures = TemperatureReport(
      of: training.model, configuration, on: corpus, length: 4_000, seed: 1)
    self.training = training
  }
}
