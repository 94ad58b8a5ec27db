public import Datasets
public import Foundation
public import GAN
public import Tensors
public import Training

/// A semi-supervised GAN and what it is to be compared with: supervised twins at several rates, which
/// take a step each for each of its own.
///
/// Nobody plays against the twins and they play against nobody: the game is the same without them. A
/// copy shares all networks' weights with the original; what is to be kept is written as a checkpoint.
public struct Experiment {
  /// The game.
  public private(set) var game: SSGANTraining
  /// Its twins, in the order of `rateFactors`.
  public private(set) var twins: [SupervisedTwin]

  /// The twins' rates, in that of the game's discriminator: what is best for a discriminator of three losses need not
  /// be best for a network of one, and a comparison with a twin that learns badly would say nothing.
  public static let rateFactors = [1.0 / 3, 1, 3]

  private let seed: UInt64
  private let dtype: DType

  /// A game and twins that have learned nothing; all discriminators start from the same weights.
  /// - Parameters:
  ///   - subset: the data, of the size and the classes that the configuration says.
  ///   - seed: decides every random draw but that of the subset.
  public init(
    _ configuration: Configuration, subset: LabelSubset, seed: UInt64, dtype: DType = .float32
  ) {
    (self.seed, self.dtype) = (seed, dtype)
    game = SSGANTraining(configuration, subset: subset, seed: seed, dtype: dtype)
    twins = Self.rateFactors.map { factor in
      var own = configuration
      own.discriminatorRate *= factor
      return SupervisedTwin(own, subset: subset, seed: seed, dtype: dtype)
    }
  }

  /// The twin that classifies the most of these pictures rightly, and how many that are: the pictures
  /// that were set aside to choose by, never those that are tested with.
  public func bestTwin(on validation: LabelledImages) -> (twin: SupervisedTwin, accuracy: Double) {
    let accuracies = twins.map { $0.accuracy(on: validation) }
    let best = accuracies.firstIndex(of: accuracies.max()!)!
    return (twins[best], accuracies[best])
  }
}

extension SupervisedTwin {
  /// Its optimiser's rate.
  public var learningRate: Double { configuration.discriminatorRate * configuration.learningRate }
}

// MARK: - Training

extension Experiment: AdversarialGame {
  /// Steps taken.
  public var step: Int { game.step }

  /// A step of the game and of every twin.
  public mutating func takeStep() -> [Metric] {
    var metrics = game.takeStep()
    for place in twins.indices {
      let loss = twins[place].takeStep().first { $0.name == "supervisedLoss" }!
      metrics.append(Metric("\(Self.twinName(at: place))Loss", loss.value))
    }
    return metrics
  }

  /// What a twin is called in logs and checkpoints: "twin1".
  public static func twinName(at place: Int) -> String { "twin\(place + 1)" }

  /// That of the game, and everything of the twins.
  public func checkpoint() -> Checkpoint {
    var checkpoint = game.checkpoint()
    for (place, twin) in twins.enumerated() {
      twin.store(in: &checkpoint, as: Self.twinName(at: place))
    }
    return checkpoint
  }

  /// Goes back to a checkpoint, to the bit; where it does not fit, nothing is changed.
  public mutating func restore(_ url: URL) throws(CheckpointError) {
    var restored = Experiment(game.configuration, subset: game.subset, seed: seed, dtype: dtype)
    try restored.game.restore(url)
    let checkpoint = try Checkpoint(contentsOf: url, network: game.network)
    for place in restored.twins.indices {
      try restored.twins[place].restore(from: checkpoint, as: Self.twinName(at: place))
    }
    self = restored
  }

  // MARK: The game's own

  /// z, uniform from `lowestNoise` to 1: [count, latents].
  public func drawNoise(_ count: Int, _ random: inout SplitMix64) -> Tensor {
    game.drawNoise(count, &random)
  }

  /// G(z), [batch, height, width, channels].
  public func pictures(from noise: Tensor) -> Tensor { game.pictures(from: noise) }

  /// 1 − pₙ₊₁ of each picture.
  public func probabilitiesOfReal(_ pictures: Tensor) -> [Double] {
    game.probabilitiesOfReal(pictures)
  }

  /// Pictures as a file would hold them.
  public func images(of pictures: Tensor) -> LabelledImages { game.images(of: pictures) }

  /// The game's networks, and the operations of all.
  public var size: GameSize { game.size(besides: twins.count) }
}
