public import NeuralNetworks
public import Tensors

/// The source's encoder before its two heads: 494,112 numbers for 28 × 28 grey pixels.
///
///     28 × 28 × 1 → 3 × 3, 32, ReLU → 3 × 3 by 2, 64, ReLU → 3 × 3, 64, ReLU → 3 × 3, 64, ReLU
///                 → dense 32, ReLU
public struct ConvolutionalTrunk: Trunk {
  /// 28 × 28 × 32, ReLU.
  public let edges: Conv2D
  /// 14 × 14 × 64, ReLU.
  public let shrink: Conv2D
  /// 14 × 14 × 64, ReLU.
  public let third: Conv2D
  /// 14 × 14 × 64, ReLU.
  public let fourth: Conv2D
  /// 12,544 numbers a picture.
  public let flatten = Flatten()
  /// 32 numbers, ReLU.
  public let hidden: Dense

  /// A trunk with fresh weights.
  public init(_ c: Configuration, dtype: DType = .float32, using random: inout SplitMix64) {
    func convolution(_ inputs: Int, _ outputs: Int, stride: Int = 1) -> Conv2D {
      Conv2D(
        inputs: inputs, outputs: outputs, kernel: 3, stride: stride, padding: .same,
        activation: .relu, weights: .glorotUniform, dtype: dtype, using: &random)
    }
    edges = convolution(c.channels, c.filterCount / 2)
    shrink = convolution(c.filterCount / 2, c.filterCount, stride: 2)
    third = convolution(c.filterCount, c.filterCount)
    fourth = convolution(c.filterCount, c.filterCount)
    hidden = Dense(
      inputs: c.height / 2 * (c.width / 2) * c.filterCount, outputs: c.hiddenCount,
      activation: .relu, weights: .glorotUniform, dtype: dtype, using: &random)
  }

  /// What it makes of each picture.
  public func callAsFunction(_ pictures: Tensor) -> Tensor {
    hidden(flatten(fourth(third(shrink(edges(pictures))))))
  }
}

/// The source's decoder: 56,385 numbers for 28 × 28 grey pixels and two latent numbers.
///
///     d → dense 14·14·64, ReLU → transposed 3 × 3 by 2, 32, ReLU → 3 × 3, 1
public struct ConvolutionalDecoder: Decoder {
  /// 12,544 numbers, ReLU.
  public let dense: Dense
  /// 14 × 14 × 64.
  public let reshape: Reshape
  /// 28 × 28 × 32, ReLU.
  public let enlarge: Conv2DTranspose
  /// Logits of the pixels; the source's sigmoid is part of the loss.
  public let pixels: Conv2D

  /// A decoder with fresh weights.
  public init(_ c: Configuration, dtype: DType = .float32, using random: inout SplitMix64) {
    let shape = [c.height / 2, c.width / 2, c.filterCount]
    dense = Dense(
      inputs: c.latentCount, outputs: shape.reduce(1, *), activation: .relu,
      weights: .glorotUniform, dtype: dtype, using: &random)
    reshape = Reshape(to: shape)
    enlarge = Conv2DTranspose(
      inputs: c.filterCount, outputs: c.filterCount / 2, kernel: 3, stride: 2, padding: .same,
      activation: .relu, weights: .glorotUniform, dtype: dtype, using: &random)
    pixels = Conv2D(
      inputs: c.filterCount / 2, outputs: c.channels, kernel: 3, padding: .same,
      weights: .glorotUniform, dtype: dtype, using: &random)
  }

  /// Logits of the pixels.
  public func callAsFunction(_ codes: Tensor) -> Tensor {
    pixels(enlarge(reshape(dense(codes))))
  }
}
