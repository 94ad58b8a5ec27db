public import Tensors

/// Feature matching: `‖mean f(x) − mean f(G(z))‖²`, the means over the batches, f the discriminator's
/// last hidden layer. Salimans et al. (2016), section 3.1.
///
/// The generator is not asked to deceive but to draw pictures whose features are, on average, those of
/// real ones. ∂/∂f(G(z)) = −2·(mean f(x) − mean f(G(z)))/batch for every picture alike. The paper's
/// program divides by the number of features, which Adam does not see.
/// - Parameters:
///   - real: f(x), [batch, features], constants.
///   - generated: f(G(z)), [batch, features].
public func featureMatchingLoss(real: Tensor, generated: Tensor) -> Tensor {
  if real.rank != 2 || generated.rank != 2 || real.shape[1] != generated.shape[1] {
    fatalError(
      "features of [batch, features] were expected, found \(real.shape) and \(generated.shape)")
  }
  let difference = real.untraced.mean(along: 0) - generated.mean(along: 0)
  return (difference * difference).sum()
}

/// `mean huber(x − G(z))` with δ = 1, over all numbers of all pictures: the source's auxiliary loss.
///
/// No picture x belongs to a z, so that its minimum is one picture for all noise: near the data's mean
/// where |r| ≤ 1. It helps a generator which draws nothing yet, and so its weight falls to 0:
/// `Configuration.reconstructionWeight(atStep:)`. ∂/∂G(z) = −clip(x − G(z), ±1)/count.
/// - Precondition: both are [batch, height, width, channels].
public func reconstructionLoss(real: Tensor, generated: Tensor) -> Tensor {
  huberLoss(real.untraced, generated).mean()
}
