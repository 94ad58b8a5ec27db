/// The smallest game: x wants x·y small, y wants it large. Its equilibrium is the origin, and gradient
/// steps do not go there.
///
/// ∂V/∂x = y and ∂V/∂y = x, so that steps of η are linear maps of (x, y):
///
/// - simultaneous, `x ← x − ηy`, `y ← y + ηx`: eigenvalues 1 ± iη, so that the distance from the origin
///   grows by √(1 + η²) every step, whatever η is;
/// - alternating, y's step from the new x: the determinant is 1 and the trace 2 − η², so that for η < 2 the
///   point runs round an ellipse for ever, x² + y² − η·x·y = constant;
/// - extragradient, a trial step and then a step with the gradient from there: (1 − η²) ± iη, so that the
///   distance is multiplied by √(1 − η² + η⁴), less than 1 for η < 1, and least for η = 1/√2.
///
/// One article lists the steps of an alternating game and prints a simultaneous one. Korpelevich (1976);
/// Gidel et al. (2019).
public struct BilinearDuel: Equatable, Sendable {
  /// How both players step.
  public enum Steps: String, Codable, Sendable, CaseIterable {
    /// Both from the same point.
    case simultaneous
    /// One after the other.
    case alternating
    /// Both by the gradient of the point they would come to.
    case extragradient

    /// By what the distance from the origin is multiplied each step; for alternating steps in the mean
    /// over many, since on its ellipse the point comes and goes.
    /// - Precondition: 0 < η < 2.
    public func growth(rate η: Double) -> Double {
      switch self {
      case .simultaneous: (1 + η * η).squareRoot()
      case .alternating: 1
      case .extragradient: (1 - η * η + η * η * η * η).squareRoot()
      }
    }
  }

  /// The player who wants x·y small.
  public private(set) var x: Double
  /// The player who wants it large.
  public private(set) var y: Double

  /// Two players somewhere.
  public init(x: Double = 1, y: Double = 0) { (self.x, self.y) = (x, y) }

  /// The distance from the equilibrium.
  public var distance: Double { (x * x + y * y).squareRoot() }

  /// What alternating steps of η leave as it is: `x² + y² − η·x·y`.
  public func invariant(rate η: Double) -> Double { x * x + y * y - η * x * y }

  /// One step of both.
  public mutating func step(_ steps: Steps, rate η: Double) {
    switch steps {
    case .simultaneous: (x, y) = (x - η * y, y + η * x)
    case .alternating:
      x -= η * y
      y += η * x
    case .extragradient:
      let (trialX, trialY) = (x - η * y, y + η * x)
      (x, y) = (x - η * trialY, y + η * trialX)
    }
  }

  /// Where both have been, the start among it: count + 1 points.
  public func path(_ count: Int, _ steps: Steps, rate η: Double) -> [SIMD2<Double>] {
    var duel = self
    return [SIMD2(x, y)]
      + (0..<count).map { _ in
        duel.step(steps, rate: η)
        return SIMD2(duel.x, duel.y)
      }
  }
}
