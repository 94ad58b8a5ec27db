import NeuralNetworks
import Tensors
import Training

/// What changes the pixels, which count from 0 to 255: the length of L-BFGS' first step and Adam's
/// rate mean in the published programs what they mean there.
enum Minimiser {
  case lbfgs(LBFGS)
  case adam(Adam, Parameter)

  init(_ configuration: Configuration, startingAt pixels: Tensor) {
    self =
      switch configuration.minimiser {
      case .lbfgs:
        // Each number may go one step of the 255 at first; SciPy lets all together go one.
        .lbfgs(
          LBFGS(
            startingAt: pixels,
            firstStep: configuration.restarts ? 1 : Double(pixels.count).squareRoot()))
      case .adam:
        .adam(Adam(learningRate: configuration.rate), Parameter(wrappedValue: pixels))
      }
  }

  /// The best pixels so far, or Adam's last ones.
  var pixels: Tensor {
    switch self {
    case .lbfgs(let lbfgs): lbfgs.x
    case .adam(_, let pixels): pixels.value
    }
  }

  var isStuck: Bool {
    if case .lbfgs(let lbfgs) = self { return lbfgs.isStuck }
    return false
  }

  /// What became of the pixels.
  enum Move {
    /// The function was evaluated at what they are now, or in Adam's case were just before.
    case toTrial
    /// The search was given up, and they are the best of its earlier trials.
    case toEarlierTrial
    /// The trial was in vain.
    case none
  }

  /// Evaluates a function and its gradient once and makes use of them.
  mutating func step(_ function: (Tensor) -> Tensor) -> Move {
    switch self {
    case .lbfgs(var lbfgs):
      let iterations = lbfgs.iterations
      let value = lbfgs.step { pixels in
        let (value, gradient) = valueAndGradient(at: pixels, of: function)
        return (value.item, gradient)
      }
      self = .lbfgs(lbfgs)
      if lbfgs.evaluations == 1 { return .toTrial }
      if lbfgs.iterations == iterations { return .none }
      return lbfgs.value == value ? .toTrial : .toEarlierTrial
    case .adam(var adam, let pixels):
      let parameters = ParameterList([("pixels", pixels)])
      let (_, gradients) = valueAndGradients(of: parameters) { function(pixels.value) }
      adam.update(parameters, along: gradients)
      self = .adam(adam, pixels)
      return .toTrial
    }
  }

  /// Forgets what was learned about the curvature; Adam knows nothing of it.
  mutating func restart() {
    guard case .lbfgs(var lbfgs) = self else { return }
    lbfgs.restart()
    self = .lbfgs(lbfgs)
  }

  func store(in checkpoint: inout Checkpoint) {
    switch self {
    case .lbfgs(let lbfgs): checkpoint.store(lbfgs, as: "pixels")
    case .adam(let adam, let pixels):
      let parameters = ParameterList([("pixels", pixels)])
      checkpoint.store(parameters, as: "picture")
      checkpoint.store(adam, of: parameters, as: "adam")
    }
  }

  /// Goes back to what was stored; where it does not fit, nothing is changed.
  mutating func restore(from checkpoint: Checkpoint) throws(CheckpointError) {
    switch self {
    case .lbfgs(var lbfgs):
      try checkpoint.restore(&lbfgs, as: "pixels")
      self = .lbfgs(lbfgs)
    case .adam(var adam, let pixels):
      let parameters = ParameterList([("pixels", pixels)])
      try checkpoint.restore(&adam, of: parameters, as: "adam")
      try checkpoint.restore(["picture": parameters])
      self = .adam(adam, pixels)
    }
  }
}
