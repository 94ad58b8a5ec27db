public import Kernels
public import Tensors

/// Instance normalisation, `y = f(γ·(x − μ)/√(σ² + ε) + β)` with the mean μ and the biased variance σ² of
/// each channel in each image by itself: [batch, height, width, channels] → the same.
///
/// The same in training and in inference. Ulyanov, Vedaldi & Lempitsky (2016).
public struct InstanceNorm: Layer {
  /// γ, [channels], one at first.
  @Parameter public var scale: Tensor

  /// β, [channels], zero at first.
  @Parameter public var shift: Tensor

  /// ε.
  public let epsilon: Double

  /// f.
  public let activation: Activation

  /// A layer that only normalises at first.
  public init(
    channelCount: Int, epsilon: Double, activation: Activation = .identity,
    dtype: DType = .float32
  ) {
    scale = .ones([channelCount], dtype: dtype)
    shift = .zeros([channelCount], dtype: dtype)
    self.epsilon = epsilon
    self.activation = activation
  }

  /// The output for a batch.
  public func callAsFunction(_ x: Tensor) -> Tensor {
    instanceNormalised(x, scale: scale, shift: shift, epsilon: epsilon, activation: activation)
  }

  /// "InstanceNorm"
  public var kind: String { "InstanceNorm" }

  /// The input's.
  public func outputShape(for inputShape: [Int]) -> [Int] {
    if inputShape.count != 3 || inputShape.last != scale.count {
      fatalError("an instance norm of \(scale.count) channels was given the shape \(inputShape)")
    }
    return inputShape
  }

  /// Mean, variance, and a multiplication and an addition: about seven operations an element.
  public func operations(for inputShape: [Int]) -> Int { 7 * inputShape.reduce(1, *) }
}
