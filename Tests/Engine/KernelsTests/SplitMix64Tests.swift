import Testing

@testable import Kernels

@Suite struct SplitMix64Tests {
  @Test("draws what the published program draws")
  func reference() {
    var generator = SplitMix64(seed: 1_234_567)
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ]
    #expect(expected.map { _ in generator.next() } == expected)
  }

  @Test("goes on from a saved state")
  func state() {
    var generator = SplitMix64(seed: 5)
    for _ in 0..<10 { _ = generator.next() }
    var restored = SplitMix64(seed: generator.state)
    #expect(restored == generator)
    #expect(restored.next() == generator.next())
  }

  @Test("leaves out draws as though they had been made", arguments: [0, 1, 1000])
  func skipping(count: Int) {
    var (skipping, drawing) = (SplitMix64(seed: 5), SplitMix64(seed: 5))
    skipping.skip(count)
    for _ in 0..<count { _ = drawing.next() }
    #expect(skipping == drawing)
  }

  @Test("draws every integer below the bound equally often", arguments: [1, 2, 3, 10, 37])
  func below(bound: Int) {
    var generator = SplitMix64(seed: 6)
    var counts = [Int](repeating: 0, count: bound)
    let draws = 2000 * bound
    for _ in 0..<draws { counts[generator.below(bound)] += 1 }
    // Pearson's χ² has bound − 1 degrees of freedom: mean that, deviation √(2·(bound − 1)).
    let chiSquare = counts.reduce(0.0) { $0 + Double(($1 - 2000) * ($1 - 2000)) / 2000 }
    let freedom = Double(bound - 1)
    #expect(chiSquare <= freedom + 5 * (2 * freedom).squareRoot())
  }

  @Test("rejects the draws that would favour some integers of a huge range")
  func rejection() {
    let bound = 3 << 61  // ⅜ of 2⁶⁴: without rejection the remainders by 3 come up as 3 : 3 : 2
    var generator = SplitMix64(seed: 7)
    var remainders = [0, 0, 0]
    for _ in 0..<30_000 { remainders[generator.below(bound) % 3] += 1 }
    #expect(remainders.allSatisfy { ($0 - 10_000).magnitude < 500 })
  }

  @Test("is uniform in [0, 1), mean ½ and variance 1/12")
  func uniform() {
    var generator = SplitMix64(seed: 8)
    let draws = (0..<100_000).map { _ in generator.uniform() }
    #expect(draws.allSatisfy { (0..<1).contains($0) })
    let mean = draws.reduce(0, +) / 1e5
    let variance = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 1e5
    #expect((mean - 0.5).magnitude < 0.005)
    #expect((variance - 1 / 12.0).magnitude < 0.002)
  }

  @Test("never reaches the upper bound, even where rounding would")
  func halfOpen() {
    var generator = SplitMix64(seed: 9)
    let high = 1.0.nextUp
    #expect((0..<100).allSatisfy { _ in generator.uniform(1, high) == 1 })
    #expect(generator.uniform(3, 3) == 3)
  }

  @Test("opens streams that depend on the name and on the seed, and on nothing drawn from them")
  func streams() {
    let generator = SplitMix64(seed: 10)
    var noise = generator.stream("noise")
    _ = noise.next()
    #expect(generator.stream("noise") == generator.stream("noise"))
    #expect(generator == SplitMix64(seed: 10))
    #expect(generator.stream("noise") != generator.stream("weights"))
    #expect(generator.stream("noise") != SplitMix64(seed: 11).stream("noise"))

    var (a, b) = (generator.stream("a"), generator.stream("b"))
    let correlation = (0..<10_000).reduce(0.0) { sum, _ in
      sum + (a.uniform() - 0.5) * (b.uniform() - 0.5) * 12 / 10_000
    }
    #expect(correlation.magnitude < 0.05)
  }

  @Test("refuses an empty range")
  func emptyRange() async throws {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      var generator = SplitMix64(seed: 1)
      _ = generator.below(0)
    }
    let message = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(message.contains("found 0"))
  }
}
