public import NeuralNetworks
public import Tensors

/// One hidden layer over the pixels.
///
///     784 → dense 400, ReLU
public struct DenseTrunk: Trunk {
  /// The pixels in one row.
  public let flatten = Flatten()
  /// 400 numbers, ReLU.
  public let hidden: Dense

  /// A trunk with fresh weights.
  public init(_ c: Configuration, dtype: DType = .float32, using random: inout SplitMix64) {
    hidden = Dense(
      inputs: c.pixelCount, outputs: c.hiddenCount, activation: .relu, weights: .glorotUniform,
      dtype: dtype, using: &random)
  }

  /// What it makes of each picture.
  public func callAsFunction(_ pictures: Tensor) -> Tensor { hidden(flatten(pictures)) }
}

/// One hidden layer from codes to pixels.
///
///     d → dense 400, ReLU → dense 784
public struct DenseDecoder: Decoder {
  /// 400 numbers, ReLU.
  public let hidden: Dense
  /// Logits of the pixels.
  public let pixels: Dense
  /// The picture's shape.
  public let reshape: Reshape

  /// A decoder with fresh weights.
  public init(_ c: Configuration, dtype: DType = .float32, using random: inout SplitMix64) {
    hidden = Dense(
      inputs: c.latentCount, outputs: c.hiddenCount, activation: .relu, weights: .glorotUniform,
      dtype: dtype, using: &random)
    pixels = Dense(
      inputs: c.hiddenCount, outputs: c.pixelCount, weights: .glorotUniform, dtype: dtype,
      using: &random)
    reshape = Reshape(to: c.pictureShape)
  }

  /// Logits of the pixels.
  public func callAsFunction(_ codes: Tensor) -> Tensor { reshape(pixels(hidden(codes))) }
}
