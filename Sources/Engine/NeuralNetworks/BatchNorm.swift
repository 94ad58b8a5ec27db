public import Kernels
public import Tensors

/// Batch normalisation over the last dimension, `y = f(γ·(x − μ)/√(σ² + ε) + β)`: [batch, …, features] →
/// the same. Ioffe & Szegedy (2015).
///
/// After a convolution a feature is a channel, after a dense layer one of its outputs. In training μ and
/// σ² are the batch's own mean and biased variance, and running averages of them are kept:
/// `running ← m·running + (1 − m)·batch`. In inference the running ones are used.
///
/// The running variance averages the biased one, as in Keras 3 for inputs of any rank. The paper,
/// PyTorch, and TensorFlow's fused kernel (Keras 2 for images) multiply it by n/(n − 1) first.
/// PyTorch's momentum is 1 − m.
public struct BatchNorm: Layer {
  /// γ, [features], one at first.
  @Parameter public var scale: Tensor

  /// β, [features], zero at first.
  @Parameter public var shift: Tensor

  /// The average of μ, [features], zero at first. Not trained.
  @Parameter public var runningMean: Tensor

  /// The average of σ², [features], one at first. Not trained.
  @Parameter public var runningVariance: Tensor

  /// ε.
  public let epsilon: Double

  /// m.
  public let runningMomentum: Double

  /// f.
  public let activation: Activation

  /// A layer that has seen no batch yet. The defaults are Keras'.
  public init(
    featureCount: Int, epsilon: Double = 1e-3, runningMomentum: Double = 0.99,
    activation: Activation = .identity, dtype: DType = .float32
  ) {
    scale = .ones([featureCount], dtype: dtype)
    shift = .zeros([featureCount], dtype: dtype)
    _runningMean = Parameter(wrappedValue: .zeros([featureCount], dtype: dtype), isTrained: false)
    _runningVariance = Parameter(
      wrappedValue: .ones([featureCount], dtype: dtype), isTrained: false)
    self.epsilon = epsilon
    self.runningMomentum = runningMomentum
    self.activation = activation
  }

  /// The output for a batch. In training the running averages take a step, recorded or not.
  public func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor {
    switch mode {
    case .training:
      let (y, mean, variance) = batchNormalised(
        x, scale: scale, shift: shift, epsilon: epsilon, activation: activation)
      advance($runningMean, towards: mean)
      advance($runningVariance, towards: variance)
      return y
    case .inference:
      return normalised(
        x, mean: runningMean, variance: runningVariance, scale: scale, shift: shift,
        epsilon: epsilon, activation: activation)
    }
  }

  /// The output in inference.
  public func callAsFunction(_ x: Tensor) -> Tensor { self(x, mode: .inference) }

  private func advance(_ average: Parameter, towards batch: Tensor) {
    let m = runningMomentum
    average.value = m * average.value.untraced + (1 - m) * batch.untraced
  }

  /// "BatchNorm"
  public var kind: String { "BatchNorm" }

  /// The input's.
  public func outputShape(for inputShape: [Int]) -> [Int] {
    if inputShape.last != scale.count {
      fatalError("a batch norm of \(scale.count) features was given the shape \(inputShape)")
    }
    return inputShape
  }

  /// A multiplication and an addition an element.
  public func operations(for inputShape: [Int]) -> Int { 2 * inputShape.reduce(1, *) }
}
