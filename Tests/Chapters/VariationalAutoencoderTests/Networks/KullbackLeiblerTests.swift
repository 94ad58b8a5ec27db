import Foundation
import GradientChecking
import Tensors
import Testing

@testable import VariationalAutoencoder

/// The divergence of one number's N(μ, σ²).
private func divergence(_ μ: Double, _ σ: Double) -> Double {
  kullbackLeibler(mean: matrix([[μ]]), logVariance: matrix([[2 * log(σ)]])).item
}

/// Means and deviations.
private let normals = [
  (0.0, 0.1), (0, 0.9), (0, 1.1), (0, 4), (1, 1), (-1, 1), (0.01, 1), (-3, 0.2), (2, 2.5),
]

@Suite("The divergence from the standard normal distribution")
struct KullbackLeiblerTests {
  @Test(
    "its gradients are μ and ½·(σ² − 1)", arguments: [(1, 1), (3, 5), (5, 3), (2, 17)])
  func gradients(batch: Int, latents: Int) throws {
    var random = SplitMix64(seed: 1)
    let inputs = (0..<2).map { _ in
      Tensor.normal([batch, latents], dtype: .float64, using: &random)
    }
    try checkGradients(
      at: inputs,
      closedForm: { x, c in
        let c = c.reshaped([batch, 1])
        return [c * x[0], c * 0.5 * (exp(x[1]) - 1)]
      }, using: &random
    ) { kullbackLeibler(mean: $0[0], logVariance: $0[1]) }
  }

  @Test("it is the integral of q·log(q/p)", arguments: normals)
  func integral(μ: Double, σ: Double) {
    func logDensity(_ z: Double, _ μ: Double, _ σ: Double) -> Double {
      -(z - μ) * (z - μ) / (2 * σ * σ) - log(σ) - log(2 * Double.pi) / 2
    }
    let width = 24 * σ / 4_000
    let sum = (0...4_000).reduce(0.0) { sum, i in
      let z = μ - 12 * σ + Double(i) * width
      let q = logDensity(z, μ, σ)
      return sum + exp(q) * (q - logDensity(z, 0, 1))
    }
    #expect((sum * width - divergence(μ, σ)).magnitude < 1e-11)
  }

  @Test("it is zero at the standard normal, and only there")
  func zero() {
    #expect(divergence(0, 1) == 0)
    for (μ, σ) in normals { #expect(divergence(μ, σ) > 0) }
    for (μ, σ) in [(1e-4, 1.0), (0, 1 + 1e-4), (0, 1 - 1e-4)] { #expect(divergence(μ, σ) > 4e-9) }
    var random = SplitMix64(seed: 2)
    let (mean, logVariance) = (
      Tensor.normal([2_000, 3], deviation: 0.1, dtype: .float64, using: &random),
      Tensor.normal([2_000, 3], deviation: 0.1, dtype: .float64, using: &random)
    )
    #expect(kullbackLeibler(mean: mean, logVariance: logVariance).scalars.allSatisfy { $0 > 0 })
  }

  @Test("that of several numbers is the sum of each one's, a sum for each picture")
  func sums() {
    let means = [[0.5, -1, 2], [0, 0.1, -0.2]]
    let logVariances = [[0.3, -2, 0], [1, -0.5, 0.25]]
    let found = kullbackLeibler(mean: matrix(means), logVariance: matrix(logVariances))
    for (row, (μ, s)) in zip(means, logVariances).enumerated() {
      let sum = zip(μ, s).reduce(0) { $0 + divergence($1.0, exp($1.1 / 2)) }
      #expect((found.scalars[row] - sum).magnitude < 1e-14)
    }
  }

  @Test("as printed, less is charged than what is drawn costs", arguments: normals)
  func printed(μ: Double, σ: Double) {
    let said = matrix([[log(σ)]])
    let posterior = Posterior(mean: matrix([[μ]]), said: said, deviation: .printed)
    let charged = -0.5 * (1 + log(σ) - μ * μ - σ)
    #expect((posterior.chargedDivergence.item - charged).magnitude < 1e-14)
    let drawn = -0.5 * (1 + 2 * log(σ) - μ * μ - σ * σ)
    #expect((posterior.divergence.item - drawn).magnitude < 1e-14)
    #expect(charged < drawn || σ == 1)
  }

  @Test("as meant, what is drawn is what is charged", arguments: normals)
  func meant(μ: Double, σ: Double) {
    let posterior = Posterior(mean: matrix([[μ]]), said: matrix([[2 * log(σ)]]))
    #expect(posterior.divergence.item == posterior.chargedDivergence.item)
    #expect((posterior.divergence.item - divergence(μ, σ)).magnitude < 1e-15)
  }

  @Test("as printed, little noise costs half, and the pull towards σ = 1 is a quarter as strong")
  func cheapNoise() {
    func both(_ σ: Double) -> (charged: Double, drawn: Double) {
      let posterior = Posterior(
        mean: matrix([[0]]), said: matrix([[log(σ)]]), deviation: .printed)
      return (posterior.chargedDivergence.item, posterior.divergence.item)
    }
    let (near, far) = (both(1e-100), both(1e-200))
    #expect(((far.charged - near.charged) / (far.drawn - near.drawn) - 0.5).magnitude < 1e-12)
    let (below, above) = (both(1 - 1e-3), both(1 + 1e-3))
    let curvatures = (below.charged + above.charged, below.drawn + above.drawn)
    #expect((curvatures.0 / curvatures.1 - 0.25).magnitude < 1e-5)
  }
}
