import Foundation
import Tensors
import Testing

@testable import TextGeneration

/// −∞, for short.
private let never = -Double.infinity

@Suite("Choosing a symbol")
struct SamplerTests {
  @Test("at temperature 1 it is the softmax", arguments: [1, 2, 3, 17, 57], [1, 2, 3] as [UInt64])
  func softmax(count: Int, seed: UInt64) {
    let logits = randomLogits(count, seed: seed)
    let sum = logits.map { exp($0) }.reduce(0, +)
    let found = Sampler(temperature: 1).probabilities(logits)
    #expect(largestDifference(found, logits.map { exp($0) / sum }) < 1e-15)
  }

  @Test("towards temperature 0, and at it, the greatest is all", arguments: [0, 1e-300, 1e-4])
  func cold(temperature: Double) {
    let sampler = Sampler(temperature: temperature)
    #expect(sampler.probabilities([1, 3, 2]) == [0, 1, 0])
    #expect(sampler.probabilities([never, -1e300, 1e300]) == [0, 0, 1])
  }

  @Test("of equal greatest logits temperature 0 takes the first, all others share")
  func ties() {
    let logits = [1.0, 7, 7, 2, 7]
    #expect(Sampler(temperature: 0).probabilities(logits) == [0, 1, 0, 0, 0])
    #expect(Sampler(temperature: 1e-3).probabilities(logits) == [0, 1, 1, 0, 1].map { $0 / 3 })
  }

  @Test("towards infinite temperature all that can come are equally likely")
  func hot() {
    let found = Sampler(temperature: 1e12).probabilities([0, never, 30, -30, never])
    #expect(largestDifference(found, [1, 0, 1, 1, 0].map { $0 / 3 }) < 1e-10)
    #expect(found[1] == 0 && found[4] == 0)
  }

  @Test(
    "probabilities are numbers from 0 that sum to 1, for whatever logits",
    arguments: [
      [0], [5, never], [1e308, -1e308], [0, .leastNonzeroMagnitude], [800, 799, -800],
      [-1e4, -1e4 - 1],
      [-Double.greatestFiniteMagnitude, .greatestFiniteMagnitude], randomLogits(57, seed: 4),
    ], [0, .leastNonzeroMagnitude, 1e-3, 1, 1e3, .greatestFiniteMagnitude])
  func sum(logits: [Double], temperature: Double) {
    for (topK, topP) in [(nil, nil), (2, nil), (nil, 0.9), (3, 0.5)] as [(Int?, Double?)] {
      let sampler = Sampler(temperature: temperature, topK: topK, topP: topP)
      let found = sampler.probabilities(logits)
      #expect(found.count == logits.count && found.allSatisfy { $0 >= 0 })
      #expect(abs(found.reduce(0, +) - 1) < 1e-14)
    }
  }

  @Test("logits shifted by a constant say the same", arguments: [-1024.0, -1, 64, 4096])
  func shift(constant: Double) {
    let logits = randomLogits(17, seed: 5).map { ($0 * 256).rounded() / 256 }  // sums are exact
    for sampler in [Sampler(temperature: 0.3), Sampler(temperature: 2, topK: 5, topP: 0.8)] {
      let shifted = sampler.probabilities(logits.map { $0 + constant })
      #expect(sampler.probabilities(logits) == shifted)
    }
  }

  @Test("the likeliest k are kept, of equal ones the first, in their own proportions")
  func topK() {
    func kept(_ k: Int, _ logits: [Double]) -> [Double] {
      Sampler(temperature: 1, topK: k).probabilities(logits)
    }
    #expect(kept(1, [1, 3, 3, 2]) == [0, 1, 0, 0])
    #expect(kept(2, [1, 3, 3, 2]) == [0, 0.5, 0.5, 0])
    #expect(kept(2, [0, 0, 0, 0]) == [0.5, 0.5, 0, 0])
    #expect(kept(3, [5, never, never]) == [1, 0, 0])
    #expect(largestDifference(kept(2, [log(6), log(1), log(3)]), [2 / 3, 0, 1 / 3]) < 1e-15)
    #expect(kept(9, [1, 2]) == Sampler(temperature: 1).probabilities([1, 2]))
  }

  @Test(
    "the fewest symbols that have p together are kept",
    arguments: [
      (0.01, [2]), (0.49, [2]), (0.51, [2, 0]), (0.79, [2, 0]), (0.81, [2, 0, 3]),
      (0.94, [2, 0, 3]), (0.96, [2, 0, 3, 1]), (1, [2, 0, 3, 1]),
    ] as [(Double, [Int])])
  func topP(p: Double, kept: [Int]) {
    let logits = [0.3, 0.05, 0.5, 0.15].map { log($0) }
    let found = Sampler(temperature: 1, topP: p).probabilities(logits)
    #expect(Set(found.indices.filter { found[$0] > 0 }) == Set(kept))
  }

  @Test("the edges of p: exactly enough is enough, and 1 leaves nothing out")
  func edgesOfTopP() {
    #expect(Sampler(temperature: 1, topP: 0.5).probabilities([0, 0, 0, 0]) == [0.5, 0.5, 0, 0])
    #expect(Sampler(temperature: 1, topP: 1).probabilities([0, -600])[1] > 0)
  }

  @Test("p is of what the likeliest k have")
  func topPOfTopK() {
    let logits = [0.4, 0.3, 0.2, 0.1].map { log($0) }
    let found = Sampler(temperature: 1, topK: 2, topP: 0.5).probabilities(logits)  // 4/7 ≥ 0.5
    #expect(found == [1, 0, 0, 0])
  }
}

