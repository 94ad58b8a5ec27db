import Foundation

/// The entropy of a distribution in bits: how many yes-or-no questions, on average, find what was
/// drawn.
///
/// `H = −Σᵢ pᵢ log₂ pᵢ` with 0·log 0 = 0 — Shannon (1948).
public func entropy(_ probabilities: [Double]) -> Double {
  probabilities.reduce(0) { sum, p in p == 0 ? sum : sum - p * log2(p) }
}
