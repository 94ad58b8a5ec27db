import Foundation
import GAN
import Tensors
import Testing

@testable import GANTraining

/// Other numbers of the text.
@Suite("What chapter 8 says besides")
struct TricksClaimsTests {
  @Test("neighbours on the ring are 1.53 or 77σ apart, 1.41 of it empty")
  func neighbours() throws {
    let ring = PointCloud(.ring)
    let way = ring.modes[1] - ring.modes[0]
    let distance = (way * way).sum().squareRoot()
    let deviation = try #require(ring.deviation)
    #expect(abs(distance - 1.53) < 0.005)
    #expect(abs(distance / deviation - 77) < 0.5)
    #expect(abs(distance - 6 * deviation - 1.41) < 0.005)
  }

  @Test("98.9 % of the data are of high quality; a mode needs 16 points on the ring, 5 on the grid")
  func perfect() throws {
    let expected: Double = 1 - exp(-4.5)
    #expect(abs(expected - 0.989) < 5e-4)
    var random = SplitMix64(seed: 1)
    for (name, needed) in [(PointCloud.Name.ring, 16.0), (.grid, 5)] {
      let cloud = PointCloud(name)
      let points = cloud.sample(20_000, dtype: .float64, using: &random)
      let found = try #require(Coverage(of: points, in: cloud))
      #expect(abs(found.highQuality - expected) < 0.004)
      #expect((Coverage.leastShare * 2_500 / Double(cloud.modes.count)).rounded(.up) == needed)
    }
  }

  @Test("there are 23 remedies, 22 of them in the plane")
  func remedies() {
    #expect(Remedy.Kind.allCases.count == 23 && Remedy.Kind.inThePlane.count == 22)
  }

  // MARK: Best answers

  /// What one place costs that is real with the weight 0.6 and generated with 0.2, and the slope.
  private func place(
    _ logit: Double, _ loss: (_ real: Tensor, _ generated: Tensor) -> Tensor,
    free: (real: Double, generated: Double)
  ) -> (cost: Double, slope: Double) {
    let real = Tensor([free.real], shape: [1, 1], dtype: .float64)
    let generated = Tensor([free.generated], shape: [1, 1], dtype: .float64)
    let (value, gradient) = valueAndGradient(
      at: Tensor([logit], shape: [1, 1], dtype: .float64)
    ) { 0.6 * loss($0, generated) + 0.2 * loss(real, $0) }
    return (value.item, gradient.item)
  }

  @Test("by least squares the best logit is p/(p + q), and costs ½pq/(p + q)")
  func leastSquares() {
    let best = place(
      0.75, { leastSquaresDiscriminatorLoss(real: $0, generated: $1) }, free: (1, 0))
    #expect(abs(best.slope) < 1e-12)
    #expect(abs(best.cost - 0.5 * 0.6 * 0.2 / 0.8) < 1e-12)
  }

