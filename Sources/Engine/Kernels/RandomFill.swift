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
  generator.skip(count)
}

/// Fills `y` with normal numbers, by pairs (Box & Muller 1958):
/// `mean + deviation·√(−2·log u)·(cos 2πv, sin 2πv)` for u uniform in (0, 1] and v in [0, 1).
///
/// Each pair takes two draws, of which the first gives u; the last pair of an odd count, too. Computed
/// in Double whatever `S` is: both precisions get the same numbers, and tails that end at 8.6
/// deviations.
@specialized(where S == Float)
@specialized(where S == Double)
public func fillNormal<S: Scalar>(
  _ y: UnsafeMutablePointer<S>, count: Int, mean: S, deviation: S,
  using generator: inout SplitMix64
) {
  let start = generator.state
  inChunks(of: count / 2) { chunk in
    for pair in chunk {
      let (z0, z1) = normalPair(pair, from: start)
      y[2 &* pair] = mean + deviation * S(z0)
      y[2 &* pair &+ 1] = mean + deviation * S(z1)
    }
  }
  if count % 2 == 1 { y[count - 1] = mean + deviation * S(normalPair(count / 2, from: start).0) }
  generator.skip((count + 1) / 2 * 2)
}

/// Two standard normal numbers from draws 2·pair and 2·pair + 1 of a generator in state `start`.
@inline(__always)
private func normalPair(_ pair: Int, from start: UInt64) -> (Double, Double) {
  let first = start &+ SplitMix64.increment &* UInt64(truncatingIfNeeded: 2 &* pair &+ 1)
  let u = 1 - unit(SplitMix64.mix(first))
  let (cosine, sine) = cosineAndSine(
    turns: unit(SplitMix64.mix(first &+ SplitMix64.increment)))
  let radius = (-2 * Double.log(u)).squareRoot()
  return (radius * cosine, radius * sine)
}

/// A draw as a number in [0, 1): its upper 53 bits.
@inline(__always)
private func unit(_ draw: UInt64) -> Double {
  Double(Int64(truncatingIfNeeded: draw >> 11)) * 0x1p-53
}
