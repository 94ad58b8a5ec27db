public import Tensors

/// RMSprop (Tieleman & Hinton 2012): the gradient divided by the root of its recent mean square.
///
/// `v ← ρ·v + (1 − ρ)·g²`, `θ ← θ − η·g / (√v + ε)`. So do PyTorch, with ε = 1e-8, and Keras 1 and 2,
/// with 1e-7; TensorFlow 1 divides by `√(v + ε)`, with 1e-10, and so does Keras 3, with 1e-7.
public struct RMSprop: Optimiser {
  /// η.
  public var learningRate: Double
  /// ρ, how much of the mean square is kept each step.
  public let rho: Double
  /// ε.
  public let epsilon: Double
  /// Whether it is `√(v + ε)`.
  public let isEpsilonInsideRoot: Bool
  /// Keras 1 and 2's `decay` d: at step t the rate is η/(1 + d·t), t counted from 0.
  public let decay: Double
  /// What is done to the gradients first.
  public let clipping: GradientClipping
  /// v, and the number of steps.
  public var state = OptimiserState()
  /// What it remembers of each parameter.
  public static let memory = ["meanSquare"]

  /// The rule with Keras 2's constants unless others are given.
  public init(
    learningRate: Double, rho: Double = 0.9, epsilon: Double = 1e-7,
    isEpsilonInsideRoot: Bool = false, decay: Double = 0, clipping: GradientClipping = .none
  ) {
    self.learningRate = learningRate
    self.rho = rho
    self.epsilon = epsilon
    self.isEpsilonInsideRoot = isEpsilonInsideRoot
    self.decay = decay
    self.clipping = clipping
  }

  /// One step.
  public mutating func step(_ parameters: ParameterList, along gradients: [Tensor]) {
    let rate = learningRate / (1 + decay * Double(state.step))
    let (rho, epsilon, isInside) = (rho, epsilon, isEpsilonInsideRoot)
    state.visit(parameters, along: gradients, remembering: Self.memory) {
      parameter, gradient, memory in
      parameter.descend(
        gradient, meanSquare: &memory[0], rate: rate, decay: rho, epsilon: epsilon,
        isEpsilonInsideRoot: isInside)
    }
  }
}