  @Test("by the hinge it is 1 where p > q, and costs 2·min(p, q)")
  func hinge() {
    func cost(_ logit: Double) -> Double {
      place(logit, { hingeDiscriminatorLoss(real: $0, generated: $1) }, free: (1, -1)).cost
    }
    let costs = (-30...30).map { cost(Double($0) / 10) }
    #expect(costs.firstIndex(of: costs.min()!) == 40)  // ℓ = 1
    #expect(abs(cost(1) - 0.4) < 1e-12)
    for logit in [-0.5, 0, 0.5] { #expect(abs(cost(logit) - 0.8 + 0.4 * logit) < 1e-12) }
  }

  @Test("with noise on two points the best logit is a straight line of slope −a/s²")
  func noisyPoints() {
    let (a, s) = (1.5, 0.3)
    func logit(_ x: Double) -> Double { ((x - a) * (x - a) - x * x) / (2 * s * s) }
    for x in [-1.0, 0, 0.7, 2] {
      #expect(abs((logit(x + 0.1) - logit(x)) / 0.1 + a / (s * s)) < 1e-9)
    }
    #expect(abs(logit(a / 2)) < 1e-12)
  }

  @Test("a loss of 1.3 is out of reach from a Jensen–Shannon divergence of 0.043 on")
  func threshold() {
    let bound: Double = (2 * log(2) - 1.3) / 2
    #expect(abs(bound - 0.043) < 5e-4)
    #expect(Remedy(.lossThreshold).amount == 1.3)
  }

  // MARK: Coming home

  /// By how much a map of the plane, repeated, changes the distance from the origin in the mean.
  private func growth(_ step: (SIMD2<Double>) -> SIMD2<Double>) -> Double {
    let steps = 4_000
    var point = SIMD2<Double>(1, 0)
    for _ in 0..<steps { point = step(point) }
    return pow((point * point).sum().squareRoot(), 1 / Double(steps))
  }

  @Test("who looks k turns ahead comes home by √(1 − (2k − 1)η²) a step", arguments: [1, 3, 5])
  func unrolled(turns k: Int) {
    let η = 0.1
    let found = growth { p in
      let slope: Double = p.y + 2 * Double(k) * η * p.x
      return SIMD2(p.x - η * slope, p.y + η * p.x)
    }
    #expect(abs(found - (1 - Double(2 * k - 1) * η * η).squareRoot()) < 1e-3)
    #expect(found < 1)
  }

  @Test("who is pulled to the middle comes home if w(1 − wη) > η/4", arguments: [0.02, 0.03, 1])
  func pulled(weight w: Double) {
    let η = 0.1
    let found = growth { p in
      let slopes = SIMD2(p.y + 2 * w * p.x, p.x - 2 * w * p.y)
      return SIMD2(p.x - η * slopes.x, p.y + η * slopes.y)
    }
    #expect((found < 1) == (w * (1 - w * η) > η / 4))
  }

  @Test("a batch that is moved as a whole gets the same verdicts with batch norm, others without")
  func movedBatches() {
    var random = SplitMix64(seed: 3)
    let points = PointCloud(.ring).sample(64, dtype: .float64, using: &random)
    for (remedies, isBlind) in [([Remedy(.separateBatchNorm)], true), ([], false)] {
      let game = PointGame(
        Configuration(.tuned, remedies: remedies), data: PointCloud(.ring), seed: 1,
        dtype: .float64)
      func verdicts(_ points: Tensor) -> [Double] {
        game.discriminator(points, mode: .training).verdict.logits.scalars
      }
      let change = zip(verdicts(points), verdicts(points + 0.5)).map { abs($0 - $1) }.max()!
      let size = verdicts(points).map(abs).max()!
      #expect((change < 1e-9 * size) == isBlind, "\(change) of \(size)")
    }
  }

  @Test(
    "new weights of D stretch by 0.24, 0.44 and 0.22 at most, in the mean of 20, together by 1/42")
  func newWeights() {
    var means = [0.0, 0, 0]
    for seed in 1...20 {
      let game = PointGame(Configuration(.tuned), data: PointCloud(.ring), seed: UInt64(seed))
      let matrices = game.discriminator.parameters.map(\.parameter.value).filter {
        $0.shape.count == 2
      }
      for (layer, matrix) in matrices.enumerated() { means[layer] += stretch(of: matrix) / 20 }
    }
    for (found, printed) in zip(means, [0.24, 0.44, 0.22]) {
      #expect(abs(found - printed) < 0.005, "\(means)")
    }
    #expect(abs(1 / (means[0] * means[1] * means[2]) - 42) < 0.5)
  }

  /// The largest singular value, by 300 turns of v ← Wᵀ(Wv).
  private func stretch(of matrix: Tensor) -> Double {
    var v = Tensor.ones([matrix.shape[1], 1], dtype: matrix.dtype)
    var length = 0.0
    for _ in 0..<300 {
      v = matmul(matrix, matmul(matrix, v), transposingA: true)
      length = (v * v).sum().item.squareRoot()
      v = v / length
    }
    return length.squareRoot()
  }

  // MARK: Counting, comparing, mending

  @Test("four places lit with ¾ each have three spots in the mean, and three in 0.42 of all cases")
  func spots() {
    var (mean, three) = (0.0, 0.0)
    for lit in 0..<16 {
      let count = lit.nonzeroBitCount
      let probability: Double = pow(0.75, Double(count)) * pow(0.25, Double(4 - count))
      mean += probability * Double(count)
      if count == 3 { three += probability }
    }
    #expect(abs(mean - 3) < 1e-12 && abs(three - 0.42) < 5e-3)
  }

  @Test("128 equal points have 127 neighbours each, on the ring 15")
  func neighboursInABatch() {
    var random = SplitMix64(seed: 0)
    let layer = MinibatchDiscrimination(
      features: 2, comparisons: 1, dtype: .float64, using: &random)
    layer.weight = Tensor([100, 0, 0, 0, 100, 0], shape: [2, 3], dtype: .float64)
    let modes = PointCloud(.ring).modes
    for (count, neighbours) in [(1, 127.0), (8, 15)] {
      let points = (0..<128).flatMap { [modes[$0 % count].x, modes[$0 % count].y] }
      let found = layer(Tensor(points, shape: [128, 2], dtype: .float64)).scalars
      #expect(found.allSatisfy { abs($0 - neighbours) < 1e-9 })
    }
  }

  @Test("five turns of the discriminator need six batches of the generator, packs of two need four")
  func batches() {
    let games: [(remedies: [Remedy], batches: Int)] = [
      ([], 2), ([Remedy(.discriminatorSteps)], 6), ([Remedy(.packing)], 4),
    ]
    for (remedies, count) in games {
      let configuration = GANTraining.Configuration(.tuned, preset: .smoke, remedies: remedies)
      var game = PointGame(configuration, data: PointCloud(.ring), seed: 1)
      _ = game.takeStep()
      #expect(game.generatorEvaluations == count * configuration.batchSize)
    }
  }

  @Test("who draws perfectly, but not what is asked for, is off by 2·tr Σ, the mean by tr Σ")
  func mending() {
    let ring = PointCloud(.ring)
    let trace: Double = 4 + 2 * 0.02 * 0.02
    #expect(abs(2 * trace - 8.0016) < 1e-12)
    var random = SplitMix64(seed: 2)
    let asked = ring.sample(20_000, dtype: .float64, using: &random)
    let drawn = ring.sample(20_000, dtype: .float64, using: &random)
    let error = ((drawn - asked) * (drawn - asked)).sum().item / 20_000
    #expect(abs(error - 8.0016) < 0.2)
    #expect(abs((asked * asked).sum().item / 20_000 - 4.0008) < 0.01)
    let middle = ring.modes.reduce(SIMD2<Double>.zero, +)
    #expect(abs(middle.x) < 1e-12 && abs(middle.y) < 1e-12)
  }
}
