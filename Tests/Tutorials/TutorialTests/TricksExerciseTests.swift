import Foundation
import Tensors
import Testing

@testable import GANTraining

/// The answers to the exercises of `08-gan-training.md`, in their order.
@Suite("The exercises of chapter 8")
struct TricksExerciseTests {
  @Test(
    "1: a generator of some of eight modes, and what the best discriminator pays",
    arguments: [(1, 2.079, 0.497, 0.392), (4, 0.693, 0.216, 0.955), (8, 0.0, 0.0, 1.386)])
  func someModes(count: Int, reverseKL: Double, jensenShannon: Double, loss: Double) throws {
    let ring = PointCloud(.ring)
    let drawn = (0..<800).flatMap { [ring.modes[$0 % count].x, ring.modes[$0 % count].y] }
    let found = try #require(
      Coverage(of: Tensor(drawn, shape: [800, 2], dtype: .float64), in: ring))
    #expect(found.modes == count && found.highQuality == 1)
    expect([try #require(found.reverseKL)], near: [reverseKL])

    let p = [Double](repeating: 0.125, count: 8)
    let q = (0..<8).map { $0 < count ? 1 / Double(count) : 0 }
    let distance = GridDivergence.jensenShannon(p, q)
    expect([distance, 2 * log(2) - 2 * distance], near: [jensenShannon, loss])
  }

  @Test("1: a spot beside all modes has no quality, and costs the best discriminator nothing")
  func spot() throws {
    let spot = Tensor.zeros([100, 2], dtype: .float64)
    let found = try #require(Coverage(of: spot, in: PointCloud(.ring)))
    #expect(found.modes == 0 && found.reverseKL == nil)
    let distance = GridDivergence.jensenShannon([1, 0], [0, 1])
    expect([distance, 2 * log(2) - 2 * distance], near: [0.693, 0])
  }

  @Test(
    "2: what even noise over the window finds",
    arguments: [(PointCloud.Name.ring, 5.3, 0.0), (.grid, 20.3, 0.7)])
  func noise(name: PointCloud.Name, touched: Double, covered: Double) throws {
    let cloud = PointCloud(name)
    let (halfWidth, games) = (cloud.window.halfWidth, 200)
    var random = SplitMix64(seed: 8)
    var sums = (touched: 0.0, covered: 0.0)
    for _ in 0..<games {
      let points = Tensor.uniform(
        [2_500, 2], from: -halfWidth, to: halfWidth, dtype: .float64, using: &random)
      let found = try #require(Coverage(of: points, in: cloud))
      sums.touched += Double(found.touchedModes)
      sums.covered += Double(found.modes)
    }
    #expect(abs(sums.touched / Double(games) - touched) < 0.5)
    #expect(abs(sums.covered / Double(games) - covered) < 0.25)
  }

  @Test("3: x·y after 200 steps by three rules, the fastest rate, and a slope that decays")
  func roundAndRound() {
    let rules: [(BilinearDuel.Steps, Double)] = [
      (.simultaneous, 2.705), (.alternating, 1.020), (.extragradient, 0.370),
    ]
    for (steps, distance) in rules {
      let end = BilinearDuel().path(200, steps, rate: 0.1)[200]
      expect([(end * end).sum().squareRoot()], near: [distance])
    }
    let growths = (1..<100).map { BilinearDuel.Steps.extragradient.growth(rate: Double($0) / 100) }
    #expect(growths.firstIndex(of: growths.min()!) == 70)  // 0.71
    expect([BilinearDuel.Steps.extragradient.growth(rate: 0.5.squareRoot())], near: [0.866])

    // θ ← θ + ηψ and ψ ← (1 − ηγ)ψ − ηθ, both at once; at γ = η they go round for ever.
    func growth(_ decay: Double, rate: Double = 0.1, steps: Int = 4_000) -> Double {
      var (place, slope) = (1.0, 0.0)
      for _ in 0..<steps {
        (place, slope) = (place + rate * slope, (1 - rate * decay) * slope - rate * place)
      }
      return pow((place * place + slope * slope).squareRoot(), 1 / Double(steps))
    }
    #expect(growth(0.09) > 1 && growth(0.11) < 1)
    #expect(abs(growth(0.1) - 1) < 1e-4)
    expect([growth(1), 0.91.squareRoot()], near: [0.954, 0.954])
  }

  @Test("4: a mode left out, and an uneven generator, in packs of 1, 2 and 3")
  func packs() {
    // The interval in tenths, on which all three densities are constant.
    let even = [Double](repeating: 0.1, count: 10)
    let without = [Double](repeating: 0, count: 2) + [Double](repeating: 0.125, count: 8)
    let uneven = [Double](repeating: 0.06, count: 5) + [Double](repeating: 0.14, count: 5)
    func packs(_ shares: [Double], of count: Int) -> [Double] {
      (1..<count).reduce(shares) { all, _ in all.flatMap { pack in shares.map { pack * $0 } } }
    }
    func distance(_ q: [Double], in count: Int) -> Double {
      let pairs = zip(packs(even, of: count), packs(q, of: count))
      return pairs.reduce(0) { $0 + abs($1.0 - $1.1) } / 2
    }
    expect((1...3).map { distance(without, in: $0) }, near: [0.2, 0.36, 0.488])
    expect((1...3).map { distance(uneven, in: $0) }, near: [0.2, 0.24, 0.284])
  }

  @Test("5: what the sign test can say of few pairs, and how often luck looks like a result")
  func signs() {
    func probability(wins: Int, losses: Int) -> Double {
      let signs = [Double](repeating: 1, count: wins) + [Double](repeating: -1, count: losses)
      return SignTest(baseline: signs.map { _ in 0.0 }, treated: signs).probability
    }
    expect([5, 6, 8].map { probability(wins: $0, losses: 0) }, near: [0.0625, 0.031, 0.0078])
    expect([probability(wins: 4, losses: 1)], near: [0.375])
    let tests = Remedy.Kind.inThePlane.count * Baseline.allCases.count
    #expect(tests == 44)
    #expect(Double(tests) * probability(wins: 5, losses: 0) == 2.75)
  }

  /// Equal to the digits that the text prints.
  private func expect(
    _ found: [Double], near printed: [Double], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(found.count == printed.count, sourceLocation: sourceLocation)
    for (found, printed) in zip(found, printed) {
      #expect(abs(found - printed) <= 5.1e-4, "\(found)", sourceLocation: sourceLocation)
    }
  }
}
