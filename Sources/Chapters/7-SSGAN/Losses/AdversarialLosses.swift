import GAN
public import Tensors

// What the discriminator minimises on pictures without labels, and what the generator does about it. In
// terms of s, the logit of "real": −log(1 − pₙ₊₁) = softplus(−s) and −log pₙ₊₁ = softplus(s), finite for
// every ℓ. With pₖ = p(k | real)·σ(s): ∂s/∂ℓₖ = p(k | real) for k ≤ n, ∂s/∂ℓₙ₊₁ = −1.

/// The discriminator's cost of real pictures whose classes are not known: `−mean log(1 − pₙ₊₁)`, in nats.
///
/// One of the n classes is right, nobody says which: ∂/∂s = −pₙ₊₁/batch raises the n logits in
/// proportion to what they are already. Half of it is the first two terms of Salimans et al.'s (2016)
/// `loss_unl`, −½E[lse] + ½E[softplus(lse)], where ℓₙ₊₁ = 0.
public func callingRealLoss(_ verdict: ClassVerdict) -> Tensor {
  verdict.realOrGenerated.costOfCallingReal
}

/// The discriminator's cost of generated pictures: the cross-entropy of n + 1 classes with a label of
/// `certainty` for class n + 1 and the rest evenly on the others, in nats.
///
/// With certainty 1 it is `−mean log pₙ₊₁`, ½ of which ends `loss_unl`. The source's repository has 0.9,
/// and calls it smoothing of the positive labels: it is that of the generated ones, so that the lowest
/// cost is not 0 but the label's entropy, and what no real picture looks like is called real with a
/// probability of 0.1 by the best discriminator. ∂/∂ℓ = (p − label)/batch.
public func callingGeneratedLoss(_ verdict: ClassVerdict, certainty: Double = 1) -> Tensor {
  if !(0...1).contains(certainty) {
    fatalError("a certainty from 0 to 1 was expected, found \(certainty)")
  }
  if certainty == 1 { return verdict.realOrGenerated.costOfCallingGenerated }
  let n = verdict.classCount
  let row = Array(repeating: (1 - certainty) / Double(n), count: n) + [certainty]
  let labels = (0..<verdict.logits.shape[0]).flatMap { _ in row }
  return softmaxCrossEntropy(
    logits: verdict.logits,
    labels: Tensor(labels, shape: verdict.logits.shape, dtype: verdict.logits.dtype)
  ).mean()
}

/// The generator's loss as the source prints it, `mean log pₙ₊₁` of what it has drawn, minimised.
///
/// It is the minimax game's side: ∂/∂s = −(1 − pₙ₊₁)/batch, which vanishes where the discriminator
/// rejects every picture; and computed from pₙ₊₁ it is −∞ where the generator wins.
public func saturatingLoss(generated: ClassVerdict) -> Tensor {
  saturatingLoss(generated: generated.realOrGenerated)
}

/// The non-saturating form: `−mean log(1 − pₙ₊₁)`. ∂/∂s = −pₙ₊₁/batch, greatest where the discriminator
/// rejects every picture.
public func nonSaturatingLoss(generated: ClassVerdict) -> Tensor {
  nonSaturatingLoss(generated: generated.realOrGenerated)
}
