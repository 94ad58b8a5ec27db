public import Tensors

/// q(z|x): for each picture a normal distribution of codes, whose numbers are independent.
public struct Posterior {
  /// μ: [batch, latents].
  public let mean: Tensor
  /// log σ² of the codes that are drawn: [batch, latents].
  public let logVariance: Tensor
  /// What the divergence is charged for in training; the same, but in the source, whose σ is e^s where
  /// it charges for σ² = e^s: what it draws with has twice this log-variance.
  public let chargedLogVariance: Tensor

  /// What an encoder's two heads say.
  public init(mean: Tensor, said: Tensor, deviation: Configuration.Deviation = .root) {
    (self.mean, chargedLogVariance) = (mean, said)
    logVariance = deviation == .root ? said : 2 * said
  }

  /// One code of each picture: [batch, latents].
  public func sample(using random: inout SplitMix64) -> Tensor {
    reparameterised(
      mean: mean, logVariance: logVariance,
      noise: .normal(mean.shape, dtype: mean.dtype, using: &random))
  }

  /// KL(q(z|x) ‖ p(z)) of what is drawn, in nats: [batch].
  public var divergence: Tensor { kullbackLeibler(mean: mean, logVariance: logVariance) }

  /// What training charges for it: [batch].
  public var chargedDivergence: Tensor {
    kullbackLeibler(mean: mean, logVariance: chargedLogVariance)
  }
}

/// z = μ + σ·ε with σ = e^(½ log σ²): a draw from N(μ, σ²) through which gradients go, as ε ~ N(0, 1) does
/// not depend on the network (Kingma & Welling 2014, section 2.4).
///
/// ∂z/∂μ = 1 and ∂z/∂log σ² = ½·σ·ε, an element each. Any shape, the same for all three.
public func reparameterised(mean: Tensor, logVariance: Tensor, noise: Tensor) -> Tensor {
  mean + exp(0.5 * logVariance) * noise
}

/// KL(N(μ, σ²) ‖ N(0, 1)) = ½·Σ (μ² + σ² − 1 − log σ²) over a code's numbers, in nats: [batch, latents] →
/// [batch] (Kingma & Welling 2014, appendix B).
///
/// ∂/∂μ = μ and ∂/∂log σ² = ½·(σ² − 1): both zero, and so is the divergence, only at μ = 0 and σ = 1.
public func kullbackLeibler(mean: Tensor, logVariance: Tensor) -> Tensor {
  (0.5 * (mean * mean + exp(logVariance) - 1 - logVariance)).sum(along: 1)
}

/// −log p(x|z) = Σ over pixels of the cross-entropy of x against σ(logits), in nats: [batch, …] → [batch].
///
/// For black and white pixels that is a Bernoulli distribution's likelihood. Grey ones are no draws from
/// it; the sum is then the mean over what `isBinarised` would have drawn.
public func reconstructionCost(logits: Tensor, pictures: Tensor) -> Tensor {
  let rows = [logits.shape[0], logits.count / logits.shape[0]]
  return sigmoidCrossEntropy(logits: logits.reshaped(rows), labels: pictures.reshaped(rows))
    .sum(along: 1)
}
