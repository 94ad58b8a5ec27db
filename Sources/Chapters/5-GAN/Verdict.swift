public import Tensors

/// Which number a discriminator is taught to say for real pictures; the other is for generated ones.
///
/// Published code does it both ways, sometimes within one article. The game is the same either way; a
/// program that mixes them plays no game at all.
public enum LabelConvention: String, Codable, Sendable, CaseIterable {
  /// D(x) is the probability that x is real: the 2014 paper.
  case realIsOne
  /// D(x) is the probability that x is generated.
  case realIsZero

  /// The label of real pictures.
  public var real: Double { self == .realIsOne ? 1 : 0 }
  /// The label of generated pictures.
  public var generated: Double { 1 - real }
}

/// What a discriminator says about a batch, together with what its numbers mean.
///
/// Losses are asked for by meaning, "cross-entropy of calling these real", so that no caller ever writes
/// a label.
public struct Verdict {
  /// The discriminator's outputs before the sigmoid, [batch, 1].
  public let logits: Tensor
  /// What they mean.
  public let convention: LabelConvention

  /// A verdict.
  /// - Precondition: the logits are [batch, 1].
  public init(logits: Tensor, convention: LabelConvention) {
    if logits.rank != 2 || logits.shape[1] != 1 {
      fatalError("a verdict is one logit a picture, [batch, 1], found \(logits.shape)")
    }
    self.logits = logits
    self.convention = convention
  }

  /// The probability that each picture is real, [batch, 1].
  public var probabilityOfReal: Tensor {
    sigmoid(convention == .realIsOne ? logits : -logits)
  }

  /// The mean over the batch of `−log P(real)`, in nats.
  public var costOfCallingReal: Tensor { crossEntropy(label: convention.real) }

  /// The mean over the batch of `−log P(generated)`, in nats.
  public var costOfCallingGenerated: Tensor { crossEntropy(label: convention.generated) }

  private func crossEntropy(label: Double) -> Tensor {
    let labels = Tensor(repeating: label, shape: logits.shape, dtype: logits.dtype)
    return sigmoidCrossEntropy(logits: logits, labels: labels).mean()
  }
}
