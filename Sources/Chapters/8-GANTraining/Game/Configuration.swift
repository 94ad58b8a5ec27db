public import GAN

/// A game without remedies, of which it is known how it ends.
public enum Baseline: String, Codable, Sendable, CaseIterable {
  /// Both players learn at the same rate, and the generator finds nearly all modes by itself.
  case tuned
  /// The discriminator learns ten times more slowly and the noise has two numbers: the generator runs
  /// ahead of a judge who cannot follow, and draws one place after another.
  case collapseProne
}

extension Baseline: CustomStringConvertible {
  /// "tuned" or "collapse-prone".
  public var description: String { self == .tuned ? "tuned" : "collapse-prone" }
}

/// Every hyper-parameter of a game in the plane.
public struct Configuration: Codable, Equatable, Sendable {
  /// Numbers of noise a point is made from.
  public var latentCount: Int
  /// Units of either hidden layer of either network; 128.
  public var hiddenCount = 128
  /// Points a turn, real and generated each; 128.
  public var batchSize = 128
  /// Adam's rate for the generator; 10⁻³.
  public var generatorRate = 1e-3
  /// Adam's rate for the discriminator.
  public var discriminatorRate: Double
  /// Adam's β₁ for both; 0.5 as in Radford et al. (2016).
  public var beta1 = 0.5
  /// Steps in all; noise that fades is gone at the last.
  public var steps: Int
  /// What the generator minimises; one of the three of chapter 5.
  public var generatorLoss = GAN.Configuration.GeneratorLoss.nonSaturating
  /// Whether both gradients of a step are taken before either player moves, as one article prints it;
  /// each player's forgeries are drawn for it, where the article's are the same.
  public var playsAtOnce = false
  /// What is done against failure.
  public var remedies: [Remedy] = []

  /// A baseline, with remedies or without.
  public init(
    _ baseline: Baseline, preset: Preset = .paper, remedies: [Remedy] = []
  ) {
    switch baseline {
    case .tuned: (latentCount, discriminatorRate, steps) = (16, 1e-3, 6_000)
    case .collapseProne: (latentCount, discriminatorRate, steps) = (2, 1e-4, 5_000)
    }
    self.remedies = remedies
    take(preset)
  }

  /// Cuts a game of full length to a preset's.
  public mutating func take(_ preset: Preset) {
    switch preset {
    case .paper: break
    case .quick: steps = 3_000
    case .smoke: (hiddenCount, batchSize, steps) = (16, 16, 20)
    }
  }

  /// Something that no game can be played with, such as "batchSize 0"; nil where there is none.
  public var flaw: String? {
    let counts = [
      ("latentCount", latentCount), ("hiddenCount", hiddenCount), ("batchSize", batchSize),
      ("steps", steps),
    ]
    for (name, count) in counts where !(1...10_000_000).contains(count) {
      return "\(name) \(count)"
    }
    for (name, rate) in [
      ("generatorRate", generatorRate), ("discriminatorRate", discriminatorRate),
    ] where !(rate > 0 && rate.isFinite) {
      return "\(name) \(rate)"
    }
    if !(0..<1).contains(beta1) { return "beta1 \(beta1)" }
    if playsAtOnce && rules.schedule != .turns(1) { return "players at once and in turns" }
    return Remedy.conflict(in: remedies)
  }

  /// The rules of the game, with every remedy in force.
  public var rules: Rules {
    var rules = Rules(self)
    for remedy in remedies { remedy.change(&rules) }
    return rules
  }
}
