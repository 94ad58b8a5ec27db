import DCGAN
import GAN
import Tensors

/// The labels t that the discriminator's cross-entropy has for real and for generated points, where 1
/// stands for real.
///
/// With labels α for real and β for generated points the best discriminator is no longer p/(p + q) but
///
///     D* = (α·p + β·q)/(p + q)
///
/// p and q the densities of data and generator. One-sided smoothing, α = 0.9 and β = 0, only scales it:
/// no logit has to go to infinity. With β > 0 a point that no data are near, p ≈ 0, is called real with
/// probability β: where the generator is now, it is told to stay. Salimans et al. (2016), section 3.4,
/// therefore smooth one side. The source explains "one-sided" with 0.1 and 0.9, which are two sides.
public enum Labels: Equatable, Sendable {
  /// 1 and 0.
  case sharp
  /// α and β.
  case smoothed(real: Double, generated: Double)
  /// As a program prints it, where 0 stands for real: `labels += 0.05 * random` on either kind. Its 1 for
  /// generated points becomes up to 1.05, and the loss has no lower bound: see chapter 6, whose bounded
  /// form this is.
  case printedNoise(Double)

  /// `mean cross-entropy(real points, α) + mean cross-entropy(generated points, β)`, in nats.
  ///
  /// ∂/∂ℓ = (D − t)/n for logits ℓ and D = σ(ℓ).
  func loss(
    real: Verdict, generated: Verdict, using random: inout SplitMix64
  ) -> Tensor {
    func constant(_ label: Double, _ verdict: Verdict) -> Tensor {
      Tensor(repeating: label, shape: verdict.logits.shape, dtype: verdict.logits.dtype)
    }
    switch self {
    case .sharp: return GAN.discriminatorLoss(real: real, generated: generated)
    case .smoothed(let α, let β):
      return real.cost(labels: constant(α, real))
        + generated.cost(labels: constant(β, generated))
    case .printedNoise(let amount):
      func cost(_ verdict: Verdict, _ label: Double) -> Tensor {
        let logits = -verdict.logits  // of "generated", as the program has them
        let noise = Tensor.uniform(
          logits.shape, from: 0, to: amount, dtype: logits.dtype, using: &random)
        return Verdict(logits: logits, convention: .realIsZero).clippedCost(labels: noise + label)
      }
      return cost(real, 0) + cost(generated, 1)
    }
  }
}
