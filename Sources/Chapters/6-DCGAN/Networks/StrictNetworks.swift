public import GAN
public import NeuralNetworks
public import Tensors

// What Radford et al. (2016) ask of a DCGAN, to the letter: strides instead of pooling, batch norm
// in both networks except at the generator's output and the discriminator's input, no fully
// connected hidden layers, ReLU in the generator with tanh at its output, LeakyReLU of slope 0.2 in
// the discriminator, weights from N(0, 0.02²). Kernels of 4 × 4 instead of their 5 × 5, which the
// stride does not divide.

/// The side of the smallest map, and the published channels from there to the pixels.
private func plan(_ c: Configuration) -> (side: Int, channels: [Int]) {
  let published = c.pictureShape[0] == 28 ? [256, 128] : [512, 256, 128]
  return (c.pictureShape[0] >> published.count, published.map(c.width))
}

private let weights = Initialiser.normal(deviation: 0.02)

/// A convolution in strides of two, batch norm, LeakyReLU.
public struct ShrinkingBlock: Module {
  /// Half as many rows and columns.
  public let convolution: Conv2D
  /// By channel, LeakyReLU after it.
  public let norm: BatchNorm

  fileprivate init(
    _ c: Configuration, inputs: Int, outputs: Int, dtype: DType, using random: inout SplitMix64
  ) {
    convolution = Conv2D(
      inputs: inputs, outputs: outputs, kernel: c.stridedKernel, stride: 2, padding: .same,
      weights: weights, dtype: dtype, using: &random)
    norm = .strict(features: outputs, activation: .leakyReLU(slope: c.slope), dtype: dtype)
  }
}

/// A transposed convolution in strides of two, batch norm, ReLU.
public struct EnlargingBlock: Module {
  /// Twice as many rows and columns.
  public let convolution: Conv2DTranspose
  /// By channel, ReLU after it.
  public let norm: BatchNorm

  fileprivate init(
    _ c: Configuration, inputs: Int, outputs: Int, dtype: DType, using random: inout SplitMix64
  ) {
    convolution = Conv2DTranspose(
      inputs: inputs, outputs: outputs, kernel: c.stridedKernel, stride: 2, padding: .same,
      weights: weights, dtype: dtype, using: &random)
    norm = .strict(features: outputs, activation: .relu, dtype: dtype)
  }
}

/// The paper's generator, for 28 × 28 × 1 or 32 × 32 × 3.
///
///     latents 100 → projected to 7 × 7 × 256 → 14 × 14 × 128 → 28 × 28 × 1
///     latents 100 → projected to 4 × 4 × 512 → 8 × 8 × 256 → 16 × 16 × 128 → 32 × 32 × 3
public struct StrictGenerator: Generator {
  /// One matrix product, which the paper does not count as fully connected: its outputs are a map.
  public let project: Dense
  /// The smallest map.
  public let reshape: Reshape
  /// By channel, ReLU after it.
  public let norm: BatchNorm
  /// Each doubles the sides and halves the channels.
  public let enlarge: [EnlargingBlock]
  /// The picture, tanh.
  public let pixels: Conv2DTranspose

  /// A generator with fresh weights.
  public init(_ c: Configuration, dtype: DType = .float32, using random: inout SplitMix64) {
    let (side, channels) = plan(c)
    project = Dense(
      inputs: c.latentCount, outputs: side * side * channels[0], weights: weights, dtype: dtype,
      using: &random)
    reshape = Reshape(to: [side, side, channels[0]])
    norm = .strict(features: channels[0], activation: .relu, dtype: dtype)
    enlarge = zip(channels, channels.dropFirst()).map { inputs, outputs in
      EnlargingBlock(c, inputs: inputs, outputs: outputs, dtype: dtype, using: &random)
    }
    pixels = Conv2DTranspose(
      inputs: channels.last!, outputs: c.pictureShape[2], kernel: c.stridedKernel, stride: 2,
      padding: .same, activation: .tanh, weights: weights, dtype: dtype, using: &random)
  }

  /// G(z).
  public func callAsFunction(_ noise: Tensor, mode: Mode) -> Tensor {
    let start = norm(reshape(project(noise)), mode: mode)
    return pixels(enlarge.reduce(start) { $1.norm($1.convolution($0), mode: mode) })
  }
}

/// The paper's discriminator: the generator's mirror image.
public struct StrictDiscriminator: Discriminator {
  /// Half the sides, LeakyReLU and no norm: it sees the picture itself.
  public let convolution: Conv2D
  /// Each halves the sides and doubles the channels.
  public let shrink: [ShrinkingBlock]
  /// The smallest map as one row.
  public let flatten: Flatten
  /// The verdict, before the sigmoid.
  public let logit: Dense
  /// Which of its two labels means "real".
  public let convention: LabelConvention

  /// A discriminator with fresh weights.
  public init(_ c: Configuration, dtype: DType = .float32, using random: inout SplitMix64) {
    let (side, reversed) = plan(c)
    let channels = [Int](reversed.reversed())
    convolution = Conv2D(
      inputs: c.pictureShape[2], outputs: channels[0], kernel: c.stridedKernel, stride: 2,
      padding: .same, activation: .leakyReLU(slope: c.slope), weights: weights, dtype: dtype,
      using: &random)
    shrink = zip(channels, channels.dropFirst()).map { inputs, outputs in
      ShrinkingBlock(c, inputs: inputs, outputs: outputs, dtype: dtype, using: &random)
    }
    flatten = Flatten()
    logit = Dense(
      inputs: side * side * channels.last!, outputs: 1, weights: weights, dtype: dtype,
      using: &random)
    convention = c.convention
  }

  /// D(x).
  public func callAsFunction(
    _ pictures: Tensor, mode: Mode, using random: inout SplitMix64
  ) -> Verdict {
    let features = shrink.reduce(convolution(pictures)) {
      $1.norm($1.convolution($0), mode: mode)
    }
    return Verdict(logits: logit(flatten(features)), convention: convention)
  }
}
