import SSGAN
import Tensors

/// The generator's new goal: features that are, on average, those of real points,
/// `‖mean f(x) − mean f(G(z))‖²`, with f the discriminator's last hidden layer. Salimans et al. (2016),
/// section 3.1.
///
/// The generator no longer runs after the one place that the discriminator likes best now. But a mean says
/// little about single points: those that match it may lie beside every mode. The loss and its gradient
/// are chapter 7's.
func featureMatchingLoss(_ opinions: Opinions) -> Tensor {
  SSGAN.featureMatchingLoss(
    real: opinions.real.features, generated: opinions.generated.features)
}
