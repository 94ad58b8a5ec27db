public import Tensors

/// Stochastic gradient descent, with momentum as Keras writes it.
///
/// `v ← μ·v − η·g`, `θ ← θ + v`; with Nesterov's look ahead, `θ ← θ + μ·v − η·g`.
public struct SGD: Optimiser {
  /// η.
  public var learningRate: Double
  /// μ, how much of the last step is taken again.
  public let momentum: Double
  /// Whether the gradient counts as that of the point one step ahead.
  public let isNesterov: Bool
  /// Keras 1 and 2's `decay` d: at step t the rate is η/(1 + d·t), t counted from 0.
  public let decay: Double
  /// What is done to the gradients first.
  public let clipping: GradientClipping
  /// v, and the number of steps.
  public var state = OptimiserState()
  /// What it remembers of each parameter.
  public static let memory = ["velocity"]

  /// Plain descent unless a momentum is given.
  public init(
    learningRate: Double, momentum: Double = 0, isNesterov: Bool = false, decay: Double = 0,
    clipping: GradientClipping = .none
  ) {
    self.learningRate = learningRate
    self.momentum = momentum
    self.isNesterov = isNesterov
    self.decay = decay
    self.clipping = clipping
  }

  /// One step.
  public mutating func step(_ parameters: ParameterList, along gradients: [Tensor]) {
    let rate = learningRate / (1 + decay * Double(state.step))
    let (momentum, isNesterov) = (momentum, isNesterov)
    state.visit(parameters, along: gradients, remembering: Self.memory) {
      parameter, gradient, memory in
      parameter.descend(
        gradient, velocity: &memory[0], rate: rate, momentum: momentum, isNesterov: isNesterov)
    }
  }
}
