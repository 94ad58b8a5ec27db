public import Tensors

/// Huber's loss of each element of r = a − b: ½r² where |r| < δ, else δ·|r| − ½δ². Huber (1964).
///
/// With c, which is r cut to ±δ, both are `c·(r − ½c)`. The two branches and their slopes meet at the
/// kinks |r| = δ, where the loss is ½δ²; ∂/∂a = c and ∂/∂b = −c everywhere.
/// - Parameter delta: δ, from where on an error counts as an outlier; 1 in the source.
/// - Precondition: both have the same shape, which the loss has too.
public func huberLoss(_ a: Tensor, _ b: Tensor, delta: Double = 1) -> Tensor {
  if a.shape != b.shape || !(delta > 0) {
    fatalError("equal shapes and δ > 0 were expected, found \(a.shape), \(b.shape), \(delta)")
  }
  let r = a - b
  let c = relu(r + delta) - relu(r - delta) - delta
  return c * (r - 0.5 * c)
}
