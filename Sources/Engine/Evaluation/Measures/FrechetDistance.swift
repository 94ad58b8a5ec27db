public import Tensors

/// The squared Fréchet distance of two normal distributions, ≥ 0.
///
/// `d² = |μ₁ − μ₂|² + tr Σ₁ + tr Σ₂ − 2·tr (Σ₁^½ Σ₂ Σ₁^½)^½`: the least mean square distance by which
/// one can be carried over into the other, the square of their 2-Wasserstein distance. Fréchet (1957);
/// Dowson & Landau (1982). On features of an Inception network it is the FID of Heusel et al. (2017);
/// on other features it is another number.
///
/// `(Σ₁Σ₂)^½`, which is often printed, has the same trace, but Σ₁Σ₂ is not symmetric and its computed
/// root may be complex. The form above cannot be.
/// - Precondition: both have the same number of dimensions.
public func frechetDistance(_ a: GaussianFit, _ b: GaussianFit) -> Double {
  if a.mean.count != b.mean.count {
    fatalError(
      "distributions of \(a.mean.count) and \(b.mean.count) dimensions have no distance")
  }
  let means = zip(a.mean, b.mean).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  let root = a.covariance.squareRoot()
  let overlap = b.covariance.multiplied(onBothSidesBy: root).traceOfSquareRoot()
  return max(0, means + a.covariance.trace + b.covariance.trace - 2 * overlap)
}

/// The squared Fréchet distance of the normal distributions that fit two sets of features, [n, d] each.
///
/// It is biased: two draws from one distribution have a positive distance, the larger the fewer they
/// are. Compare distances of equally many only.
public func frechetDistance(_ x: Tensor, _ y: Tensor) -> Double {
  frechetDistance(GaussianFit(of: x), GaussianFit(of: y))
}
