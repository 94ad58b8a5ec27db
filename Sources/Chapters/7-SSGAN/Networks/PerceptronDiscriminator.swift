public import NeuralNetworks
public import Tensors

/// The discriminator of Salimans et al. (2016) for digits: noise instead of dropout, and dense layers
/// with normalised weights.
///
///     28 × 28 × 1 → noise 0.3 → dense 1000 → noise 0.5 → dense 500 → noise 0.5
///                 → three times dense 250, noise 0.5 → dense n
///
/// ReLU after each layer but the last. Only the last one's lengths are trained; those of the others stay
/// as `prepare(on:using:)` has set them. The features are the last hidden layer, before its noise.
public struct PerceptronDiscriminator: Discriminator {
  /// The picture as one row.
  public let flatten: Flatten
  /// 0.3 on every pixel.
  public let noise: GaussianNoise
  /// 1000, 500, 250, 250 and 250 units, each with noise.
  public let hidden: [NoisyBlock]
  /// A number for each class, before the softmax.
  public let logits: WeightNormDense

  private let configuration: Configuration

  /// A discriminator with fresh weights.
  public init(_ c: Configuration, dtype: DType = .float32, using random: inout SplitMix64) {
    let pixelCount = c.network.pictureShape.reduce(1, *)
    let widths = [pixelCount] + [1000, 500, 250, 250, 250].map(c.width)
    func layer(_ inputs: Int, _ outputs: Int, isLast: Bool) -> WeightNormDense {
      WeightNormDense(
        inputs: inputs, outputs: outputs, activation: isLast ? .identity : .relu,
        isLengthTrained: isLast, weights: .normal(deviation: 0.1), dtype: dtype, using: &random)
    }
    flatten = Flatten()
    noise = GaussianNoise(deviation: 0.3)
    hidden = zip(widths, widths.dropFirst()).map { inputs, outputs in
      NoisyBlock(
        dense: layer(inputs, outputs, isLast: false), noise: GaussianNoise(deviation: 0.5))
    }
    logits = layer(widths.last!, c.logitCount, isLast: true)
    configuration = c
  }

  /// D(x).
  public func callAsFunction(
    _ pictures: Tensor, mode: Mode, using random: inout SplitMix64
  ) -> ClassVerdict {
    var features = flatten(pictures)
    var noisy = noise(features, mode: mode, using: &random)
    for block in hidden {
      features = block.dense(noisy)
      noisy = block.noise(features, mode: mode, using: &random)
    }
    return configuration.verdict(logits(noisy), features)
  }

  /// Sets lengths and biases layer by layer so that over these pictures each sum has a mean of zero and
  /// a variance of one.
  public func prepare(on pictures: Tensor, using random: inout SplitMix64) {
    let start = noise(flatten(pictures), mode: .training, using: &random)
    let last = hidden.reduce(start) { x, block in
      block.noise(block.dense.initialise(on: x), mode: .training, using: &random)
    }
    _ = logits.initialise(on: last)
  }
}

/// A dense layer, ReLU, and noise.
public struct NoisyBlock: Module {
  /// ReLU.
  public let dense: WeightNormDense
  /// 0.5 on every unit.
  public let noise: GaussianNoise
}
