public import Tensors

// The value of the game is V = E log D(x) + E log(1 − D(G(z))), with D the probability of "real"
// (Goodfellow et al. 2014, equation 1). Everything is computed on logits ℓ, with D = σ(ℓ):
// −log D = softplus(−ℓ) and −log(1 − D) = softplus(ℓ), finite for every ℓ.

/// What the discriminator minimises: `−V = −mean log D(x) − mean log(1 − D(G(z)))`.
///
/// ∂/∂ℓ(x) = (D(x) − 1)/n, ∂/∂ℓ(G(z)) = D(G(z))/n. At the equilibrium D = ½ it is 2·ln 2 ≈ 1.386.
public func discriminatorLoss(real: Verdict, generated: Verdict) -> Tensor {
  if real.convention != generated.convention {
    fatalError("one verdict is \(real.convention), the other \(generated.convention)")
  }
  return real.costOfCallingReal + generated.costOfCallingGenerated
}

/// The generator's side of the minimax game: minimise `mean log(1 − D(G(z)))`.
///
/// ∂/∂ℓ = −D(G(z))/n. Where the discriminator is sure of its case, D(G(z)) ≈ 0, the gradient vanishes:
/// the loss saturates exactly when the generator is worst. Equilibrium: −ln 2.
public func saturatingLoss(generated: Verdict) -> Tensor {
  -generated.costOfCallingGenerated
}

/// The form that is used in practice: minimise `−mean log D(G(z))`.
///
/// ∂/∂ℓ = (D(G(z)) − 1)/n. The same fixed points as the minimax loss, and the strongest gradient where
/// the generator is worst. Equilibrium: ln 2. Goodfellow et al. 2014, section 3.
public func nonSaturatingLoss(generated: Verdict) -> Tensor {
  generated.costOfCallingReal
}

/// What one published article prints: the generator minimises the discriminator's own cost.
///
/// It labels real pictures 0 and generated ones 1 for the discriminator, and then asks the generator for
/// the label 1 too. Both players want G(z) to be called generated, so both losses go to 0 and nobody
/// pulls the generator towards the data. ∂/∂ℓ has the discriminator's own sign.
public func cooperatingLoss(generated: Verdict) -> Tensor {
  generated.costOfCallingGenerated
}
