public import GAN
import Tensors

/// What both players minimise on the discriminator's last sums ℓ.
public enum Objective: String, Codable, Sendable, CaseIterable {
  /// Cross-entropy; the generator minimises −log D(G(z)). Chapter 5.
  case nonSaturating
  /// Cross-entropy; the generator minimises log(1 − D(G(z))). Chapter 5.
  case saturating
  /// Cross-entropy; the generator minimises the discriminator's own cost, as one article prints it.
  case cooperating
  /// Squares of the distance from 1 and 0.
  case leastSquares
  /// What is on the wrong side of a margin.
  case hinge
  /// The mean difference, for a discriminator whose slope is bounded.
  case wasserstein

  /// One of the three of chapter 5.
  public init(_ loss: GAN.Configuration.GeneratorLoss) {
    self =
      switch loss {
      case .nonSaturating: .nonSaturating
      case .saturating: .saturating
      case .cooperating: .cooperating
      }
  }

  /// What the discriminator minimises; labels are for the cross-entropies.
  func discriminatorLoss(
    real: Verdict, generated: Verdict, labels: Labels, using random: inout SplitMix64
  ) -> Tensor {
    let (x, z) = (real.logits, generated.logits)
    return switch self {
    case .nonSaturating, .saturating, .cooperating:
      labels.loss(real: real, generated: generated, using: &random)
    case .leastSquares: leastSquaresDiscriminatorLoss(real: x, generated: z)
    case .hinge: hingeDiscriminatorLoss(real: x, generated: z)
    case .wasserstein: wassersteinDiscriminatorLoss(real: x, generated: z)
    }
  }

  /// What the generator minimises.
  func generatorLoss(_ generated: Verdict) -> Tensor {
    switch self {
    case .nonSaturating: nonSaturatingLoss(generated: generated)
    case .saturating: saturatingLoss(generated: generated)
    case .cooperating: cooperatingLoss(generated: generated)
    case .leastSquares: leastSquaresGeneratorLoss(generated: generated.logits)
    case .hinge, .wasserstein: criticGeneratorLoss(generated: generated.logits)
    }
  }
}
