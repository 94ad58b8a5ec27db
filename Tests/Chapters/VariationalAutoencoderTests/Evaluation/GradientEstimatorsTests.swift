import Foundation
import Tensors
import Testing

@testable import VariationalAutoencoder

/// A distribution of codes, and where f(z) = Σ (z − a)² is least.
private struct Quadratic: CustomTestStringConvertible, Sendable {
  let mean, deviation, a: [Double]

  var testDescription: String { "μ \(mean), σ \(deviation), a \(a)" }
  var offsets: [Double] { zip(mean, a).map { $0 - $1 } }

  /// The expectation and the variance of f without the latent number j.
  func others(_ j: Int) -> (mean: Double, variance: Double) {
    var sums = (mean: 0.0, variance: 0.0)
    for (i, (b, σ)) in zip(offsets, deviation).enumerated() where i != j {
      sums.mean += b * b + σ * σ
      sums.variance += 4 * b * b * σ * σ + 2 * σ * σ * σ * σ
    }
    return sums
  }

  /// The variance of (f − c)·ε/σ, from the moments 1, 3 and 15 of ε², ε⁴ and ε⁶.
  func scoreVariance(_ j: Int, baseline c: Double) -> Double {
    let (b, σ) = (offsets[j], deviation[j])
    let (m, v) = (others(j).mean - c, others(j).variance)
    let second = b * b * b * b + 18 * b * b * σ * σ + 15 * σ * σ * σ * σ
    return (m * m + v + 2 * m * (b * b + 3 * σ * σ) + second) / (σ * σ) - 4 * b * b
  }

  func estimates(draws: Int, seed: UInt64) -> GradientEstimates {
    var random = SplitMix64(seed: seed)
    let posterior = Posterior(
      mean: matrix([mean]), said: matrix([deviation.map { 2 * log($0) }]))
    return GradientEstimates(for: posterior, draws: draws, using: &random) { z in
      let distance = z - matrix([a])
      return (distance * distance).sum(along: 1)
    }
  }
}

private let quadratics = [
  Quadratic(mean: [1], deviation: [0.5], a: [0]),
  Quadratic(mean: [0], deviation: [2], a: [0]),
  Quadratic(mean: [0.5, -1, 2], deviation: [0.3, 1, 0.7], a: [1, 1, -1]),
]

@Suite("Two estimates of a gradient")
struct GradientEstimatorsTests {
  @Test("both expect 2·(μ − a), to a few standard errors", arguments: quadratics)
  fileprivate func expectations(test: Quadratic) {
    let estimates = test.estimates(draws: 100_000, seed: 1)
    for tensor in [
      estimates.reparameterised, estimates.scoreFunction, estimates.centredScoreFunction,
    ] {
      #expect(tensor.shape == [100_000, test.mean.count])
      for (found, b) in zip(columns(tensor), test.offsets) {
        let error = (variance(found) / 100_000).squareRoot()
        #expect((average(found) - 2 * b).magnitude < 4 * error)
      }
    }
  }

  @Test("their variances are what the moments of a normal distribution say", arguments: quadratics)
  fileprivate func variances(test: Quadratic) {
    let estimates = test.estimates(draws: 100_000, seed: 2)
    let mean = test.others(-1).mean
    for j in test.mean.indices {
      func found(_ estimates: Tensor) -> Double { variance(columns(estimates)[j]) }
      for (found, expected) in [
        (found(estimates.reparameterised), 4 * test.deviation[j] * test.deviation[j]),
        (found(estimates.scoreFunction), test.scoreVariance(j, baseline: 0)),
        (found(estimates.centredScoreFunction), test.scoreVariance(j, baseline: mean)),
      ] { #expect((found / expected - 1).magnitude < 0.07, "\(found), expected \(expected)") }
    }
  }

  @Test("the score function's is much larger; a baseline takes away a part", arguments: quadratics)
  fileprivate func comparison(test: Quadratic) {
    let estimates = test.estimates(draws: 10_000, seed: 3)
    let (pathwise, score, centred) = (
      GradientEstimates.variance(of: estimates.reparameterised),
      GradientEstimates.variance(of: estimates.scoreFunction),
      GradientEstimates.variance(of: estimates.centredScoreFunction)
    )
    #expect(score > 3 * pathwise && score > centred && centred > pathwise)
  }

  @Test("the variance of estimates is averaged over the latent numbers")
  func averageVariance() {
    let estimates = matrix([[1, 10], [3, 10], [5, 10], [7, 10]])
    #expect(GradientEstimates.variance(of: estimates) == 2.5)
  }

  @Test("through a decoder, the score function's variance is in units of the other's")
  func throughDecoder() {
    let model = generalAutoencoder(tinyConfiguration(.dense), dtype: .float32)
    let images = speckledPictures([6, 4, 1], count: 3)
    var (random, same) = (SplitMix64(seed: 4), SplitMix64(seed: 4))
    let ratios = model.scoreFunctionVariance(on: images, using: &random)
    var product = (plain: 1.0, centred: 1.0)
    for index in 0..<3 {
      let picture = images.pictures([Int](repeating: index, count: 500))
      let estimates = GradientEstimates(
        for: model.encoder(images.pictures([index])), draws: 500, using: &same
      ) { reconstructionCost(logits: model.decoder($0), pictures: picture) }
      let unit = GradientEstimates.variance(of: estimates.reparameterised)
      product.plain *= GradientEstimates.variance(of: estimates.scoreFunction) / unit
      product.centred *= GradientEstimates.variance(of: estimates.centredScoreFunction) / unit
    }
    #expect((ratios.plain / pow(product.plain, 1.0 / 3) - 1).magnitude < 1e-9)
    #expect((ratios.centred / pow(product.centred, 1.0 / 3) - 1).magnitude < 1e-9)
    #expect(ratios.plain > ratios.centred && ratios.centred > 1)
  }
}
