import Foundation
import Tensors
import Testing

@testable import GANTraining

@Suite("How much of a mixture has been found")
struct CoverageTests {
  private let ring = PointCloud(.ring)

  /// Points on the ring's modes, as many on each as its count says, and some at the origin.
  private func coverage(_ counts: [Int], elsewhere: Int = 0, offset: Double = 0) -> Coverage {
    let found = counts.enumerated().flatMap { mode, count in
      Array(repeating: ring.modes[mode] + SIMD2(0, offset), count: count)
    }
    let all = found + Array(repeating: SIMD2<Double>.zero, count: elsewhere)
    return Coverage(of: points(all), in: ring)!
  }

  @Test("even points on every mode are all there is")
  func perfect() {
    let found = coverage(Array(repeating: 10, count: 8))
    #expect(found.modes == 8 && found.touchedModes == 8 && found.modeCount == 8)
    #expect(found.highQuality == 1 && found.reverseKL!.magnitude < 1e-12)
  }

  @Test("one mode is one mode, at a reverse KL of log 8")
  func collapsed() {
    let found = coverage([0, 80, 0, 0, 0, 0, 0, 0])
    #expect(found.modes == 1 && found.highQuality == 1)
    #expect((found.reverseKL! - log(8)).magnitude < 1e-12)
  }

  @Test("a mode needs a twentieth of its fair share; to be touched, one point")
  func leastShare() {
    // 800 points: a fair share is 100, a twentieth of it 5.
    let found = coverage([5, 4, 1, 0, 0, 0, 0, 0], elsewhere: 790)
    #expect(found.modes == 1 && found.touchedModes == 3)
    #expect(found.highQuality == 10.0 / 800)
  }

  @Test("the share is of high quality within three deviations, the border among them")
  func borders() {
    #expect(coverage([8, 0, 0, 0, 0, 0, 0, 0], offset: 0.0599).highQuality == 1)
    let outside = coverage([8, 0, 0, 0, 0, 0, 0, 0], offset: 0.0601)
    #expect(outside.highQuality == 0 && outside.reverseKL == nil && outside.modes == 0)
  }

  @Test("the reverse KL is that of the shares")
  func reverse() {
    let found = coverage([30, 10, 0, 0, 0, 0, 0, 0], elsewhere: 60)
    let expected = 0.75 * log(0.75 * 8) + 0.25 * log(0.25 * 8)
    #expect((found.reverseKL! - expected).magnitude < 1e-12)
  }

  @Test("the data themselves cover everything, 98.9 % of them in high quality")
  func data() {
    for name in [PointCloud.Name.ring, .grid] {
      var random = SplitMix64(seed: 1)
      let cloud = PointCloud(name)
      let found = Coverage(of: cloud.sample(20_000, using: &random), in: cloud)!
      #expect(found.modes == found.modeCount)
      #expect((found.highQuality - (1 - exp(-4.5))).magnitude < 0.003)
      #expect(found.reverseKL! < 0.01)
    }
  }

  @Test("no modes, no coverage; points that are not numbers are of no quality")
  func nothing() {
    #expect(Coverage(of: .zeros([3, 2]), in: PointCloud(.line)) == nil)
    let broken = Coverage(of: points([SIMD2(.nan, 0), SIMD2(.infinity, 1)]), in: ring)!
    #expect(broken.highQuality == 0 && broken.touchedModes == 0)
  }

  @Test("it survives being written and read")
  func coding() throws {
    for found in [coverage([1, 2, 3, 0, 0, 0, 0, 0]), coverage([0], elsewhere: 3)] {
      let data = try JSONEncoder().encode(found)
      #expect(try JSONDecoder().decode(Coverage.self, from: data) == found)
    }
  }
}

@Suite("How far two samples are apart")
struct GridDivergenceTests {
  private let window = Window(halfWidth: 1)

  /// As many points in each of the four quarters as its count says.
  private func quarters(_ counts: [Int]) -> Tensor {
    let middles = [SIMD2(-0.5, -0.5), SIMD2(0.5, -0.5), SIMD2(-0.5, 0.5), SIMD2(0.5, 0.5)]
    return points(zip(middles, counts).flatMap { Array(repeating: $0, count: $1) })
  }

  private func divergence(_ p: [Int], _ q: [Int]) -> GridDivergence {
    GridDivergence(data: quarters(p), generated: quarters(q), in: window, cells: 2)
  }

