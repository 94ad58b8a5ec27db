public import Datasets
import Foundation
public import Tensors

extension Autoencoder {
  /// The importance-weighted bound on −log p(x) of each picture, in nats:
  ///
  ///     −log (1/k)·Σᵢ p(x|zᵢ)·p(zᵢ) / q(zᵢ|x),   z₁ … z_k ~ q(z|x)
  ///
  /// Its expectation falls with k towards −log p(x); k = 1 gives the ELBO (Burda et al. 2016).
  public func importanceWeightedBound(
    on images: LabelledImages, samples k: Int, using random: inout SplitMix64
  ) -> [Double] {
    if k < 1 { fatalError("1 sample or more were expected, found \(k)") }
    return (0..<images.count).flatMap { index in
      let weights = logWeights(of: images.pictures([index]), samples: k, using: &random)
      return [log(Double(k)) - logSumExp(weights)]
    }
  }

  /// log p(x|z) + log p(z) − log q(z|x) for k codes of one picture, some hundred at a time.
  func logWeights(
    of picture: Tensor, samples k: Int, using random: inout SplitMix64
  ) -> [Double] {
    let posterior = encoder(picture)
    return stride(from: 0, to: k, by: 500).flatMap { start in
      let rows = [Int](repeating: 0, count: min(500, k - start))
      let (mean, logVariance) = (
        posterior.mean.gathered(rows), posterior.logVariance.gathered(rows)
      )
      let noise = Tensor.normal(mean.shape, dtype: mean.dtype, using: &random)
      let codes = reparameterised(mean: mean, logVariance: logVariance, noise: noise)
      // The normal densities' constants cancel, and (z − μ)/σ is the noise.
      let ratio = (0.5 * (noise * noise + logVariance - codes * codes)).sum(along: 1)
      let pictures = picture.gathered(rows)
      return (ratio - reconstructionCost(logits: decoder(codes), pictures: pictures)).scalars
    }
  }
}

/// log Σ e^x without overflow.
func logSumExp(_ numbers: [Double]) -> Double {
  let greatest = numbers.max() ?? -.infinity
  return greatest + log(numbers.reduce(0) { $0 + exp($1 - greatest) })
}
