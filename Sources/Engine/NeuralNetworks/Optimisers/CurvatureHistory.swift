public import Tensors

/// What the last steps `s = x′ − x` and the changes `y = ∇f(x′) − ∇f(x)` of the gradient along them tell
/// of f's curvature: an approximation H of the inverse Hessian that is never written out.
///
/// H is the BFGS update of `γ·I` by each pair, the oldest first (Nocedal & Wright, (7.16), (7.19)):
/// `H ← (I − ρ·s·yᵀ)·H·(I − ρ·y·sᵀ) + ρ·s·sᵀ` with ρ = 1/(sᵀy). H·g costs two dot
/// products and two sums of vectors for each pair.
public struct CurvatureHistory {
  /// One step.
  struct Pair {
    /// s, how far x moved.
    let step: Tensor
    /// y, by how much the gradient changed.
    let change: Tensor
    /// ρ = 1/(sᵀy).
    let rho: Double
    /// γ = sᵀy/(yᵀy): the inverse curvature along the step.
    let gamma: Double

    /// nil unless `sᵀy > ε·yᵀy`, ε = 2⁻⁵²: with less H would not stay positive (Byrd, Lu, Nocedal &
    /// Zhu 1995, (3.9)).
    init?(step: Tensor, change: Tensor) {
      let (sy, yy) = (dot(step, change), dot(change, change))
      guard sy > 0x1p-52 * yy, (1 / sy).isFinite, (sy / yy).isFinite else { return nil }
      (self.step, self.change) = (step, change)
      (rho, gamma) = (1 / sy, sy / yy)
    }
  }

  /// How many pairs are kept.
  public let capacity: Int

  /// The pairs, oldest first.
  private(set) var pairs: [Pair] = []

  /// No pair yet.
  /// - Precondition: there is room for one at least.
  public init(capacity: Int) {
    if capacity < 1 { fatalError("a history of at least one step was expected, found \(capacity)") }
    self.capacity = capacity
  }

  /// The number of pairs.
  public var count: Int { pairs.count }

  /// Adds a pair, in the place of the oldest if there is no room.
  /// - Returns: whether it was added; a pair without positive curvature is not.
  @discardableResult
  public mutating func append(step: Tensor, change: Tensor) -> Bool {
    guard let pair = Pair(step: step, change: change) else { return false }
    if pairs.count == capacity { pairs.removeFirst() }
    pairs.append(pair)
    return true
  }

  /// Forgets all pairs: H is the unit matrix again.
  public mutating func removeAll() { pairs = [] }

  /// H·g by the two-loop recursion (Nocedal & Wright, algorithm 7.4).
  ///
  /// From the newest pair to the oldest `α = ρ·sᵀq`, `q ← q − α·y`, from q = g; then `r = γ·q`, with the
  /// newest pair's γ (7.20); and back from the oldest to the newest `r ← r + (α − ρ·yᵀr)·s`.
  public func product(with gradient: Tensor) -> Tensor {
    var r = gradient
    var alphas: [Double] = []
    for pair in pairs.reversed() {
      let alpha = pair.rho * dot(pair.step, r)
      r += pair.change * -alpha
      alphas.append(alpha)
    }
    if let newest = pairs.last { r = r * newest.gamma }
    for (pair, alpha) in zip(pairs, alphas.reversed()) {
      let beta = pair.rho * dot(pair.change, r)
      r += pair.step * (alpha - beta)
    }
    return r
  }
}

/// aᵀb, summed in the tensors' own precision, in vectors and pieces and so in a fixed order.
func dot(_ a: Tensor, _ b: Tensor) -> Double { (a * b).sum().item }
