public import Datasets
public import Training

extension Experiment {
  /// What the validation pictures say of the game and of its twins, as a log has it.
  public func validation(on pictures: LabelledImages) -> [Metric] {
    let twins = twins.enumerated().map { place, twin in
      Metric("\(Self.twinName(at: place))Accuracy", twin.accuracy(on: pictures))
    }
    return [Metric("validationAccuracy", game.accuracy(on: pictures))] + twins
  }

  /// Both errors after one training.
  public struct Outcome: Encodable, Sendable {
    /// How many labels were known.
    public let labelCount: Int
    /// Decided which, and everything else.
    public let seed: UInt64
    /// The shares of test pictures that the game's discriminator and its best twin put into another
    /// class.
    public let error, twinError: Double

    init(labelCount: Int, seed: UInt64, error: Double, twinError: Double) {
      (self.labelCount, self.seed) = (labelCount, seed)
      (self.error, self.twinError) = (error, twinError)
    }

    /// Tests a game and the twin that does best on validation pictures.
    public init(
      of experiment: Experiment, seed: UInt64, validation: LabelledImages, test: LabelledImages
    ) {
      let twin = experiment.bestTwin(on: validation).twin
      self.init(
        labelCount: experiment.game.subset.labelled.count, seed: seed,
        error: 1 - experiment.game.accuracy(on: test), twinError: 1 - twin.accuracy(on: test))
    }
  }
}
