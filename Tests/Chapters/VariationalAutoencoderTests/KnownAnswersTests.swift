import Evaluation
import Foundation
import NeuralNetworks
import Tensors
import Testing

@testable import VariationalAutoencoder

/// An autoencoder without a bend: q(z|x) = N(x·V, diag(e^s)) and p(x|z) = N(z·W, σ²·I).
private struct LinearAutoencoder: Module {
  @Parameter var encoder: Tensor  // V: [pixels, latents]
  @Parameter var logVariance: Tensor  // s: [1, latents]
  @Parameter var decoder: Tensor  // W: [latents, pixels]
  let noise: Double  // σ²

  init(pixels: Int, latents: Int, noise: Double, using random: inout SplitMix64) {
    encoder = .normal([pixels, latents], deviation: 0.3, dtype: .float64, using: &random)
    decoder = .normal([latents, pixels], deviation: 0.3, dtype: .float64, using: &random)
    logVariance = .zeros([1, latents], dtype: .float64)
    self.noise = noise
  }

  /// −ELBO, averaged over the pictures.
  ///
  /// As it is quadratic in the noise, the 2d points ±√d·eᵢ, which have the mean and the covariance of
  /// N(0, I), give its expectation exactly.
  func negativeELBO(of x: Tensor) -> Tensor {
    let (count, d) = (x.shape[0], logVariance.count)
    let mean = matmul(x, encoder)
    let logVariances = logVariance.gathered([Int](repeating: 0, count: count))
    let directions = (0..<2 * d).map { point in
      (0..<d).map { $0 == point / 2 ? Double(d).squareRoot() * (point % 2 == 0 ? 1 : -1) : 0 }
    }
    let costs = directions.map { direction in
      let noise = matrix([[Double]](repeating: direction, count: count))
      let codes = reparameterised(mean: mean, logVariance: logVariances, noise: noise)
      let error = x - matmul(codes, decoder)
      return (error * error).sum() / (2 * self.noise * Double(count))
    }
    let reconstruction = costs.dropFirst().reduce(costs[0], +) / Double(costs.count)
    let constant = Double(x.shape[1]) / 2 * log(2 * Double.pi * noise)
    let divergence = kullbackLeibler(mean: mean, logVariance: logVariances).mean()
    return reconstruction + constant + divergence
  }
}

/// Tipping & Bishop (1999), "Probabilistic principal component analysis"; Lucas et al. (2019).
@Suite("A linear autoencoder's answers, known beforehand")
struct KnownAnswersTests {
  /// Twelve pictures of six numbers whose covariance has the eigenvalues 4, 2, 1, 0.5, 0.2 and 0.1.
  private let data: Tensor = {
    var random = SplitMix64(seed: 1)
    let draws = Tensor.normal([6, 6], dtype: .float64, using: &random).scalars
    let axes = SymmetricMatrix(order: 6) { draws[$0 * 6 + $1] }.eigenDecomposition().vectors
    return matrix(
      zip(axes, [4, 2, 1, 0.5, 0.2, 0.1]).flatMap { axis, value in
        [1.0, -1].map { sign in axis.map { $0 * sign * (6 * value).squareRoot() } }
      })
  }()

  /// The principal components of the data.
  private var components: EigenDecomposition {
    let sums = matmul(data, data, transposingA: true).scalars
    return SymmetricMatrix(order: 6) { sums[$0 * 6 + $1] / 12 }.eigenDecomposition()
  }

  @Test(
    "it finds the principal components that stand out of the noise, and leaves the others' numbers",
    arguments: [1, 2, 3], [0.3, 1.5])
  func principalComponents(latents: Int, noise: Double) {
    let model = trained(latents: latents, noise: noise)
    let components = components
    let values = components.values.map { max($0, noise) }
    let modelled = values.enumerated().map { $0 < latents ? $1 : noise }  // the eigenvalues of C
    let best = zip(modelled, components.values).reduce(0.0) { sum, pair in
      sum + 0.5 * (log(2 * Double.pi) + log(pair.0) + pair.1 / pair.0)
    }
    let found = model.negativeELBO(of: data).item
    #expect(found > best - 1e-10 && found < best + 1e-6, "\(found - best)")

    let rows = columns(model.decoder.transposed())
    let lengths = rows.map { row in row.reduce(0) { $0 + $1 * $1 } }
    let order = rows.indices.sorted { lengths[$0] > lengths[$1] }
    for (place, row) in order.enumerated() {
      let expected = values[place] - noise
      #expect((lengths[row] - expected).magnitude < 1e-2, "\(lengths)")
      let axis = components.vectors[place]
      let along = zip(rows[row], axis).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(along * along > 0.9999 * lengths[row] - 1e-6)
      let variance = exp(model.logVariance.scalars[row])
      #expect((variance - noise / values[place]).magnitude < 1e-3)
    }
  }

  private func trained(latents: Int, noise: Double) -> LinearAutoencoder {
    var random = SplitMix64(seed: 2)
    let model = LinearAutoencoder(pixels: 6, latents: latents, noise: noise, using: &random)
    var optimiser = Adam(learningRate: 0.03)
    for step in 0..<2_000 {
      optimiser.learningRate = 0.03 * (step < 1_000 ? 1 : 0.1)
      let (_, gradients) = valueAndGradients(of: model.parameters) { model.negativeELBO(of: data) }
      optimiser.update(model.parameters, along: gradients)
    }
    return model
  }
}
