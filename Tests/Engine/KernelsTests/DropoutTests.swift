import Testing

@testable import Kernels

@Suite struct DropoutTests {
  private static let counts = [0, 1, 2, 3, 17, 1023, 1024, 1025, 2047, 70_001]

  @Test("drops what the draws say, two elements a draw, and scales the rest", arguments: counts)
  func agreesWithDefinition(count: Int) {
    check(count, Float.self)
    check(count, Double.self)
  }

  private func check<S: Scalar>(_ count: Int, _: S.Type) {
    for rate in [0.1, 0.4, 0.5, 0.99] {
      var generator = SplitMix64(seed: 1)
      let x: [S] = draws(max(count, 1))
      var y = [S](repeating: 7, count: count + 1)
      dropout(x, into: &y, count: count, rate: rate, from: generator.state)
      var draw: UInt64 = 0
      let expected = (0..<count).map { i -> S in
        draw = i % 2 == 0 ? generator.next() : draw >> 32
        return Double(draw & 0xFFFF_FFFF) / 0x1p32 < rate ? 0 : x[i] * S(1 / (1 - rate))
      }
      #expect(y == expected + [7], "\(S.self), rate \(rate)")
      var skipped = SplitMix64(seed: 1)
      skipped.skip(dropoutDraws(count))
      #expect(skipped == generator)
    }
  }

  @Test("drops the share that was asked for", arguments: [0.05, 0.4, 0.5, 0.9])
  func share(rate: Double) {
    let count = 1_000_000
    let x = [Float](repeating: 1, count: count)
    var y = x
    dropout(x, into: &y, count: count, rate: rate, from: 3)
    let dropped = Double(y.count { $0 == 0 })
    let deviation = (Double(count) * rate * (1 - rate)).squareRoot()
    #expect((dropped - Double(count) * rate).magnitude < 5 * deviation)
    // Neighbours are dropped together as often as chance has it.
    let pairs = Double((1..<count).count { y[$0] == 0 && y[$0 - 1] == 0 })
    #expect((pairs / Double(count) - rate * rate).magnitude < 0.003)
  }
}

extension OnThreads {
  @Suite struct DropoutTests {
    @Test("drops the same on any number of threads")
    func sameBytes() {
      let x: [Float] = draws(200_003)
      let results = OnThreads.results {
        var y = x
        dropout(x, into: &y, count: x.count, rate: 0.5, from: 9)
        return y
      }
      for result in results { #expect(result == results[0]) }
    }
  }
}
