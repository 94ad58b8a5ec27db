import Foundation

/// Fills `y` with numbers uniform in [low, high), one draw each.
///
/// Draw i is a function of the generator's state and i alone (see `SplitMix64`), so the chunks are
/// filled side by side and the compiler computes several draws in one vector.
@specialized(where S == Float)
@specialized(where S == Double)
public func fillUniform<S: Scalar>(
  _ y: UnsafeMutablePointer<S>, count: Int, from low: S, to high: S,
  using generator: inout SplitMix64
) {
  let bits = UInt64(S.significandBitCount + 1)
  let unit = S.ulpOfOne / 2  // 2^−bits
  let last = max(low, high.nextDown)
  let start = generator.state
  inChunks(of: count) {
    for i in $0 {
      let draw = SplitMix64.mix(start &+ SplitMix64.increment &* UInt64(truncatingIfNeeded: i + 1))
      let x = low + (high - low) * (S(Int64(truncatingIfNeeded: draw >> (64 - bits))) * unit)
      y[i] = x < last ? x : last
    }
  }
  generator.state = start &+ SplitMix64.increment &* UInt64(count)
}

/// Fills `y` with standard normal numbers, by pairs (Box & Muller 1958):
/// `√(−2·log u)·(cos 2πv, sin 2πv)` for u uniform in (0, 1] and v in [0, 1).
@specialized(where S == Float)
@specialized(where S == Double)
public func fillNormal<S: Scalar>(
  _ y: UnsafeMutablePointer<S>, count: Int, mean: S, deviation: S,
  using generator: inout SplitMix64
) {
  for i in stride(from: 0, to: count, by: 2) {
    let radius = (-2 * Foundation.log(1 - generator.uniform())).squareRoot()
    let angle = 2 * Double.pi * generator.uniform()
    y[i] = mean + deviation * S(radius * Foundation.cos(angle))
    if i + 1 < count { y[i + 1] = mean + deviation * S(radius * Foundation.sin(angle)) }
  }
}
