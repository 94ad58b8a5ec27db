public import GAN
public import NeuralNetworks
public import Tensors

/// The article's generator: a dense layer and three transposed convolutions, batch norm after each
/// activation; 2,343,681 numbers, of which training changes 2,318,209.
///
///     latents 100 → dense 7·7·256, ReLU, norm → transposed 5 × 5, 128, ReLU, norm
///                 → transposed 5 × 5 by 2, 64, ReLU, norm → transposed 5 × 5 by 2, 1, tanh
public struct MNISTGenerator: Generator {
  /// What the noise is made into first, ReLU.
  public let dense: Dense
  /// By each of its 12,544 outputs, not by channel: it stands before the reshaping.
  public let denseNorm: BatchNorm
  /// 7 × 7 pixels of 256 channels.
  public let reshape: Reshape
  /// 7 × 7 × 128, ReLU.
  public let convolution: Conv2DTranspose
  /// By channel.
  public let convolutionNorm: BatchNorm
  /// 14 × 14 × 64, ReLU.
  public let enlarge: Conv2DTranspose
  /// By channel.
  public let enlargeNorm: BatchNorm
  /// 28 × 28 × 1, tanh.
  public let pixels: Conv2DTranspose

  /// A generator with fresh weights: Keras' defaults, in batch norm too.
  public init(_ c: Configuration, dtype: DType = .float32, using random: inout SplitMix64) {
    let (wide, middle, narrow) = (c.width(256), c.width(128), c.width(64))
    dense = Dense(
      inputs: c.latentCount, outputs: 7 * 7 * wide, activation: .relu, weights: .glorotUniform,
      dtype: dtype, using: &random)
    denseNorm = .keras(features: 7 * 7 * wide, dtype: dtype)
    reshape = Reshape(to: [7, 7, wide])
    convolution = Conv2DTranspose(
      inputs: wide, outputs: middle, kernel: 5, padding: .same, activation: .relu,
      weights: .glorotUniform, dtype: dtype, using: &random)
    convolutionNorm = .keras(features: middle, dtype: dtype)
    enlarge = Conv2DTranspose(
      inputs: middle, outputs: narrow, kernel: c.stridedKernel, stride: 2, padding: .same,
      activation: .relu, weights: .glorotUniform, dtype: dtype, using: &random)
    enlargeNorm = .keras(features: narrow, dtype: dtype)
    pixels = Conv2DTranspose(
      inputs: narrow, outputs: 1, kernel: c.stridedKernel, stride: 2, padding: .same,
      activation: .tanh, weights: .glorotUniform, dtype: dtype, using: &random)
  }

  /// G(z).
  public func callAsFunction(_ noise: Tensor, mode: Mode) -> Tensor {
    let start = reshape(denseNorm(dense(noise), mode: mode))
    let small = convolutionNorm(convolution(start), mode: mode)
    return pixels(enlargeNorm(enlarge(small), mode: mode))
  }
}

/// The article's discriminator: two convolutions in strides; 213,377 numbers, of which training
/// changes 213,121.
///
///     28 × 28 × 1 → 5 × 5 by 2, 64, LeakyReLU, dropout → 5 × 5 by 2, 128, norm, LeakyReLU, dropout
///                 → dense 1
public struct MNISTDiscriminator: Discriminator {
  /// 14 × 14 × 64, LeakyReLU.
  public let convolution: Conv2D
  /// Sets 0.3 of it to zero in training.
  public let dropout: Dropout
  /// 7 × 7 × 128.
  public let shrink: Conv2D
  /// By channel, LeakyReLU after it.
  public let norm: BatchNorm
  /// Sets 0.3 of it to zero in training.
  public let dropout2: Dropout
  /// 6,272 numbers a picture.
  public let flatten: Flatten
  /// The verdict, before the sigmoid.
  public let logit: Dense
  /// Which of its two labels means "real".
  public let convention: LabelConvention

  /// A discriminator with fresh weights: Keras' defaults, in batch norm too.
  public init(_ c: Configuration, dtype: DType = .float32, using random: inout SplitMix64) {
    let leaky = Activation.leakyReLU(slope: c.slope)
    let (narrow, wide) = (c.width(64), c.width(128))
    convolution = Conv2D(
      inputs: 1, outputs: narrow, kernel: c.stridedKernel, stride: 2, padding: .same,
      activation: leaky, weights: .glorotUniform, dtype: dtype, using: &random)
    dropout = Dropout(rate: c.dropoutRate)
    shrink = Conv2D(
      inputs: narrow, outputs: wide, kernel: c.stridedKernel, stride: 2, padding: .same,
      weights: .glorotUniform, dtype: dtype, using: &random)
    norm = .keras(features: wide, activation: leaky, dtype: dtype)
    dropout2 = Dropout(rate: c.dropoutRate)
    flatten = Flatten()
    logit = Dense(
      inputs: 7 * 7 * wide, outputs: 1, weights: .glorotUniform, dtype: dtype, using: &random)
    convention = c.convention
  }

  /// D(x).
  public func callAsFunction(
    _ pictures: Tensor, mode: Mode, using random: inout SplitMix64
  ) -> Verdict {
    let large = dropout(convolution(pictures), mode: mode, using: &random)
    let small = dropout2(norm(shrink(large), mode: mode), mode: mode, using: &random)
    return Verdict(logits: logit(flatten(small)), convention: convention)
  }
}
