import Foundation

/// The greatest logit, which every softmax here subtracts first: exp of what is left is at most
/// one.
///
/// NaN and +∞ have no softmax, nor have logits that are all −∞: they are the caller's mistake.
func greatest(of logits: [Double]) -> Double {
  guard let greatest = logits.max(), !logits.contains(where: \.isNaN), greatest.isFinite else {
    fatalError("a softmax is of numbers and −∞, at least one of them finite, found \(logits)")
  }
  return greatest
}

/// The logarithms of the softmax, in nats: `ℓᵢ − max − log Σⱼ exp(ℓⱼ − max)`.
func logSoftmax(_ logits: [Double]) -> [Double] {
  let greatest = greatest(of: logits)
  let logOfSum = log(logits.reduce(0) { $0 + exp($1 - greatest) })
  return logits.map { $0 - greatest - logOfSum }
}
