/// `y = x / (1 − rate)` where an element is kept, 0 where it is dropped, which happens to each with
/// probability `rate` by itself (to within 2⁻³³).
///
/// Two elements share one draw: element 2i is kept where the lower 32 bits of draw i are at least
/// rate·2³², element 2i + 1 where the upper are. Draw i is a function of the generator's state and i
/// alone, so no mask is kept: from the same state the same elements are dropped again, and the
/// gradient is this function of dy.
/// - Parameter start: the state of the generator; `dropoutDraws(count)` draws are used.
@specialized(where S == Float)
@specialized(where S == Double)
public func dropout<S: Scalar>(
  _ x: UnsafePointer<S>, into y: UnsafeMutablePointer<S>, count: Int, rate: Double,
  from start: UInt64
) {
  let threshold = UInt32(min((rate * 0x1p32).rounded(), 0x1p32 - 1))
  let factor = S(1 / (1 - rate))
  let run = 1 << 10
  inChunks(of: count) { chunk in
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: run / 2) { draws in
      let draws = draws.baseAddress!
      for first in stride(from: chunk.lowerBound, to: chunk.upperBound, by: run) {
        let state = start &+ SplitMix64.increment &* UInt64(first / 2)
        for i in 0..<run / 2 {
          draws[i] = SplitMix64.mix(
            state &+ SplitMix64.increment &* UInt64(truncatingIfNeeded: i &+ 1))
        }
        // The halves of a draw, the lower first: all machines that Swift runs on are little-endian.
        draws.withMemoryRebound(to: UInt32.self, capacity: run) { halves in
          let (x, y) = (x + first, y + first)
          for i in 0..<min(run, chunk.upperBound - first) {
            y[i] = halves[i] >= threshold ? factor * x[i] : 0
          }
        }
      }
    }
  }
}

/// How many draws `dropout` uses for `count` elements.
public func dropoutDraws(_ count: Int) -> Int { (count + 1) / 2 }
