public import Tensors

/// The critic's loss, `mean ℓ(G(z)) − mean ℓ(x)`. Arjovsky, Chintala & Bottou (2017).
///
/// Among functions whose slope is nowhere above 1 its minimum is −W₁(p, q), the distance that the mass of
/// q has to be carried to become p: it shrinks smoothly even where p and q do not touch, where every
/// cross-entropy is 0 and says nothing. The slope is what `gradientPenalty` is for.
public func wassersteinDiscriminatorLoss(real: Tensor, generated: Tensor) -> Tensor {
  generated.mean() - real.mean()
}

/// `mean (‖∇ℓ(x̂)‖ − 1)²` at points x̂ = t·x + (1 − t)·G(z) between real and generated ones, t uniform in
/// [0, 1) for each pair. Gulrajani et al. (2017).
///
/// The best critic has slope 1 on straight lines between points that are carried to one another. A
/// gradient inside a loss: the recording has to be differentiated twice. The root is taken of
/// ‖∇ℓ‖² + 10⁻¹², which has a slope at 0 too. The authors weight it by 10 for pictures and by 0.1 for
/// points in the plane.
/// - Parameters:
///   - points: x̂, [batch, d].
///   - logits: ℓ, a number for each row or pack of them, and for no other.
public func gradientPenalty(
  at points: Tensor, of logits: (Tensor) -> Tensor
) -> Tensor {
  let slopes = sqrt(squaredSlopes(at: points, of: logits) + 1e-12)
  return ((slopes - 1) * (slopes - 1)).mean()
}

/// x̂ for as many real as generated points.
public func pointsBetween(
  _ real: Tensor, _ generated: Tensor, using random: inout SplitMix64
) -> Tensor {
  let t = Tensor.uniform([real.shape[0], 1], from: 0, to: 1, dtype: real.dtype, using: &random)
  return t * real + (1 - t) * generated
}
