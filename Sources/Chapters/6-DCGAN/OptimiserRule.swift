public import NeuralNetworks

/// Which optimiser one player has, and its numbers.
public enum OptimiserRule: Codable, Equatable, Sendable {
  /// Adam with β₂ = 0.999 and Keras' ε = 1e-7.
  case adam(learningRate: Double, beta1: Double)
  /// Stochastic gradient descent with Nesterov's momentum.
  case nesterov(learningRate: Double, momentum: Double)
  /// RMSprop whose gradients are cut to ±`clip` element by element, and whose rate at step t is
  /// divided by 1 + `decay`·t.
  ///
  /// One article calls this decay one of the gradient. With the published 1e-8 it lowers the rate
  /// by 0.01 % in 10,000 steps: it does nothing.
  case rmsProp(learningRate: Double, clip: Double, decay: Double)

  /// η.
  public var learningRate: Double {
    get {
      switch self {
      case .adam(let rate, _), .nesterov(let rate, _), .rmsProp(let rate, _, _): rate
      }
    }
    set {
      switch self {
      case .adam(_, let beta1): self = .adam(learningRate: newValue, beta1: beta1)
      case .nesterov(_, let momentum):
        self = .nesterov(learningRate: newValue, momentum: momentum)
      case .rmsProp(_, let clip, let decay):
        self = .rmsProp(learningRate: newValue, clip: clip, decay: decay)
      }
    }
  }

  /// An optimiser that has not taken a step.
  public var optimiser: any Optimiser {
    switch self {
    case .adam(let rate, let beta1): Adam(learningRate: rate, beta1: beta1, epsilon: 1e-7)
    case .nesterov(let rate, let momentum):
      SGD(learningRate: rate, momentum: momentum, isNesterov: true)
    case .rmsProp(let rate, let clip, let decay):
      RMSprop(learningRate: rate, decay: decay, clipping: .byValue(clip))
    }
  }

  /// A number that nothing can be learnt with, such as "beta1 1.0"; nil where there is none.
  var flaw: String? {
    if !(learningRate > 0 && learningRate.isFinite) { return "learningRate \(learningRate)" }
    switch self {
    case .adam(_, let beta1): return (0..<1).contains(beta1) ? nil : "beta1 \(beta1)"
    case .nesterov(_, let momentum):
      return (0..<1).contains(momentum) ? nil : "momentum \(momentum)"
    case .rmsProp(_, let clip, let decay):
      if !(clip > 0) { return "clip \(clip)" }
      return decay >= 0 && decay.isFinite ? nil : "decay \(decay)"
    }
  }
}
