import Foundation
public import GAN
public import Tensors

/// Noise on the labels that the discriminator is taught, against its being too sure.
public struct LabelNoise: Codable, Equatable, Sendable {
  /// Where the noise takes a label.
  public enum Direction: String, Codable, Sendable, CaseIterable {
    /// Towards ½: a label of 0 becomes one in [0, amount), one of 1 one in (1 − amount, 1].
    case towardsHalf
    /// Upwards, as the frogs' program does: `labels += 0.05 * random`. A label of 1 becomes one in
    /// [1, 1 + amount), which is no probability: see `clippedCost`.
    case upwards
  }

  /// The most that a label is changed by; 0.05 for the frogs.
  public var amount: Double
  /// Where to.
  public var direction: Direction

  /// `count` noisy copies of `label`, which is 0 or 1: [count, 1].
  func labels(_ label: Double, count: Int, dtype: DType, using random: inout SplitMix64) -> Tensor {
    let sign = direction == .towardsHalf && label == 1 ? -1.0 : 1.0
    let noise = Tensor.uniform([count, 1], from: 0, to: amount, dtype: dtype, using: &random)
    return sign * noise + label
  }
}

extension Verdict {
  /// The mean cross-entropy with a label t of its own for each picture, [batch, 1]:
  /// `1/n · Σ (−t log p − (1 − t) log(1 − p))`, where p = σ(logit).
  ///
  /// ∂/∂logit = (p − t)/n. With t between 0 and 1 it is never negative.
  public func cost(labels: Tensor) -> Tensor {
    sigmoidCrossEntropy(logits: logits, labels: labels).mean()
  }

  /// The same with p kept in [1e-7, 1 − 1e-7], as Keras keeps it: the logit in ±16.118.
  ///
  /// With a label t > 1 the gradient (p − t)/n never vanishes: the logit grows without end, and the
  /// term (t − 1)·log(1 − p) goes to −∞; only the bound keeps it at −16.118·(t − 1), which is −0.81
  /// where t = 1.05. An article explains such negative losses by its LeakyReLUs; they come from the
  /// labels.
  public func clippedCost(labels: Tensor) -> Tensor {
    let bound = log((1 - 1e-7) / 1e-7)
    // relu(z + b) − relu(z − b) − b: z between the bounds, constant outside.
    let clipped = relu(logits + bound) - relu(logits - bound) - bound
    return sigmoidCrossEntropy(logits: clipped, labels: labels).mean()
  }
}