@Suite("Drawing a symbol")
struct DrawingTests {
  @Test(
    "100,000 draws are distributed as the probabilities say: χ² at 0.1 %",
    arguments: [
      Sampler(temperature: 1), Sampler(temperature: 0.5), Sampler(temperature: 3, topK: 7),
      Sampler(temperature: 1.2, topP: 0.9),
    ])
  func frequencies(sampler: Sampler) {
    let logits = randomLogits(10, seed: 6, spread: 1.5)
    let expected = sampler.probabilities(logits).map { $0 * 100_000 }
    var generator = SplitMix64(seed: 7)
    var counts = [Int](repeating: 0, count: 10)
    for _ in 0..<100_000 { counts[sampler.draw(from: logits, using: &generator)] += 1 }
    var chiSquared = 0.0
    for (count, expected) in zip(counts, expected) {
      #expect(expected > 0 || count == 0)
      let difference = Double(count) - expected
      if expected > 0 { chiSquared += difference * difference / expected }
    }
    let freedom = expected.count { $0 > 0 } - 1
    let limits = [4: 18.47, 5: 20.52, 6: 22.46, 7: 24.32, 8: 26.12, 9: 27.88]
    #expect(chiSquared < limits[freedom] ?? 0, "\(freedom) degrees of freedom")
  }

  @Test("a draw takes one number, and the same number takes the same symbol")
  func oneNumber() {
    let logits = randomLogits(17, seed: 8)
    var (a, b) = (SplitMix64(seed: 9), SplitMix64(seed: 9))
    for _ in 0..<100 {
      let probabilities = Sampler(temperature: 1).probabilities(logits)
      let number = b.uniform()
      var cumulative = 0.0
      let first = probabilities.firstIndex {
        cumulative += $0
        return number < cumulative
      }
      #expect(Sampler(temperature: 1).draw(from: logits, using: &a) == first)
      #expect(a == b)
    }
  }

  @Test("what cannot come never does, at either end of the alphabet")
  func impossible() {
    let sampler = Sampler(temperature: 1)
    var generator = SplitMix64(seed: 10)
    for _ in 0..<10_000 {
      let symbol = sampler.draw(from: [never, 1, never, 2, never], using: &generator)
      #expect(symbol == 1 || symbol == 3)
    }
  }

  /// The generator whose next number is the greatest below 1, by the inverse of its scrambling.
  @Test("a number above the sum of probabilities, which rounds, takes the last that can come")
  func roundedSum() throws {
    let sampler = Sampler(temperature: 1)
    func logits(_ count: Int) -> [Double] { [Double](repeating: 0, count: count) + [never] }
    let sums = (1...100).map { ($0, sampler.probabilities(logits($0)).reduce(0, +)) }
    let (count, sum) = try #require(sums.first { $1 < 1 })
    var generator = SplitMix64(seed: Self.seedOfGreatestNumber)
    var same = generator
    try #require(same.uniform() >= sum)
    #expect(sampler.draw(from: logits(count), using: &generator) == count - 1)
  }

  /// Undoes `z ^ (z >> shift)`.
  private static func unshifted(_ value: UInt64, _ shift: UInt64) -> UInt64 {
    var z = value
    for _ in 0..<3 { z = value ^ (z >> shift) }
    return z
  }

  /// The inverse of an odd number modulo 2⁶⁴, by Newton's method.
  private static func inverse(_ odd: UInt64) -> UInt64 {
    (0..<6).reduce(odd) { x, _ in x &* (2 &- odd &* x) }
  }

  private static var seedOfGreatestNumber: UInt64 {
    var z = unshifted(.max, 31)
    z = unshifted(z &* inverse(0x94D0_49BB_1331_11EB), 27)
    z = unshifted(z &* inverse(0xBF58_476D_1CE4_E5B9), 30)
    return z &- 0x9E37_79B9_7F4A_7C15
  }
}

@Suite("What no sampler takes")
struct SamplerRefusalTests {
  @Test("temperatures that are negative, infinite or no number")
  func temperature() async {
    await #expect(processExitsWith: .failure) { _ = Sampler(temperature: -0.1) }
    await #expect(processExitsWith: .failure) { _ = Sampler(temperature: .nan) }
    await #expect(processExitsWith: .failure) { _ = Sampler(temperature: .infinity) }
  }

  @Test("no symbols to choose among")
  func top() async {
    await #expect(processExitsWith: .failure) { _ = Sampler(temperature: 1, topK: 0) }
    await #expect(processExitsWith: .failure) { _ = Sampler(temperature: 1, topP: 0) }
    await #expect(processExitsWith: .failure) { _ = Sampler(temperature: 1, topP: 1.01) }
    await #expect(processExitsWith: .failure) { _ = Sampler(temperature: 1, topP: .nan) }
  }

  @Test("logits that have no softmax")
  func logits() async {
    await #expect(processExitsWith: .failure) { _ = Sampler(temperature: 1).probabilities([]) }
    await #expect(processExitsWith: .failure) {
      _ = Sampler(temperature: 1).probabilities([-.infinity, -.infinity])
    }
    await #expect(processExitsWith: .failure) {
      _ = Sampler(temperature: 0).probabilities([1, .nan])
    }
    await #expect(processExitsWith: .failure) {
      _ = Sampler(temperature: 1).probabilities([.nan, 1])
    }
    await #expect(processExitsWith: .failure) {
      _ = Sampler(temperature: 1).probabilities([1, .infinity])
    }
  }
}
