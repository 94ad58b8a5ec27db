public import Tensors

/// All that a remedy may change about a game; each changes one of these, and nothing else.
///
/// The value made from a configuration is the baseline's. Adversarial losses are of the 2014 paper, both
/// networks have ReLUs, both optimisers are Adam, and turns alternate one by one.
public struct Rules: Equatable, Sendable {
  // MARK: The losses

  /// What both players minimise.
  public var objective: Objective
  /// The labels of the cross-entropy.
  public var labels = Labels.sharp
  /// Whether the generator matches the discriminator's features instead of deceiving it.
  public var matchesFeatures = false
  /// What is asked of the discriminator's slope.
  public var penalty = Penalty.none
  /// The weight of the distance of all parameters from their past.
  public var historyWeight = 0.0
  /// Turns of the discriminator that the generator looks ahead.
  public var unrolledTurns = 0

  // MARK: What the discriminator is shown

  /// The deviation of noise on every point, at the first step.
  public var inputNoise = 0.0
  /// Points that are judged together.
  public var packSize = 1

  // MARK: The networks

  /// After every hidden sum of both networks; nil for the networks' own: ReLU in the plane, for pictures
  /// LeakyReLU in the discriminator.
  public var activation: Activation?
  /// What the discriminator's hidden layers do to their sums.
  public var normalisation = Normalisation.usual
  /// Comparisons with the rest of the batch; 0 for none.
  public var comparisonCount = 0
  /// Whether the discriminator's weights are divided by their largest singular value.
  public var isSpectral = false
  /// The share of the generator's hidden units that are dropped.
  public var generatorDropout = 0.0
  /// Whether a generator of pictures enlarges its maps by moving channels to pixels.
  public var shufflesPixels = false

  // MARK: The optimisers and the turns

  /// The rate of plain gradient descent for the discriminator; nil for Adam.
  public var descentRate: Double?
  /// Who plays when.
  public var schedule = Schedule.turns(1)

  /// The rules of a game without remedies.
  public init(_ configuration: Configuration) {
    objective = Objective(configuration.generatorLoss)
  }
}

/// What a hidden layer does to its sums before the activation.
public enum Normalisation: Equatable, Sendable {
  /// What the network's source does: nothing in the plane, separate batch norm for pictures.
  case usual
  /// Batch norm; real and generated points are one batch, or each kind a batch of its own.
  case batch(isSeparate: Bool)
  /// Each point's sums by themselves.
  case instance
}

/// Who plays when, within a step.
public enum Schedule: Equatable, Sendable {
  /// k turns of the discriminator, one of the generator.
  case turns(Int)
  /// Each player goes on until its loss is at most `limit`, for `most` turns and no more.
  case threshold(limit: Double, most: Int)

  /// Whether a player who has had some turns has another.
  func goesOn(after turns: Int, loss: Double, isDiscriminator: Bool) -> Bool {
    switch self {
    case .turns(let count): isDiscriminator && turns < count
    case .threshold(let limit, let most): loss > limit && turns < most
    }
  }
}
