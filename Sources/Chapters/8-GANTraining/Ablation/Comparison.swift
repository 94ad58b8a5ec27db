/// A treatment's games on one baseline, side by side with the baseline's.
public struct Comparison: Sendable {
  /// The game without remedies.
  public let baseline: Baseline
  /// What was added.
  public let remedies: [Remedy]
  /// When the games ended.
  public let length: Match.Length
  /// Its games in the order of their seeds.
  public let trials: [Trial]
  /// The baseline's games of the same seeds.
  public let opponents: [Trial]

  /// One comparison for each treatment on each baseline, in the order in which they were first played;
  /// games without an opponent of their seed are left out.
  public static func all(in trials: [Trial]) -> [Comparison] {
    let byMatch = Dictionary(trials.map { ($0.match, $0) }) { first, _ in first }
    let paired = trials.filter { byMatch[$0.match.opponent] != nil }
    let groups = Dictionary(grouping: paired, by: \.match.treatment)
    var order: [Match] = []
    for trial in trials where !order.contains(trial.match.treatment) {
      order.append(trial.match.treatment)
    }
    return order.compactMap { treatment in
      guard let games = groups[treatment]?.sorted(by: { $0.match.seed < $1.match.seed }) else {
        return nil
      }
      return Comparison(
        baseline: treatment.baseline, remedies: treatment.remedies, length: treatment.length,
        trials: games, opponents: games.map { byMatch[$0.match.opponent]! })
    }
  }

  /// The sign test of a measure, larger if better.
  public func signTest(_ measure: (Trial) -> Double?) -> SignTest {
    SignTest(baseline: opponents.map(measure), treated: trials.map(measure))
  }
}

extension Match {
  /// What the games of all seeds have in common: the game of seed 0.
  fileprivate var treatment: Match { Match(baseline, remedies: remedies, seed: 0, length: length) }
}
