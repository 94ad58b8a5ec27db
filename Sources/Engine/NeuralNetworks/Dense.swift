public import Kernels
public import Tensors

/// A fully connected layer, `y = f(x·W + b)`: [batch, inputs] → [batch, outputs].
public struct Dense: Layer {
  /// W, [inputs, outputs].
  @Parameter public var weight: Tensor

  /// b, [outputs], zero at first.
  @Parameter public var bias: Tensor

  /// f.
  public let activation: Activation

  /// A layer with fresh weights.
  public init(
    inputs: Int, outputs: Int, activation: Activation = .identity, weights: Initialiser,
    dtype: DType = .float32, using generator: inout SplitMix64
  ) {
    weight = weights.tensor(
      [inputs, outputs], inputs: inputs, outputs: outputs, dtype: dtype, using: &generator)
    bias = .zeros([outputs], dtype: dtype)
    self.activation = activation
  }

  /// The output for a batch.
  public func callAsFunction(_ x: Tensor) -> Tensor {
    linear(x, weight: weight, bias: bias, activation: activation)
  }

  /// "Dense"
  public var kind: String { "Dense" }

  /// The last dimension becomes the number of outputs.
  public func outputShape(for inputShape: [Int]) -> [Int] {
    if inputShape != [weight.shape[0]] {
      fatalError("a dense layer of \(weight.shape[0]) inputs was given the shape \(inputShape)")
    }
    return [weight.shape[1]]
  }

  /// Two operations a weight, one a bias.
  public func operations(for inputShape: [Int]) -> Int { 2 * weight.count + bias.count }
}
