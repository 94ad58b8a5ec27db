public import Tensors

/// What is asked of the discriminator's slope.
public enum Penalty: Equatable, Sendable {
  /// Nothing.
  case none
  /// `weight/2 · mean ‖∇ℓ(x)‖²` at real points: see `squaredSlopes`.
  case zeroCentred(weight: Double)
  /// `weight · mean (‖∇ℓ(x̂)‖ − 1)²` between real and generated points: see `gradientPenalty`.
  case unitSlope(weight: Double)
}

/// ‖∇ℓ‖² at each pack of points, [packs]: R₁ = γ/2 · mean ‖∇ℓ(x)‖² at real x. Mescheder, Geiger & Nowozin
/// (2018), equation 9.
///
/// Where generator and data agree the discriminator should be flat: its slope is all that could still
/// move the generator. The plain game turns about such an equilibrium for ever, since the discriminator
/// learns a slope from every batch and forgets none; with the penalty slopes decay, and the game
/// converges near it.
///
/// The gradients of all packs come from one walk, since the sum of all ℓ depends on each through its own
/// alone; inside a recording they are recorded in turn.
/// - Parameters:
///   - points: x, [batch, d].
///   - logits: ℓ, [packs, 1] for [batch, d], a pack's number from its own points alone.
public func squaredSlopes(
  at points: Tensor, of logits: (Tensor) -> Tensor
) -> Tensor {
  var packCount = 1
  let (_, gradient) = valueAndGradient(at: points) { points in
    let logits = logits(points)
    packCount = logits.shape[0]
    return logits.sum()
  }
  let rows = gradient.reshaped([packCount, points.count / packCount])
  return (rows * rows).sum(along: 1)
}
