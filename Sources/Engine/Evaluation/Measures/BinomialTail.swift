import Foundation

/// The probability of at least that many successes in independent trials, `P(X ≥ k) = Σ C(n, i)·pⁱ·qⁿ⁻ⁱ`
/// over i = k…n, q = 1 − p: how surprised to be by k right answers of n from somebody who guesses.
///
/// The first term is computed by its logarithm, each next from the last. Above the mean they fall; below
/// it the other tail is summed instead.
public func binomialTail(
  successes k: Int, of n: Int, probability p: Double = 0.5
) -> Double {
  if n < 0 || !(0...1).contains(p) {
    fatalError("\(n) trials that succeed with probability \(p) were asked for")
  }
  if k <= 0 { return 1 }
  if k > n || p == 0 { return 0 }
  if p == 1 { return 1 }
  if Double(k) <= p * Double(n) {
    return 1 - binomialTail(successes: n - k + 1, of: n, probability: 1 - p)
  }
  var logarithm = Double(k) * log(p) + Double(n - k) * log1p(-p)
  for i in 1..<k + 1 { logarithm += log(Double(n - k + i) / Double(i)) }
  var term = exp(logarithm)
  var sum = term
  for i in k..<n {
    term *= Double(n - i) / Double(i + 1) * (p / (1 - p))
    sum += term
  }
  return min(sum, 1)
}
