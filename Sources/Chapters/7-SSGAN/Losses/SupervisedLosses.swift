public import Tensors

// What the discriminator minimises on pictures whose classes y are known, as rows with a one at the
// class, [batch, n]. All take logits and average over the batch.

/// The cross-entropy of the n classes of real pictures, in nats:
/// `−mean log p(y | real) = mean (log Σₖ₌₁ⁿ e^ℓₖ − ℓ_y)`.
///
/// ∂/∂ℓₖ = (p(k | real) − yₖ)/batch for k ≤ n, and 0 for the logit of generated pictures: that a
/// labelled picture is real is not taught here. Salimans et al. (2016), section 5; `loss_lab` there.
public func supervisedLoss(_ verdict: ClassVerdict, labels y: Tensor) -> Tensor {
  softmaxCrossEntropy(logits: verdict.classLogits, labels: y).mean()
}

/// The cross-entropy of all n + 1 classes, in nats: `−mean log p_y`, with p = softmax(ℓ).
///
/// Since p_y = p(y | real)·(1 − pₙ₊₁), it is `supervisedLoss` and `callingRealLoss` of the same pictures
/// together. ∂/∂ℓₖ = (pₖ − yₖ)/batch. The source's `d_loss_real`.
public func jointSupervisedLoss(_ verdict: ClassVerdict, labels y: Tensor) -> Tensor {
  let row = Tensor.zeros([y.shape[0], 1], dtype: y.dtype)
  return softmaxCrossEntropy(logits: verdict.logits, labels: concatenated([y, row], along: 1))
    .mean()
}

/// Huber's loss between labels and probabilities, averaged over batch and classes, as the source prints
/// its `s_loss`: `mean huber(y − p₁…ₙ)` with δ = 1 and p = softmax(ℓ) over all n + 1 classes.
///
/// The source takes it for its robustness against outliers. But probabilities are never further from a
/// label than 1 = δ, so that the linear branch is never used: it is half the mean squared error. With
/// g = (p₁…ₙ − y)/(n·batch) and 0 for class n + 1, ∂/∂ℓₖ = pₖ·(gₖ − Σⱼ gⱼ·pⱼ), which vanishes where
/// the network is sure, be it wrong.
public func huberSupervisedLoss(_ verdict: ClassVerdict, labels y: Tensor) -> Tensor {
  let p = verdict.logits.softmax().sliced(0..<verdict.classCount, along: 1)
  return huberLoss(p, y).mean()
}
