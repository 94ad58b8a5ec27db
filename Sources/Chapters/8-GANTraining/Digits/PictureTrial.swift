public import Datasets
public import Evaluation
import Foundation
public import Tensors

/// What generated pictures are measured with: a classifier, and pictures that nobody has learned from.
public struct PictureJudge {
  private let classifier: Classifier
  private let heldOut: Sample

  /// A judge of one data set.
  public init(_ classifier: Classifier, heldOut: LabelledImages) {
    self.classifier = classifier
    self.heldOut = Sample(heldOut, seenBy: classifier)
  }

  /// How many pictures are to be measured.
  public var count: Int { heldOut.images.count }

  /// Measures pictures.
  public func measure(_ pictures: LabelledImages) -> SampleMeasures {
    SampleMeasures(
      of: Sample(pictures, seenBy: classifier), beside: heldOut,
      classCount: classifier.classNames.count,
      stream: SplitMix64(seed: UInt64(count)).stream("resamples"))
  }
}

/// What became of a game on pictures.
public struct PictureTrial: Codable, Equatable, Sendable {
  /// What was done against failure.
  public let remedies: [Remedy]
  /// Decided every random draw.
  public let seed: UInt64
  /// Steps taken.
  public let steps: Int
  /// What the samples are worth; nil where a number stopped being finite.
  public let measures: SampleMeasures?
  /// The discriminator's loss at the last step; nil where it is not finite.
  public let discriminatorLoss: Double?
  /// Pictures that the generator made for both players.
  public let generatorEvaluations: Int
  /// Wall time of the training.
  public let seconds: Double

  /// A trial, and the pictures that were measured, if there are any.
  /// - Parameter onStep: called after each step with its number.
  public static func playing(
    _ configuration: Configuration, on data: PicturePoints, seed: UInt64,
    before judge: PictureJudge, onStep: (Int) -> Void = { _ in }
  ) -> (trial: PictureTrial, pictures: LabelledImages?) {
    var game = PointGame(configuration, data: data, seed: seed)
    let started = Date()
    var (loss, isFinite) = (Double?.none, true)
    while game.step < configuration.steps && isFinite {
      let metrics = game.takeStep()
      isFinite = metrics.allSatisfy(\.value.isFinite)
      loss = metrics.first.flatMap { $0.value.isFinite ? $0.value : nil }
      onStep(game.step)
    }
    let seconds = Date().timeIntervalSince(started)
    var noise = SplitMix64(seed: seed).stream("measured noise")
    let pictures = isFinite ? game.pictures(judge.count, using: &noise) : nil
    let trial = PictureTrial(
      remedies: configuration.remedies, seed: seed, steps: game.step,
      measures: pictures.map(judge.measure), discriminatorLoss: loss,
      generatorEvaluations: game.generatorEvaluations, seconds: seconds)
    return (trial, pictures)
  }
}

extension PointGame {
  /// New pictures of a generator of `PicturePoints`.
  public func pictures(_ count: Int, using random: inout SplitMix64) -> LabelledImages {
    let points = samples(count, using: &random)
    return LabelledImages(
      points.reshaped([count, 28, 28, 1]), from: -1, to: 1, name: "generated \(data.name)")
  }
}
