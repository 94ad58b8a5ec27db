public import Tensors

/// The discriminator's hinge: `mean max(0, 1 − ℓ(x)) + mean max(0, 1 + ℓ(G(z)))`. Lim & Ye (2017); Tran,
/// Ranganath & Blei (2017).
///
/// A point beyond its margin, ℓ(x) > 1 or ℓ(G(z)) < −1, teaches nothing more: ∂/∂ℓ(x) = −1/n or 0,
/// ∂/∂ℓ(G(z)) = 1/n or 0. A discriminator that knows nothing, ℓ = 0, pays 2.
public func hingeDiscriminatorLoss(real: Tensor, generated: Tensor) -> Tensor {
  relu(1 - real).mean() + relu(1 + generated).mean()
}

/// The generator's, of the hinge and of Wasserstein's game alike: `−mean ℓ(G(z))`; ∂/∂ℓ = −1/n for every
/// point.
public func criticGeneratorLoss(generated: Tensor) -> Tensor { -generated.mean() }
