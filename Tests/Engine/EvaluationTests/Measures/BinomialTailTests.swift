import Testing

@testable import Evaluation

@Suite("Binomial tail") struct BinomialTailTests {
  @Test("of fair coins is a ratio of whole numbers", arguments: [1, 2, 3, 5, 17, 40, 62])
  func coins(trials: Int) {
    var coefficients = [1]  // Pascal's triangle
    for _ in 0..<trials {
      coefficients = zip([0] + coefficients, coefficients + [0]).map { $0 + $1 }
    }
    for successes in 0...trials {
      let ways = coefficients[successes...].reduce(0, +)
      let expected = Double(ways) / Double(1 << trials)
      let found = binomialTail(successes: successes, of: trials)
      #expect((found - expected).magnitude <= 1e-13 * max(expected, 1e-3))
    }
  }

  /// Trial by trial: P(i successes of n + 1) = q·P(i of n) + p·P(i − 1 of n), all terms positive.
  @Test(
    "is the sum of what adding one trial after another gives, down to the smallest",
    arguments: [1, 7, 50, 1000], [0.001, 0.1, 0.5, 0.73, 0.999])
  func recursion(trials: Int, probability: Double) {
    var shares = [1.0]
    for _ in 0..<trials {
      shares = zip([0] + shares, shares + [0]).map { $0 * probability + $1 * (1 - probability) }
    }
    var expected = 0.0
    for successes in (0...trials).reversed() {
      expected += shares[successes]
      guard expected > 1e-290 else { continue }
      let found = binomialTail(successes: successes, of: trials, probability: probability)
      let isClose = (found - expected).magnitude <= 1e-10 * expected
      #expect(isClose, "\(successes): found \(found), expected \(expected)")
    }
  }

  @Test("of all or nothing is certain")
  func extremes() {
    #expect(binomialTail(successes: 0, of: 0) == 1)
    #expect(binomialTail(successes: 1, of: 0) == 0)
    #expect(binomialTail(successes: -3, of: 10) == 1)
    #expect(binomialTail(successes: 11, of: 10) == 0)
    #expect(binomialTail(successes: 1, of: 10, probability: 0) == 0)
    #expect(binomialTail(successes: 0, of: 10, probability: 0) == 1)
    #expect(binomialTail(successes: 10, of: 10, probability: 1) == 1)
  }

  @Test("of many trials is a number, near one and near zero too")
  func many() {
    expectClose(binomialTail(successes: 50_000, of: 100_000), 0.5, within: 0.01)
    #expect(binomialTail(successes: 60_000, of: 100_000) < 1e-300)
    #expect(binomialTail(successes: 40_000, of: 100_000) == 1)
    // The normal distribution's tail beyond 2.5758 standard deviations holds half a hundredth.
    let tail = binomialTail(successes: 500_000 + 1288, of: 1_000_000)
    expectClose(tail / 0.005, 1, within: 0.01)
  }

  @Test("falls as successes are asked for, and rises with their probability")
  func monotony() {
    let bySuccesses = (0...30).map { binomialTail(successes: $0, of: 30, probability: 0.3) }
    #expect(zip(bySuccesses, bySuccesses.dropFirst()).allSatisfy { $0 > $1 })
    let byProbability = (1..<20).map {
      binomialTail(successes: 12, of: 30, probability: Double($0) / 20)
    }
    #expect(zip(byProbability, byProbability.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test("refuses what is no probability, naming it")
  func refusals() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = binomialTail(successes: 1, of: 2, probability: 1.5)
    }
    #expect(try message(result).contains("probability 1.5"))
    await #expect(processExitsWith: .failure) {
      _ = binomialTail(successes: 1, of: 2, probability: .nan)
    }
    await #expect(processExitsWith: .failure) { _ = binomialTail(successes: 1, of: -2) }
  }
}
