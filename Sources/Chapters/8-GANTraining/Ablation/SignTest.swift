import Evaluation

/// Whether one way of doing something is better than another, from pairs in which nothing but that differs:
/// how many pairs it won, and how often chance alone would win so many.
///
/// Where both are equally good, each pair that is not a tie is won with probability ½, whatever the
/// distribution of the numbers (Arbuthnot 1710; Dixon & Mood 1946). With five pairs the least probability
/// of the two-sided test is 2/32 = 0.0625: five wins of five are no proof, six of six (0.031) begin to be.
public struct SignTest: Codable, Equatable, Sendable {
  /// Pairs in which the second number was larger.
  public let wins: Int
  /// Pairs in which it was smaller.
  public let losses: Int
  /// Pairs in which both were equal, or one was missing; they say nothing.
  public let ties: Int

  /// Counts pairs.
  /// - Parameters:
  ///   - baseline: the first of each pair; nil where it is missing.
  ///   - treated: the second of each pair, larger if better.
  /// - Precondition: both have the same number of elements.
  public init(baseline: [Double?], treated: [Double?]) {
    if baseline.count != treated.count {
      fatalError("\(baseline.count) numbers cannot be paired with \(treated.count)")
    }
    let pairs = zip(baseline, treated).compactMap { a, b in a.flatMap { a in b.map { (a, $0) } } }
    wins = pairs.count { $0.0 < $0.1 }
    losses = pairs.count { $0.0 > $0.1 }
    ties = baseline.count - wins - losses
  }

  /// The probability of a split at least as uneven, either way, by chance:
  /// `min(1, 2·P(X ≥ max(wins, losses)))` with X binomial of ½.
  public var probability: Double {
    min(1, 2 * binomialTail(successes: max(wins, losses), of: wins + losses))
  }
}
