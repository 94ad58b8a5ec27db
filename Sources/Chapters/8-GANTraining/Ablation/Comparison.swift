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

  /// One comparison for each treatment on each baseline, the baselines' own first, from trials that have
  /// an opponent among them.
  public static func all(in trials: [Trial]) -> [Comparison] {
    let byMatch = Dictionary(trials.map { ($0.match, $0) }) { first, _ in first }
    let withoutSeed = trials.map {
      Match(
        $0.match.baseline, remedies: $0.match.remedies,
        seed: 0, length: $0.match.length)
    }
    var seen: Set<Match> = []
    return withoutSeed.filter { seen.insert($0).inserted }.map { key in
      let games = trials.filter {
        ($0.match.baseline, $0.match.length) == (key.baseline, key.length)
          && $0.match.remedies == key.remedies && byMatch[$0.match.opponent] != nil
      }.sorted { $0.match.seed < $1.match.seed }
      return Comparison(
        baseline: key.baseline, remedies: key.remedies, length: key.length, trials: games,
        opponents: games.map { byMatch[$0.match.opponent]! })
    }
  }

  /// The sign test of a measure, larger if better.
  public func signTest(_ measure: (Trial) -> Double?) -> SignTest {
    SignTest(baseline: opponents.map(measure), treated: trials.map(measure))
  }
}
