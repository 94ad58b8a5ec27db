public import Tensors

/// The discriminator's least squares: `½·mean (ℓ(x) − 1)² + ½·mean ℓ(G(z))²`. Mao et al. (2017), with
/// their a = 0 and b = c = 1.
///
/// ℓ is the last sum itself, without a sigmoid. ∂/∂ℓ(x) = (ℓ − 1)/n, ∂/∂ℓ(G(z)) = ℓ/n: what is called
/// real too loudly is punished as well. The best ℓ is p/(p + q), and the value there
/// ½·∫ pq/(p + q), at most ¼.
public func leastSquaresDiscriminatorLoss(real: Tensor, generated: Tensor) -> Tensor {
  0.5 * ((real - 1) * (real - 1)).mean() + 0.5 * (generated * generated).mean()
}

/// The generator's: `½·mean (ℓ(G(z)) − 1)²`; ∂/∂ℓ = (ℓ − 1)/n.
///
/// It does not vanish where ℓ is far below 0, as a sigmoid's slope does: the further a point is from what
/// passes for real, the harder it is pulled.
public func leastSquaresGeneratorLoss(generated: Tensor) -> Tensor {
  0.5 * ((generated - 1) * (generated - 1)).mean()
}
