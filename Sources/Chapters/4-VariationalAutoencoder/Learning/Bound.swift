public import Tensors

/// The two terms of −ELBO of each picture, in nats, from one code each:
///
///     −log p(x) ≤ E_q [−log p(x|z)] + KL(q(z|x) ‖ p(z))
///
/// Kingma & Welling (2014), equation 3. One code each gives the first term's unbiased estimate.
public struct Bound {
  /// −log p(x|z): [batch].
  public let reconstruction: Tensor
  /// KL(q(z|x) ‖ p(z)): [batch].
  public let divergence: Tensor
  /// What training charges for it; the same, but in the source.
  public let chargedDivergence: Tensor

  /// −ELBO: [batch].
  public var negativeELBO: Tensor { reconstruction + divergence }

  /// What training minimises: the mean over the batch of reconstruction + β·divergence.
  public func loss(_ configuration: Configuration) -> Tensor {
    let loss = (reconstruction + configuration.beta * chargedDivergence).mean()
    return configuration.isAveragedOverPixels ? loss / Double(configuration.pixelCount) : loss
  }
}

extension Autoencoder {
  /// Encodes pictures, [batch, height, width, channels] in [0, 1], draws a code of each and decodes it.
  public func bound(on pictures: Tensor, using random: inout SplitMix64) -> Bound {
    let posterior = encoder(pictures)
    let logits = decoder(posterior.sample(using: &random))
    return Bound(
      reconstruction: reconstructionCost(logits: logits, pictures: pictures),
      divergence: posterior.divergence, chargedDivergence: posterior.chargedDivergence)
  }
}
