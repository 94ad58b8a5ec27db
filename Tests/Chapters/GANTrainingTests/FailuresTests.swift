import Foundation
import Tensors
import Testing

@testable import GANTraining

@Suite("The game of x·y")
struct BilinearDuelTests {
  private static let rates = [0.01, 0.1, 0.5, 0.9]

  @Test(
    "simultaneous and extragradient steps multiply the distance by their closed forms",
    arguments: [BilinearDuel.Steps.simultaneous, .extragradient], rates)
  func growth(steps: BilinearDuel.Steps, rate: Double) {
    var duel = BilinearDuel(x: 0.3, y: -0.8)
    for _ in 0..<50 {
      let before = duel.distance
      duel.step(steps, rate: rate)
      #expect((duel.distance / before - steps.growth(rate: rate)).magnitude < 1e-12)
    }
  }

  @Test("alternating steps run round an ellipse", arguments: rates + [1.5, 1.99])
  func alternating(rate: Double) {
    var duel = BilinearDuel(x: 0.3, y: -0.8)
    let start = duel.invariant(rate: rate)
    var furthest = 0.0
    for _ in 0..<5_000 {
      duel.step(.alternating, rate: rate)
      furthest = max(furthest, duel.distance)
    }
    #expect((duel.invariant(rate: rate) / start - 1).magnitude < 1e-9)
    // x² + y² − ηxy ≥ (1 − η/2)·(x² + y²)
    #expect(furthest <= (start / (1 - rate / 2)).squareRoot() * (1 + 1e-9))
    #expect(BilinearDuel.Steps.alternating.growth(rate: rate) == 1)
  }

  @Test("alternating steps of 2 and more leave the ellipse")
  func tooFast() {
    let path = BilinearDuel().path(1_000, .alternating, rate: 2.1)
    #expect(path.count == 1_001 && path[0] == SIMD2(1, 0))
    #expect((path[1_000] * path[1_000]).sum() > 1e6)
  }

  @Test("only extragradient steps come to the equilibrium, fastest at η = 1/√2")
  func arriving() {
    func end(_ steps: BilinearDuel.Steps, _ rate: Double) -> Double {
      let last = BilinearDuel().path(2_000, steps, rate: rate)[2_000]
      return (last * last).sum().squareRoot()
    }
    #expect(end(.extragradient, 0.1) < 1e-4)
    #expect(end(.simultaneous, 0.1) > 1e4)
    #expect((0.1...10).contains(end(.alternating, 0.1)))
    let best = BilinearDuel.Steps.extragradient.growth(rate: 0.5.squareRoot())
    for rate in [0.5, 0.6, 0.8, 0.95] {
      #expect(BilinearDuel.Steps.extragradient.growth(rate: rate) > best)
    }
  }
}

@Suite("Players who do not take turns")
struct OneSidedTests {
  @Test("the generator's best answer to a fixed discriminator is one place")
  func collapse() {
    var game = tinyGame { ($0.hiddenCount, $0.batchSize) = (32, 32) }
    game.playDiscriminatorAlone(turns: 200)
    var random = SplitMix64(seed: 1)
    game.playGeneratorAlone(turns: 20)
    let early = game.whereabouts(using: &random)
    game.playGeneratorAlone(turns: 600)
    let late = game.whereabouts(using: &random)
    #expect(game.step == 0)
    #expect((late.centre * late.centre).sum() > (early.centre * early.centre).sum())
    let arrows = game.heatMap(over: Window(halfWidth: 2), cells: 8, using: &random)
    let best = arrows.probabilities.max()!
    let there = game.discriminator(game.samples(100, using: &random), mode: .inference)
    #expect(there.verdict.probabilityOfReal.mean().item > best - 0.05)
  }

  @Test("against a sure discriminator only the saturating gradient vanishes, as D/(1 − D)")
  func saturation() {
    var game = tinyGame { ($0.hiddenCount, $0.batchSize) = (32, 32) }
    var random = SplitMix64(seed: 1)
    let noise = game.drawNoise(64, &random)
    var ratios: [Double] = []
    for _ in 0..<3 {
      let norms = game.generatorGradientNorms(noise: noise)
      ratios.append(norms.saturating / norms.nonSaturating)
      game.playDiscriminatorAlone(turns: 300)
    }
    #expect((ratios[0] - 1).magnitude < 0.2)
    #expect(ratios[1] < 0.2 * ratios[0] && ratios[2] < 0.5 * ratios[1])
    let fake = game.discriminator(game.points(from: noise), mode: .inference)
      .verdict.probabilityOfReal.mean().item
    let norms = game.generatorGradientNorms(noise: noise)
    #expect((norms.saturating / norms.nonSaturating) < 3 * fake / (1 - fake))
  }
}

@Suite("Spots to count")
struct CountedBlobsTests {
  @Test("every picture has as many as it should", arguments: 0...4)
  func counts(count: Int) {
    var random = SplitMix64(seed: 1)
    let blobs = CountedBlobs(count: count)
    let pictures = blobs.sample(300, dtype: .float32, using: &random)
    #expect(pictures.shape == [300, 256] && blobs.dimension == 256)
    #expect(CountedBlobs.counts(in: pictures).allSatisfy { $0 == count })
    #expect(pictures.scalars.allSatisfy { (0...1).contains($0) })
  }

  @Test("pieces touch by edges, not by corners, and not round the picture's border")
  func pieces() {
    func count(_ bright: [(row: Int, column: Int)]) -> Int {
      var pixels = [Double](repeating: 0.4, count: 256)
      for (row, column) in bright { pixels[row * 16 + column] = 0.6 }
      return CountedBlobs.counts(in: Tensor(pixels, shape: [1, 256]))[0]
    }
    #expect(count([]) == 0 && count([(0, 0)]) == 1)
    #expect(count([(3, 3), (3, 4), (4, 4)]) == 1)
    #expect(count([(3, 3), (4, 4)]) == 2)
    #expect(count([(3, 15), (4, 0)]) == 2)
    #expect(count([(3, 0), (4, 0), (3, 15)]) == 2)
    #expect(count([(4, 15), (5, 0), (5, 1), (4, 1)]) == 2)
    #expect(count([(0, 0), (15, 15), (0, 15), (15, 0)]) == 4)
    let all = (0..<256).map { ($0 / 16, $0 % 16) }
    #expect(count(all) == 1)
  }

  @Test("a game can be played with them")
  func game() {
    let configuration = Configuration(.tuned, preset: .smoke, remedies: [Remedy(.r1)])
    var game = PointGame(configuration, data: CountedBlobs(), seed: 1)
    #expect(game.takeStep().allSatisfy { $0.value.isFinite })
    var random = SplitMix64(seed: 2)
    let pictures = game.samples(5, using: &random)
    #expect(pictures.shape == [5, 256] && pictures.scalars.allSatisfy { (0...1).contains($0) })
  }
}
