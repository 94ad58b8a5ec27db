import Foundation

/// A distribution at another temperature, as a published program computes it: `exp(log p / T) / Σ`.
///
/// Kept as it is, to be compared with `Sampler`. Its weights are powers p^(1/T) that nothing
/// scales: where T is small all of them underflow, and 0/0 makes every probability NaN. The
/// program's next line draws from them.
/// - Returns: [symbols]; the same as a sampler at T finds from the logits log p, where it is
/// finite.
public func reweighted(_ probabilities: [Double], temperature: Double) -> [Double] {
  let weights = probabilities.map { exp(log($0) / temperature) }
  let sum = weights.reduce(0, +)
  return weights.map { $0 / sum }
}
