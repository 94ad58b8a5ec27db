public import NeuralNetworks
public import Tensors

/// A fully connected layer whose weights have a direction and a length of their own,
/// `y = f(x·W + b)` with `wⱼ = gⱼ·vⱼ/‖vⱼ‖` for each output j: [batch, inputs] → [batch, outputs].
///
/// Salimans & Kingma (2016), equation 2. With dW = ∂loss/∂W, column by column:
///
///     ∂loss/∂g = dw·v/‖v‖,  ∂loss/∂v = g/‖v‖·(dw − (∂loss/∂g)·v/‖v‖)
///
/// The latter is at right angles to v, so that v only grows, and the rate falls by itself. W is not made:
/// x·V is computed, and its columns scaled by g/‖v‖.
public struct WeightNormDense: Layer {
  /// V, whose columns are the directions, [inputs, outputs].
  @Parameter public var direction: Tensor
  /// g, the columns' lengths, [outputs], one at first.
  @Parameter public var length: Tensor
  /// b, [outputs], zero at first.
  @Parameter public var bias: Tensor
  /// f.
  public let activation: Activation

  /// A layer with fresh weights.
  /// - Parameter isLengthTrained: whether training changes g.
  public init(
    inputs: Int, outputs: Int, activation: Activation, isLengthTrained: Bool,
    weights: Initialiser, dtype: DType = .float32, using generator: inout SplitMix64
  ) {
    direction = weights.tensor(
      [inputs, outputs], inputs: inputs, outputs: outputs, dtype: dtype, using: &generator)
    _length = Parameter(
      wrappedValue: .ones([outputs], dtype: dtype), isTrained: isLengthTrained)
    bias = .zeros([outputs], dtype: dtype)
    self.activation = activation
  }

  /// The output for a batch.
  public func callAsFunction(_ x: Tensor) -> Tensor {
    activated(length * projections(of: x) + bias, by: activation)
  }

  /// `x·vⱼ/‖vⱼ‖`, [batch, outputs].
  private func projections(of x: Tensor) -> Tensor {
    matmul(x, direction) / sqrt((direction * direction).sum(along: 0))
  }

  /// Sets g and b so that over this batch each sum, before f, has a mean of zero and a variance of one.
  ///
  /// With t = x·v/‖v‖: `g = 1/σ(t)`, `b = −μ(t)/σ(t)`. Salimans & Kingma (2016), section 3.
  /// - Returns: the output for the batch.
  public func initialise(on x: Tensor) -> Tensor {
    let t = projections(of: x)
    let mean = t.mean(along: 0)
    let centred = t - mean
    let deviation = sqrt((centred * centred).mean(along: 0) + 1e-12)
    length = .ones(deviation.shape, dtype: deviation.dtype) / deviation
    bias = -mean / deviation
    return self(x)
  }

  /// "WeightNormDense"
  public var kind: String { "WeightNormDense" }

  /// The last dimension becomes the number of outputs.
  public func outputShape(for inputShape: [Int]) -> [Int] {
    if inputShape != [direction.shape[0]] {
      fatalError("a dense layer of \(direction.shape[0]) inputs was given the shape \(inputShape)")
    }
    return [direction.shape[1]]
  }

  /// Two operations a weight, which the norms take once more for a whole batch; two an output.
  public func operations(for inputShape: [Int]) -> Int { 2 * direction.count + 2 * bias.count }
}
