public import GAN
public import Tensors

/// What a discriminator of n + 1 classes says about a batch: which of the n classes of real pictures
/// each is of, or that it is generated.
///
/// With logits ℓ, p = softmax(ℓ). Everything about "real or generated" is in one number,
///
///     s = log Σₖ₌₁ⁿ e^ℓₖ − ℓₙ₊₁,   1 − pₙ₊₁ = σ(s),   pₙ₊₁ = σ(−s):
///
/// the semi-supervised game is chapter 5's game, played with the logit s. And given that the picture is
/// real, its class has the distribution softmax(ℓ₁ … ℓₙ), whatever ℓₙ₊₁ is.
public struct ClassVerdict {
  /// ℓ, before the softmax, [batch, n + 1]; the last is that of generated pictures.
  public let logits: Tensor
  /// The hidden numbers that the logits are made from, f(x), [batch, features].
  public let features: Tensor

  /// A verdict.
  /// - Precondition: the logits are [batch, n + 1] with n ≥ 1, the features [batch, features].
  public init(logits: Tensor, features: Tensor) {
    if logits.rank != 2 || logits.shape[1] < 2 || features.rank != 2
      || features.shape[0] != logits.shape[0]
    {
      fatalError(
        "logits of [batch, n + 1] and features of [batch, features] were expected, found "
          + "\(logits.shape) and \(features.shape)")
    }
    (self.logits, self.features) = (logits, features)
  }

  /// A verdict of n logits, where that of generated pictures is 0 for ever.
  ///
  /// Softmax does not change when a number is added to all logits, so that one of n + 1 can be fixed
  /// and nothing is lost. Salimans et al. (2016), section 5.
  public init(classLogits: Tensor, features: Tensor) {
    let zeros = Tensor.zeros([classLogits.shape[0], 1], dtype: classLogits.dtype)
    self.init(logits: concatenated([classLogits, zeros], along: 1), features: features)
  }

  /// n.
  public var classCount: Int { logits.shape[1] - 1 }

  /// ℓ₁ … ℓₙ, [batch, n].
  public var classLogits: Tensor { logits.sliced(0..<classCount, along: 1) }

  /// s as a verdict of chapter 5, which knows what it costs to call each picture real or generated.
  public var realOrGenerated: Verdict {
    let generated = logits.sliced(classCount..<classCount + 1, along: 1)
    let real = classLogits.logSumExp().reshaped(generated.shape)
    return Verdict(logits: real - generated, convention: .realIsOne)
  }

  /// The most probable of the n classes for each picture, were it real: [batch].
  public var likeliestClasses: [Int] {
    let (scalars, width) = (logits.scalars, classCount + 1)
    return (0..<logits.shape[0]).map { row in
      (0..<classCount).max { scalars[row * width + $0] < scalars[row * width + $1] }!
    }
  }
}
