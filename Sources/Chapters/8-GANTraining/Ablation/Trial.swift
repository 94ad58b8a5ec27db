import Foundation
import Training

/// One game of an ablation, before it is played.
public struct Match: Codable, Hashable, Sendable {
  /// The game without remedies.
  public let baseline: Baseline
  /// What is added; nothing for the baseline itself.
  public let remedies: [Remedy]
  /// Decides every random draw.
  public let seed: UInt64
  /// When it ends.
  public let length: Length

  /// When a game ends.
  public enum Length: String, Codable, Sendable, CaseIterable {
    /// After the configuration's steps.
    case steps
    /// As soon as the generator has made as many points as in the baseline's whole game: what a remedy is
    /// worth to someone who pays for data.
    case evaluations
  }

  /// A game to be played.
  public init(
    _ baseline: Baseline, remedies: [Remedy], seed: UInt64, length: Length = .steps
  ) {
    (self.baseline, self.remedies, self.seed) = (baseline, remedies, seed)
    self.length = length
  }

  /// The same game without remedies, which it is paired with.
  public var opponent: Match { Match(baseline, remedies: [], seed: seed) }
}

/// What became of a game.
public struct Trial: Codable, Equatable, Sendable {
  /// Which game.
  public let match: Match
  /// The data's name.
  public let cloud: String
  /// Steps taken.
  public let steps: Int
  /// Whether a number stopped being finite; everything is measured at that step.
  public let hasDiverged: Bool
  /// What the generator has found; nil where the data have no modes.
  public let coverage: Coverage?
  /// How far it is from the data.
  public let divergence: GridDivergence
  /// The discriminator's loss at the last step; nil where it is not finite.
  public let discriminatorLoss: Double?
  /// Wall time of the training.
  public let seconds: Double
  /// Points that the generator made for both players.
  public let generatorEvaluations: Int
}

extension Trial {
  /// What the generator has found.
  public var found: Findings { Findings(coverage: coverage, divergence: divergence) }

  /// Plays a game and measures what became of it.
  ///
  /// The measured points depend on the seed alone, and not on how many numbers the game drew.
  /// - Parameters:
  ///   - change: adapts the baseline's configuration: fewer steps, say.
  ///   - watch: called before the first step and after each.
  public init(
    playing match: Match, on cloud: PointCloud,
    _ change: (inout Configuration) -> Void = { _ in },
    watching watch: (PointGame) -> Void = { _ in }
  ) {
    var configuration = Configuration(match.baseline, remedies: match.remedies)
    change(&configuration)
    var game = PointGame(configuration, data: cloud, seed: match.seed)
    let budget =
      match.length == .steps
      ? Int.max : 2 * configuration.batchSize * configuration.steps
    let started = Date()
    var metrics: [Metric] = []
    watch(game)
    while game.step < configuration.steps && game.generatorEvaluations < budget {
      metrics = game.takeStep()
      watch(game)
      if !metrics.allSatisfy(\.value.isFinite) { break }
    }
    seconds = Date().timeIntervalSince(started)
    let found = Findings(of: game, in: cloud, seed: match.seed)
    (self.match, self.cloud, steps) = (match, cloud.name, game.step)
    generatorEvaluations = game.generatorEvaluations
    hasDiverged = !metrics.allSatisfy(\.value.isFinite)
    (coverage, divergence) = (found.coverage, found.divergence)
    discriminatorLoss = metrics.first.flatMap { $0.value.isFinite ? $0.value : nil }
  }
}
