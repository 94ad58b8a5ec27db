import ArgumentParser
import ChapterOptions
import Datasets
import Evaluation
import Foundation
import Tensors
import Training
import VariationalAutoencoder

extension ChapterVAE {
  /// How well pictures are explained, and how good new ones are.
  struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Measure the bound on held-out pictures, and how good new pictures are.",
      discussion: """
        −ELBO in nats and its parts, the importance-weighted bound, the variance of two ways to \
        estimate gradients, and new pictures beside held-out ones in a classifier's features. \
        evaluation.json and charts.
        """)

    @Option(parsing: .unconditional, help: "How many new pictures to compare.")
    var count = 2_000

    @Option(
      parsing: .unconditional, help: "Codes a picture for the importance-weighted bound.")
    var samples = 100

    @Option(
      parsing: .unconditional, help: "Held-out pictures for the importance-weighted bound.")
    var weighed = 1_000

    @OptionGroup var data: DataFolder
    @OptionGroup var classifiers: ClassifierOptions
    @OptionGroup var trained: CheckpointOptions

    func validate() throws {
      try check("--count", count, isIn: 10...10_000)
      try check("--samples", samples, isIn: 1...100_000)
      try check("--weighed", weighed, isIn: 1...1_000_000)
    }

    func run() throws {
      trained.machine.apply()
      let autoencoder = try TrainedAutoencoder(trained)
      let classifier = try classifiers.find(
        for: autoencoder.source(in: data.data), shape: autoencoder.configuration.pictureShape,
        in: autoencoder.folder)
      let heldOut = try autoencoder.heldOut(in: data.data, drawn: 2_000)
      say("\(ChapterVAE.name), step \(autoencoder.step) of \(autoencoder.folder.url.relativePath)")
      var record = Record(step: autoencoder.step, explained: explain(heldOut, by: autoencoder))
      record.new = try compare(autoencoder, seenBy: classifier)
      try autoencoder.folder.writeEvaluation(record)
      say("\nWritten to \(autoencoder.folder.evaluation.relativePath)")
    }

    private func say(_ text: String) { trained.machine.say(text) }

    /// What `evaluation.json` holds.
    private struct Record: Encodable {
      let step: Int
      let explained: Explanation
      var new: SampleReport?
    }
  }
}

// MARK: Held-out pictures explained

extension ChapterVAE.Evaluate {
  private struct Explanation: Encodable {
    let bound: BoundReport
    /// The importance-weighted bound on some of the pictures, and −ELBO of the same.
    let importanceWeighted, negativeELBO: Double
    /// The score function's variance in units of the reparameterised gradient's, plain and centred.
    let scoreFunctionVariance, centredScoreFunctionVariance: Double
  }

  private func explain(_ heldOut: LabelledImages, by autoencoder: TrainedAutoencoder) -> Explanation
  {
    let model = autoencoder.model
    var random = autoencoder.random("evaluate")
    let bound = BoundReport(of: model, on: heldOut, using: &random)
    say("\n\(readableCount(heldOut.count)) held-out pictures\n\(bound)")
    let few = heldOut.picked(min(weighed, heldOut.count), using: &random)
    let ofFew = BoundReport(of: model, on: few, using: &random).negativeELBO
    let weighted = model.importanceWeightedBound(on: few, samples: samples, using: &random)
    let mean = weighted.reduce(0, +) / Double(weighted.count)
    say(
      String(
        format: "−ELBO of %d of them %.2f; with %d weighted codes each %.2f, %.2f less", few.count,
        ofFew, samples, mean, ofFew - mean))
    let ratios = model.scoreFunctionVariance(on: few.prefix(20), using: &random)
    say(
      String(
        format: "gradient by the score function: %.3g times the variance, %.3g times centred",
        ratios.plain, ratios.centred))
    return Explanation(
      bound: bound, importanceWeighted: mean, negativeELBO: ofFew,
      scoreFunctionVariance: ratios.plain, centredScoreFunctionVariance: ratios.centred)
  }
}

// MARK: New pictures compared

extension ChapterVAE.Evaluate {
  private func compare(
    _ autoencoder: TrainedAutoencoder, seenBy classifier: Classifier?
  ) throws -> SampleReport? {
    let (run, source) = (autoencoder.run, autoencoder.source(in: data.data))
    guard let classifier else {
      say(
        """

        New pictures are compared with data in the features of a classifier, and none of \(source) \
        comes with this package. Name the file of one with --classifier.
        """)
      return nil
    }
    var random = autoencoder.random("new pictures")
    let pictures = autoencoder.model.samples(
      count, latents: run.training.latentCount, using: &random)
    let samples = ComparedSamples(
      autoencoder.images(pictures),
      heldOut: try source.heldOut(drawn: count, seed: run.seed),
      training: try source.training(drawn: run.training.drawnCount, seed: run.seed),
      seenBy: classifier, seed: trained.seed)
    return try SampleComparison(in: autoencoder.folder, as: trained).report(on: samples)
  }
}
