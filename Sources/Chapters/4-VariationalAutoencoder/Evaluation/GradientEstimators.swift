public import Datasets
import Foundation
public import Tensors

/// Two ways to estimate from draws how E_q [f(z)] changes with q's mean, q = N(μ, σ²):
///
/// - reparameterised: ∂f/∂z at z = μ + σ·ε, which goes through f;
/// - score function: f(z)·∂ log q(z)/∂μ = f(z)·(z − μ)/σ² = f(z)·ε/σ, which only asks for f's value
///   (Williams 1992).
///
/// Both have the same expectation. Their variances differ by orders of magnitude.
public struct GradientEstimates {
  /// One estimate a draw: [draws, latents].
  public let reparameterised, scoreFunction: Tensor
  /// The score function's with f's mean taken from f, a "baseline", which lowers the variance; as the
  /// mean is that of the same draws, the expectation is (draws − 1)/draws of the others'.
  public let centredScoreFunction: Tensor

  /// Draws from q and evaluates f once for all.
  /// - Parameters:
  ///   - posterior: of one picture.
  ///   - cost: f, [draws, latents] → [draws].
  public init(
    for posterior: Posterior, draws: Int, using random: inout SplitMix64,
    cost: (Tensor) -> Tensor
  ) {
    let rows = [Int](repeating: 0, count: draws)
    let mean = posterior.mean.gathered(rows)
    let logVariance = posterior.logVariance.gathered(rows)
    let noise = Tensor.normal(mean.shape, dtype: mean.dtype, using: &random)
    let codes = VariationalAutoencoder.reparameterised(
      mean: mean, logVariance: logVariance, noise: noise)
    var values: Tensor!
    reparameterised =
      valueAndGradient(at: codes) { z in
        values = cost(z)
        return values.sum()
      }.gradient
    let score = noise * exp(-0.5 * logVariance)
    let known = values.untraced.reshaped([draws, 1])
    scoreFunction = known * score
    centredScoreFunction = (known - known.mean().item) * score
  }

  /// The variance of a single draw's estimate, averaged over the latent numbers.
  public static func variance(of estimates: Tensor) -> Double {
    average(columns(estimates).map(VariationalAutoencoder.variance))
  }
}

extension Autoencoder {
  /// How many times the reparameterised gradient's variance the score function's has, plain and centred,
  /// for the reconstruction's gradient: the geometric mean over pictures, from 500 draws each. Pictures
  /// whose codes change nothing have no gradient and are left out.
  public func scoreFunctionVariance(
    on images: LabelledImages, using random: inout SplitMix64
  ) -> (plain: Double, centred: Double) {
    let logarithms = (0..<images.count).compactMap { index -> [Double]? in
      let picture = images.pictures([index])
      let rows = [Int](repeating: 0, count: 500)
      let estimates = GradientEstimates(
        for: encoder(picture), draws: rows.count, using: &random
      ) { codes in
        reconstructionCost(logits: decoder(codes), pictures: picture.gathered(rows))
      }
      let unit = GradientEstimates.variance(of: estimates.reparameterised)
      if unit == 0 { return nil }
      return [estimates.scoreFunction, estimates.centredScoreFunction].map {
        log(GradientEstimates.variance(of: $0) / unit)
      }
    }
    return (exp(average(logarithms.map { $0[0] })), exp(average(logarithms.map { $0[1] })))
  }
}
