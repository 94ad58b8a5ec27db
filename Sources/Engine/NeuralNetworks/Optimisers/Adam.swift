public import Tensors

/// Adam (Kingma & Ba 2015): each parameter's rate is scaled by the size of its recent gradients.
///
/// `m ← β₁·m + (1 − β₁)·g`, `v ← β₂·v + (1 − β₂)·g²`; both start at zero and are therefore too small at
/// first, by the factors 1 − β₁ᵗ and 1 − β₂ᵗ. The two published ways to correct that differ in what ε is
/// compared with, and so in the first steps:
///
/// - `.paper` (and PyTorch): `θ ← θ − η · m̂ / (√v̂ + ε)` with m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ);
/// - `.tensorFlow` (and Keras): `θ ← θ − η · √(1 − β₂ᵗ)/(1 − β₁ᵗ) · m / (√v + ε)`.
public struct Adam: Optimiser {
  /// Where ε stands.
  public enum Form: Sendable {
    /// Beside √v̂, after the correction.
    case paper
    /// Beside √v, before it; TensorFlow 1 has ε = 1e-8, Keras 1e-7.
    case tensorFlow
  }

  /// η.
  public var learningRate: Double
  /// β₁, how much of the mean gradient is kept each step.
  public let beta1: Double
  /// β₂, how much of the mean square is kept each step.
  public let beta2: Double
  /// ε.
  public let epsilon: Double
  /// Where ε stands.
  public let form: Form
  /// What is done to the gradients first.
  public let clipping: GradientClipping
  /// m and v, and the number of steps.
  public var state = OptimiserState()
  /// What it remembers of each parameter.
  public static let memory = ["mean", "meanSquare"]

  /// The rule with the paper's constants unless others are given.
  public init(
    learningRate: Double, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8,
    form: Form = .tensorFlow, clipping: GradientClipping = .none
  ) {
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.form = form
    self.clipping = clipping
  }

  /// One step.
  public mutating func step(_ parameters: ParameterList, along gradients: [Tensor]) {
    let t = state.step + 1
    let (meanPart, squarePart) = (1 - power(beta1, t), (1 - power(beta2, t)).squareRoot())
    let rate = learningRate / meanPart * (form == .tensorFlow ? squarePart : 1)
    let rootScale = form == .tensorFlow ? 1 : 1 / squarePart
    let (beta1, beta2, epsilon) = (beta1, beta2, epsilon)
    state.visit(parameters, along: gradients, remembering: Self.memory) {
      parameter, gradient, memory in
      parameter.descend(
        gradient, moments: &memory, rate: rate, beta1: beta1,
        beta2: beta2, epsilon: epsilon, rootScale: rootScale)
    }
  }
}

/// xⁿ for whole n ≥ 0, by repeated multiplication, the same on every machine.
func power(_ x: Double, _ n: Int) -> Double {
  var (result, square, rest) = (1.0, x, n)
  while rest > 0 {
    if rest & 1 == 1 { result *= square }
    square *= square
    rest >>= 1
  }
  return result
}
