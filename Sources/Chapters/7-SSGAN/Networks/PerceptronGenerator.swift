public import NeuralNetworks
public import Tensors

/// The generator of Salimans et al. (2016) for digits.
///
///     latents 100 → dense 500, norm, softplus → dense 500, norm, softplus
///                 → dense 784 with normalised weights, sigmoid → 28 × 28 × 1
///
/// Batch norm has ε = 1e-6. In the paper's program it has no scale γ and no bias stands before it.
public struct PerceptronGenerator: Generator {
  /// 500 sums.
  public let dense: Dense
  /// By unit, softplus after it.
  public let norm: BatchNorm
  /// 500 sums.
  public let dense2: Dense
  /// By unit, softplus after it.
  public let norm2: BatchNorm
  /// A grey value in [0, 1] for each pixel.
  public let pixels: WeightNormDense
  /// The pixels as a picture.
  public let reshape: Reshape

  /// A generator with fresh weights.
  public init(_ c: Configuration, dtype: DType = .float32, using random: inout SplitMix64) {
    let width = c.width(500)
    dense = Dense(
      inputs: c.latentCount, outputs: width, weights: .glorotUniform, dtype: dtype, using: &random)
    norm = BatchNorm(featureCount: width, epsilon: 1e-6, runningMomentum: 0.9, dtype: dtype)
    dense2 = Dense(
      inputs: width, outputs: width, weights: .glorotUniform, dtype: dtype, using: &random)
    norm2 = BatchNorm(featureCount: width, epsilon: 1e-6, runningMomentum: 0.9, dtype: dtype)
    let shape = c.network.pictureShape
    pixels = WeightNormDense(
      inputs: width, outputs: shape.reduce(1, *), activation: .sigmoid, isLengthTrained: true,
      weights: .glorotUniform, dtype: dtype, using: &random)
    reshape = Reshape(to: shape)
  }

  /// G(z), in [0, 1].
  public func callAsFunction(_ noise: Tensor, mode: Mode) -> Tensor {
    let hidden = softplus(norm(dense(noise), mode: mode))
    return reshape(pixels(softplus(norm2(dense2(hidden), mode: mode))))
  }
}
