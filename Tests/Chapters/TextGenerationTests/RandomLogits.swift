import Tensors

/// Logits of which most lie between −spread and spread.
func randomLogits(_ count: Int, seed: UInt64, spread: Double = 5) -> [Double] {
  var generator = SplitMix64(seed: seed)
  return (0..<count).map { _ in generator.uniform(-spread, spread) }
}

/// The greatest difference of two lists of numbers, infinite where one is longer or has a NaN.
func largestDifference(_ a: [Double], _ b: [Double]) -> Double {
  if a.count != b.count { return .infinity }
  return zip(a, b).reduce(0) { $1.0.isNaN || $1.1.isNaN ? .infinity : max($0, abs($1.0 - $1.1)) }
}
