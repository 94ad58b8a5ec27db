import Datasets
import Evaluation
import Foundation
import GAN
import Pictures
import Tensors
import Training

/// One evaluation of a run's samples: first what its discriminator says, then what a classifier does.
struct GameEvaluation<Play: AdversarialGame> {
  /// What `evaluation.json` holds.
  private struct Record: Codable {
    let step: Int
    let seed: UInt64
    let discriminator: DiscriminatorScores
    var samples: SampleReport?
    var nicest: SelectionCost?
  }

  let run: TrainedRun<Play>
  let options: EvaluationOptions
  let trained: CheckpointOptions

  private var charts: URL { run.folder.charts }
  private func say(_ text: String) { trained.machine.say(text) }

  /// Measures, draws, writes and tells.
  func perform() throws {
    let start = ProgressDisplay.systemClock()
    let heldOut = try run.heldOut(drawn: options.count)
    let classifier = try classifier()
    let training = try classifier.map { _ in try run.training() }

    var random = SplitMix64(seed: trained.seed).stream("evaluate")
    let real = heldOut.picked(min(options.count, heldOut.count), using: &random)
    let pictures = run.game.samples(real.count, using: &random)
    var record = Record(
      step: run.game.step, seed: trained.seed, discriminator: try examine(pictures, beside: real))
    if let classifier, let training {
      let samples = ComparedSamples(
        run.game.images(of: pictures), heldOut: heldOut, training: training, seenBy: classifier,
        seed: trained.seed)
      record.samples = try SampleComparison(in: run.folder, as: trained, since: start)
        .report(on: samples)
      if options.nice { record.nicest = cost(of: pictures, samples, record.samples!, &random) }
    } else {
      say("\n" + absence)
    }
    try run.folder.writeEvaluation(record)
  }

  /// A new classifier, or the one that fits best of those that are there.
  private func classifier() throws -> Classifier? {
    if !options.trainClassifier {
      return try options.classifiers.find(
        for: run.source, shape: run.pictureShape, in: run.folder)
    }
    let classifier = try trainedClassifier(
      of: run.source.ofAllClasses, drawn: 20_000, epochs: 4, seed: run.seed,
      machine: trained.machine)
    try classifier.write(to: run.folder.classifier)
    say("Written to \(run.folder.classifier.relativePath)\n")
    return classifier
  }

  /// What is said where there is no classifier.
  private var absence: String {
    """
    Samples are compared with data in the features of a classifier, and no classifier of \
    \(run.source) comes with this package. Train one now with --train-classifier, or name the file \
    of another with --classifier.
    """
  }

  /// What the discriminator says.
  private func examine(
    _ pictures: Tensor, beside real: LabelledImages
  ) throws -> DiscriminatorScores {
    let examination = Examination(
      real: run.game.probabilitiesOfReal(run.tensor(real)),
      generated: run.game.probabilitiesOfReal(pictures))
    try examination.histogram.writePNG(to: charts.appending(path: "scores.png"))
    try examination.sortedCurves.writePNG(to: charts.appending(path: "sorted-scores.png"))
    let scores = DiscriminatorScores(examination)
    say(
      """
      Step \(run.game.step), \(real.count) held-out and as many generated pictures
      \(scores.text)
      \(charts.relativePath)/scores.png, \(charts.relativePath)/sorted-scores.png
      D is judge and party: these numbers measure it as much as the generator.
      """)
    return scores
  }

  /// What `generate --nice` costs.
  private func cost(
    of pictures: Tensor, _ samples: ComparedSamples, _ report: SampleReport,
    _ random: inout SplitMix64
  ) -> SelectionCost {
    let factor = 20
    let nicest = run.game.nicestSamples(samples.count, outOf: factor, using: &random)
    func distance(_ pictures: Tensor) -> Double {
      meanDistance(of: pictures.sliced(0..<min(pictures.shape[0], 500)))
    }
    let cost = SelectionCost(
      of: Sample(run.game.images(of: nicest), seenBy: samples.classifier), outOf: factor,
      beside: samples, report: report, meanDistances: (distance(pictures), distance(nicest)),
      seed: trained.seed)
    say("\n\(cost)")
    return cost
  }
}
