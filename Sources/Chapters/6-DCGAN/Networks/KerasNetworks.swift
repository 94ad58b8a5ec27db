public import GAN
public import NeuralNetworks
public import Tensors

/// keras-dcgan's generator: two dense layers, then pixels doubled and convolved twice; 6,763,777
/// numbers, of which training changes 6,751,233.
///
///     latents 100 → dense 1024, tanh → dense 7·7·128, norm, tanh
///                 → doubled, 5 × 5, 64, tanh → doubled, 5 × 5, 1, tanh
///
/// Of the rules that the book lists for a DCGAN just before, it keeps the last tanh and some
/// batch norm; `strict` keeps them all.
public struct KerasGenerator: Generator {
  /// 1,024 units, tanh.
  public let hidden: Dense
  /// 6,272 units.
  public let dense: Dense
  /// By each of them, tanh after it.
  public let norm: BatchNorm
  /// 7 × 7 pixels of 128 channels.
  public let reshape: Reshape
  /// 14 × 14 × 128: each pixel four times.
  public let double: UpSampling2D
  /// 14 × 14 × 64, tanh.
  public let convolution: Conv2D
  /// 28 × 28 × 64.
  public let doubleAgain: UpSampling2D
  /// 28 × 28 × 1, tanh.
  public let pixels: Conv2D

  /// A generator with fresh weights: Keras' defaults, in batch norm too.
  public init(_ c: Configuration, dtype: DType = .float32, using random: inout SplitMix64) {
    let (units, wide, narrow) = (c.width(1024), c.width(128), c.width(64))
    hidden = Dense(
      inputs: c.latentCount, outputs: units, activation: .tanh, weights: .glorotUniform,
      dtype: dtype, using: &random)
    dense = Dense(
      inputs: units, outputs: 7 * 7 * wide, weights: .glorotUniform, dtype: dtype, using: &random)
    norm = .keras(features: 7 * 7 * wide, activation: .tanh, dtype: dtype)
    reshape = Reshape(to: [7, 7, wide])
    double = UpSampling2D(factor: 2)
    convolution = Conv2D(
      inputs: wide, outputs: narrow, kernel: 5, padding: .same, activation: .tanh,
      weights: .glorotUniform, dtype: dtype, using: &random)
    doubleAgain = UpSampling2D(factor: 2)
    pixels = Conv2D(
      inputs: narrow, outputs: 1, kernel: 5, padding: .same, activation: .tanh,
      weights: .glorotUniform, dtype: dtype, using: &random)
  }

  /// G(z).
  public func callAsFunction(_ noise: Tensor, mode: Mode) -> Tensor {
    let start = reshape(norm(dense(hidden(noise)), mode: mode))
    return pixels(doubleAgain(convolution(double(start))))
  }
}

/// keras-dcgan's discriminator: convolutions and max-pooling, tanh everywhere; 3,485,441
/// parameters.
///
///     28 × 28 × 1 → 5 × 5, 64, tanh, pooled → 5 × 5 without padding, 128, tanh, pooled → 5 × 5
///                 → dense 1024, tanh → dense 1
///
/// The book says that there is no pooling.
public struct KerasDiscriminator: Discriminator {
  /// 28 × 28 × 64, tanh.
  public let convolution: Conv2D
  /// 14 × 14 × 64.
  public let pool: MaxPooling2D
  /// 10 × 10 × 128, tanh.
  public let convolution2: Conv2D
  /// 5 × 5 × 128.
  public let pool2: MaxPooling2D
  /// 3,200 numbers a picture.
  public let flatten: Flatten
  /// 1,024 units, tanh.
  public let hidden: Dense
  /// The verdict, before the sigmoid.
  public let logit: Dense
  /// Which of its two labels means "real".
  public let convention: LabelConvention

  /// A discriminator with fresh weights: Keras' defaults.
  public init(_ c: Configuration, dtype: DType = .float32, using random: inout SplitMix64) {
    let (units, wide, narrow) = (c.width(1024), c.width(128), c.width(64))
    convolution = Conv2D(
      inputs: 1, outputs: narrow, kernel: 5, padding: .same, activation: .tanh,
      weights: .glorotUniform, dtype: dtype, using: &random)
    pool = MaxPooling2D(size: 2)
    convolution2 = Conv2D(
      inputs: narrow, outputs: wide, kernel: 5, padding: .valid, activation: .tanh,
      weights: .glorotUniform, dtype: dtype, using: &random)
    pool2 = MaxPooling2D(size: 2)
    flatten = Flatten()
    hidden = Dense(
      inputs: 5 * 5 * wide, outputs: units, activation: .tanh, weights: .glorotUniform,
      dtype: dtype, using: &random)
    logit = Dense(
      inputs: units, outputs: 1, weights: .glorotUniform, dtype: dtype, using: &random)
    convention = c.convention
  }

  /// D(x); the same in both modes.
  public func callAsFunction(
    _ pictures: Tensor, mode: Mode, using random: inout SplitMix64
  ) -> Verdict {
    let features = pool2(convolution2(pool(convolution(pictures))))
    return Verdict(logits: logit(hidden(flatten(features))), convention: convention)
  }
}
