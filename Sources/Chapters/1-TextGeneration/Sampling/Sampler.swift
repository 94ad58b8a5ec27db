import Foundation
public import Tensors

/// How a symbol is chosen from the logits of a model: by a softmax at a temperature, of all symbols
/// or of the likeliest alone.
///
/// `pᵢ = exp(ℓᵢ/T) / Σⱼ exp(ℓⱼ/T)` — at T = 1 the model's own distribution; below, the likely
/// becomes likelier; above, all becomes more alike. Ackley, Hinton & Sejnowski, "A Learning
/// Algorithm for Boltzmann Machines", 1985. The greatest logit is subtracted first, so that nothing
/// overflows and at least one weight is 1, however small T is: a published program that takes the
/// logarithm of probabilities instead gets 0/0 there (see `reweighted(_:temperature:)`).
public struct Sampler: Equatable, Sendable {
  /// T: zero chooses the likeliest symbol, greater ones are more daring.
  public let temperature: Double
  /// The number of likeliest symbols to choose among; nil for all of them.
  ///
  /// Fan, Lewis & Dauphin, "Hierarchical Neural Story Generation", 2018.
  public let topK: Int?
  /// The probability that the symbols to choose among have together, the fewest that have it; nil
  /// for all of them.
  ///
  /// Holtzman et al., "The Curious Case of Neural Text Degeneration", 2020.
  public let topP: Double?

  /// A way to choose.
  /// - Precondition: the temperature is finite and not negative, topK ≥ 1, and 0 < topP ≤ 1.
  public init(temperature: Double, topK: Int? = nil, topP: Double? = nil) {
    if !(temperature >= 0 && temperature.isFinite) {
      fatalError("a temperature is finite and not negative, found \(temperature)")
    }
    if let topK, topK < 1 { fatalError("topK is at least one symbol, found \(topK)") }
    if let topP, !(topP > 0 && topP <= 1) {
      fatalError("topP is a probability above 0 and at most 1, found \(topP)")
    }
    self.temperature = temperature
    self.topK = topK
    self.topP = topP
  }

  /// The distribution to draw from, [symbols]: softmax of ℓ/T, then its `topK` largest, then the
  /// fewest of these that have `topP` of what is left, made to sum to 1 again.
  ///
  /// Of equally likely symbols the first are kept; a symbol whose logit is −∞ has probability 0.
  /// - Precondition: no logit is NaN or +∞, and at least one is finite.
  public func probabilities(_ logits: [Double]) -> [Double] {
    let greatest = greatest(of: logits)
    if temperature == 0 {
      let first = logits.firstIndex(of: greatest)
      return logits.indices.map { $0 == first ? 1 : 0 }
    }
    var weights = logits.map { exp(($0 - greatest) / temperature) }
    if topK != nil || topP != nil {
      let ranked = logits.indices.sorted { (logits[$0], $1) > (logits[$1], $0) }
      for symbol in ranked.dropFirst(keptCount(of: ranked.map { weights[$0] })) {
        weights[symbol] = 0
      }
    }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }

  /// How many of the weights, largest first, are chosen among.
  private func keptCount(of ranked: [Double]) -> Int {
    let largest = ranked.prefix(topK ?? ranked.count)
    guard let topP, topP < 1 else { return largest.count }
    let enough = topP * largest.reduce(0, +)
    var mass = 0.0
    let last = largest.firstIndex { weight in
      mass += weight
      return mass >= enough
    }
    return last.map { $0 + 1 } ?? largest.count
  }

  /// A symbol by chance: the first whose cumulative probability exceeds one uniform number.
  ///
  /// Never one of probability 0, even where the probabilities round to a sum below the number
  /// drawn.
  /// - Precondition: no logit is NaN or +∞, and at least one is finite.
  public func draw(from logits: [Double], using generator: inout SplitMix64) -> Int {
    let probabilities = probabilities(logits)
    let number = generator.uniform()
    var cumulative = 0.0
    var last = 0
    for (symbol, probability) in probabilities.enumerated() where probability > 0 {
      cumulative += probability
      last = symbol
      if number < cumulative { break }
    }
    return last
  }
}
