import Tensors

/// The generator's new goal: features that are, on average, those of real points,
/// `‖mean f(x) − mean f(G(z))‖²`, with f the discriminator's last hidden layer. Salimans et al. (2016),
/// section 3.1.
///
/// The generator no longer runs after the one place that the discriminator likes best now. But a mean says
/// little about single points: those that match it may lie beside every mode.
///
/// With δ = mean f(x) − mean f(G(z)): ∂/∂f(x) = 2·δ/n and ∂/∂f(G(z)) = −2·δ/n for every point alike.
/// Chapter 7 takes f(x) for a constant, which it is for the generator, unless it looks ahead: the
/// features of real points in the discriminator's next turns depend on the generator too.
/// - Parameters:
///   - real: f(x), [batch, features].
///   - generated: f(G(z)), [batch, features].
func featureMatchingLoss(real: Tensor, generated: Tensor) -> Tensor {
  let difference = real.mean(along: 0) - generated.mean(along: 0)
  return (difference * difference).sum()
}
