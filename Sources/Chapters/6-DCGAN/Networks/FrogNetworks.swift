public import GAN
public import NeuralNetworks
public import Tensors

/// The frogs' generator: one dense layer, then convolutions at full size; 6,264,579 parameters.
///
///     latents 32 → dense 16·16·128 → 5 × 5, 256 → transposed 4 × 4 by 2, 256 → 32 × 32
///                → 5 × 5, 256 → 5 × 5, 256 → 7 × 7, 3, tanh
public struct FrogGenerator: Generator {
  /// What the noise is made into first, LeakyReLU.
  public let dense: Dense
  /// 16 × 16 pixels of 128 channels.
  public let reshape: Reshape
  /// 16 × 16 × 256, LeakyReLU.
  public let convolution: Conv2D
  /// 32 × 32 × 256, LeakyReLU.
  public let enlarge: Conv2DTranspose
  /// 32 × 32 × 256 twice, LeakyReLU.
  public let refine: [Conv2D]
  /// 32 × 32 × 3, tanh.
  public let pixels: Conv2D

  /// A generator with fresh weights: Keras' defaults.
  public init(_ c: Configuration, dtype: DType = .float32, using random: inout SplitMix64) {
    let leaky = Activation.leakyReLU(slope: c.slope)
    let (narrow, wide) = (c.width(128), c.width(256))
    dense = Dense(
      inputs: c.latentCount, outputs: 16 * 16 * narrow, activation: leaky,
      weights: .glorotUniform, dtype: dtype, using: &random)
    reshape = Reshape(to: [16, 16, narrow])
    convolution = Conv2D(
      inputs: narrow, outputs: wide, kernel: 5, padding: .same, activation: leaky,
      weights: .glorotUniform, dtype: dtype, using: &random)
    enlarge = Conv2DTranspose(
      inputs: wide, outputs: wide, kernel: c.stridedKernel, stride: 2, padding: .same,
      activation: leaky, weights: .glorotUniform, dtype: dtype, using: &random)
    refine = (1...2).map { _ in
      Conv2D(
        inputs: wide, outputs: wide, kernel: 5, padding: .same, activation: leaky,
        weights: .glorotUniform, dtype: dtype, using: &random)
    }
    pixels = Conv2D(
      inputs: wide, outputs: 3, kernel: 7, padding: .same, activation: .tanh,
      weights: .glorotUniform, dtype: dtype, using: &random)
  }

  /// G(z); the same in both modes.
  public func callAsFunction(_ noise: Tensor, mode: Mode) -> Tensor {
    let small = convolution(reshape(dense(noise)))
    return pixels(refine.reduce(enlarge(small)) { $1($0) })
  }
}

/// The frogs' discriminator: convolutions in strides, without padding; 790,913 parameters.
///
///     32 × 32 × 3 → 3 × 3, 128 → three times 4 × 4 by 2, 128 → 2 × 2 → dropout → dense 1
public struct FrogDiscriminator: Discriminator {
  /// 30 × 30 × 128, LeakyReLU.
  public let convolution: Conv2D
  /// 14 × 14, 6 × 6 and 2 × 2, each × 128, LeakyReLU.
  public let shrink: [Conv2D]
  /// 512 numbers a picture.
  public let flatten: Flatten
  /// Sets 0.4 of them to zero in training.
  public let dropout: Dropout
  /// The verdict, before the sigmoid.
  public let logit: Dense
  /// Which of its two labels means "real": here zero.
  public let convention: LabelConvention

  /// A discriminator with fresh weights: Keras' defaults.
  public init(_ c: Configuration, dtype: DType = .float32, using random: inout SplitMix64) {
    let leaky = Activation.leakyReLU(slope: c.slope)
    let channels = c.width(128)
    convolution = Conv2D(
      inputs: 3, outputs: channels, kernel: 3, padding: .valid, activation: leaky,
      weights: .glorotUniform, dtype: dtype, using: &random)
    shrink = (1...3).map { _ in
      Conv2D(
        inputs: channels, outputs: channels, kernel: c.stridedKernel, stride: 2, padding: .valid,
        activation: leaky, weights: .glorotUniform, dtype: dtype, using: &random)
    }
    flatten = Flatten()
    dropout = Dropout(rate: c.dropoutRate)
    let features = shrink.reduce([30, 30, channels]) { $1.outputShape(for: $0) }.reduce(1, *)
    logit = Dense(
      inputs: features, outputs: 1, weights: .glorotUniform, dtype: dtype, using: &random)
    convention = c.convention
  }

  /// D(x).
  public func callAsFunction(
    _ pictures: Tensor, mode: Mode, using random: inout SplitMix64
  ) -> Verdict {
    let features = flatten(shrink.reduce(convolution(pictures)) { $1($0) })
    return Verdict(
      logits: logit(dropout(features, mode: mode, using: &random)), convention: convention)
  }
}
