public import NeuralNetworks
public import Tensors

/// The repository's discriminator: three convolutions in strides of two, and a dense layer.
///
///     mnist    28 × 28 × 1 → 14 × 14 × 32 → 7 × 7 × 64 → 4 × 4 × 128 → dense n + 1
///     cifar10  32 × 32 × 3 → 16 × 16 × 64 → 8 × 8 × 128 → 4 × 4 × 256 → dense n + 1
///
/// 280,011 and 1,075,211 trained numbers for ten classes. The features are the last map.
public struct ConvolutionalDiscriminator: Discriminator {
  /// Each halves the sides.
  public let shrink: [ShrinkingBlock]
  /// The last map as one row.
  public let flatten: Flatten
  /// A number for each class, before the softmax.
  public let logits: Dense

  private let configuration: Configuration

  /// A discriminator with fresh weights.
  public init(_ c: Configuration, dtype: DType = .float32, using random: inout SplitMix64) {
    let shape = c.network.pictureShape
    let published = c.network == .cifar10 ? [64, 128, 256] : [32, 64, 128]
    let channels = [shape[2]] + published.map(c.width)
    shrink = zip(channels, channels.dropFirst()).map { inputs, outputs in
      ShrinkingBlock(c, inputs: inputs, outputs: outputs, dtype: dtype, using: &random)
    }
    flatten = Flatten()
    logits = Dense(
      inputs: 4 * 4 * channels.last!, outputs: c.logitCount, weights: .glorotUniform, dtype: dtype,
      using: &random)
    configuration = c
  }

  /// D(x). The features are taken before the last dropout.
  public func callAsFunction(
    _ pictures: Tensor, mode: Mode, using random: inout SplitMix64
  ) -> ClassVerdict {
    var (map, kept) = (pictures, pictures)
    for block in shrink {
      map = block.norm(block.convolution(kept), mode: mode)
      kept = block.dropout(map, mode: mode, using: &random)
    }
    return configuration.verdict(logits(flatten(kept)), flatten(map))
  }
}

/// A convolution of 5 × 5 in strides of two, LeakyReLU, batch norm, dropout.
public struct ShrinkingBlock: Module {
  /// Half as many rows and columns, LeakyReLU.
  ///
  /// The source writes it `f₁·x + f₂·|x|` with f₁ = ½(1 + slope) and f₂ = ½(1 − slope): f₁ + f₂ = 1
  /// where x > 0, and f₁ − f₂ = slope where x < 0.
  public let convolution: Conv2D
  /// By channel.
  public let norm: BatchNorm
  /// Sets half of it to zero in training.
  public let dropout: Dropout

  fileprivate init(
    _ c: Configuration, inputs: Int, outputs: Int, dtype: DType, using random: inout SplitMix64
  ) {
    convolution = Conv2D(
      inputs: inputs, outputs: outputs, kernel: 5, stride: 2, padding: .same,
      activation: .leakyReLU(slope: c.slope), weights: .truncatedNormal(deviation: 0.02),
      dtype: dtype, using: &random)
    norm = BatchNorm(
      featureCount: outputs, epsilon: 1e-3, runningMomentum: 0.9, dtype: dtype)
    dropout = Dropout(rate: c.dropoutRate)
  }
}
