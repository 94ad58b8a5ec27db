import Foundation
public import NeuralNetworks
public import Tensors

/// Adam's next turns, computed so that they can be differentiated: what the discriminator would do about a
/// generator, as a function of the generator. Metz, Poole, Pfau & Sohl-Dickstein (2017).
///
/// The generator minimises f(θ_G, θ_D⁽ᵏ⁾(θ_G)) instead of f(θ_G, θ_D), where
///
///     θ_D⁽ⁱ⁺¹⁾ = θ_D⁽ⁱ⁾ − Adam(∂f_D(θ_G, θ_D⁽ⁱ⁾)/∂θ_D)
///
/// To put all points where D is highest now earns nothing once D has answered. The gradient runs through
/// all k turns, df/dθ_G = ∂f/∂θ_G + ∂f/∂θ_D⁽ᵏ⁾ · dθ_D⁽ᵏ⁾/dθ_G, and so through the gradients that they are
/// made of. Nothing of it is kept: the discriminator's own next turn starts where it was.
public struct UnrolledAdam {
  private let adam: Adam
  private var means, meanSquares: [Tensor]
  private var step: Int

  /// Turns that go on from an optimiser's present memory.
  /// - Precondition: the optimiser's form is TensorFlow's and it does not clip.
  public init(_ adam: Adam, of parameters: ParameterList) {
    if adam.form != .tensorFlow || adam.clipping != .none {
      fatalError("Adam in TensorFlow's form and without clipping is unrolled, found \(adam.form)")
    }
    func memory(_ name: String) -> [Tensor] {
      adam.state.slots[name]
        ?? parameters.map { .zeros($0.parameter.value.shape, dtype: $0.parameter.value.dtype) }
    }
    (means, meanSquares) = (memory("mean"), memory("meanSquare"))
    (self.adam, step) = (adam, adam.state.step)
  }

  /// One turn, recorded: the parameters' values become functions of the gradients.
  ///
  /// The root is taken of the mean square and 10⁻²⁴ more, so that a unit which is never used has a slope
  /// of 0 and not of 0/0.
  public mutating func update(_ parameters: ParameterList, along gradients: Gradients) {
    step += 1
    let (b1, b2) = (adam.beta1, adam.beta2)
    let t = Double(step)
    let rate = adam.learningRate * (1 - pow(b2, t)).squareRoot() / (1 - pow(b1, t))
    for (i, (entry, g)) in zip(parameters, gradients.values).enumerated() {
      means[i] = b1 * means[i] + (1 - b1) * g
      meanSquares[i] = b2 * meanSquares[i] + (1 - b2) * (g * g)
      let box = entry.parameter
      box.value = box.value - rate * (means[i] / (sqrt(meanSquares[i] + 1e-24) + adam.epsilon))
    }
  }
}