  @Test("equal samples are 0 apart, samples without a common cell ln 2")
  func extremes() {
    let (same, other) = (
      divergence([1, 2, 3, 4], [1, 2, 3, 4]), divergence([5, 0, 0, 0], [0, 5, 0, 0])
    )
    #expect(same.jensenShannon == 0 && same.kullbackLeibler == 0)
    #expect((other.jensenShannon - log(2)).magnitude < 1e-12)
  }

  @Test("both numbers are those of a calculation by hand")
  func byHand() {
    let found = divergence([3, 1, 0, 0], [1, 1, 2, 0])
    let (p, q) = ([0.75, 0.25, 0], [0.25, 0.25, 0.5])
    var js = 0.0
    for (p, q) in zip(p, q) {
      let m = (p + q) / 2
      if p > 0 { js += p * log(p / m) / 2 }
      if q > 0 { js += q * log(q / m) / 2 }
    }
    #expect((found.jensenShannon - js).magnitude < 1e-12)
    // Half a point more in each of five cells, that of the outside among them: of 6.5 each.
    let (a, b) = ([3.5, 1.5, 0.5, 0.5, 0.5], [1.5, 1.5, 2.5, 0.5, 0.5])
    let kl = zip(a, b).reduce(0) { $0 + $1.0 / 6.5 * log($1.0 / $1.1) }
    #expect((found.kullbackLeibler - kl).magnitude < 1e-12)
  }

  @Test("what lies outside counts as one more cell")
  func outside() {
    let far = points([SIMD2(9, 9), SIMD2(.nan, 0)])
    let found = GridDivergence(data: quarters([2, 0, 0, 0]), generated: far, in: window, cells: 2)
    #expect((found.jensenShannon - log(2)).magnitude < 1e-12)
    let both = GridDivergence(data: far, generated: far, in: window, cells: 2)
    #expect(both.jensenShannon == 0)
  }

  @Test("a second sample of the data is much nearer than a sample with half the modes")
  func floor() {
    let ring = PointCloud(.ring)
    var random = SplitMix64(seed: 1)
    let half = PointCloud(
      name: "half", shape: .mixture(centres: Array(ring.modes.prefix(4)), deviation: 0.02))
    func distance(_ other: PointCloud) -> Double {
      GridDivergence(
        data: ring.sample(2_500, using: &random), generated: other.sample(2_500, using: &random),
        in: ring.window
      ).jensenShannon
    }
    #expect(distance(ring) < 0.01 && distance(half) > 0.2)
  }
}

@Suite("What the discriminator says about places")
struct HeatMapTests {
  @Test("each cell is the discriminator's probability in its middle")
  func probabilities() {
    let game = tinyGame()
    var random = SplitMix64(seed: 1)
    let window = Window(halfWidth: 2)
    let map = game.heatMap(over: window, cells: 3, using: &random)
    #expect(map.probabilities.count == 9 && map.cells == 3 && map.window == window)
    let corner = game.discriminator(points([SIMD2(-4.0 / 3, -4.0 / 3)]), mode: .inference)
    let found = map.probabilities[0] - corner.verdict.probabilityOfReal.item
    #expect(found.magnitude < 1e-12)
  }

  @Test("in packs, with comparisons and with norms there is a probability for every cell")
  func remedies() {
    for remedy in [Remedy(.packing, 3), Remedy(.minibatchDiscrimination), Remedy(.mixedBatchNorm)] {
      var random = SplitMix64(seed: 1)
      let map = tinyGame([remedy]).heatMap(
        over: Window(halfWidth: 2), cells: 4, using: &random)
      #expect(map.probabilities.count == 16)
      #expect(map.probabilities.allSatisfy { (0...1).contains($0) })
    }
  }

  @Test("a point moved along its arrow lowers the generator's loss as the arrow says")
  func arrows() {
    let game = smoothGame([])
    var random = SplitMix64(seed: 2)
    let samples = game.samples(5, using: &random)
    func loss(_ points: Tensor) -> Double {
      game.rules.objective.generatorLoss(game.discriminator(points, mode: .inference).verdict).item
    }
    let arrows = game.arrows(at: samples)
    let h = 1e-5
    let moved = points(arrows.map { $0.point + h * $0.pull })
    let expected = -h / 5 * arrows.reduce(0) { $0 + ($1.pull * $1.pull).sum() }
    #expect((loss(moved) - loss(samples) - expected).magnitude < 1e-3 * expected.magnitude)
  }
}
