public import NeuralNetworks
public import Tensors

/// The repository's generator: four transposed convolutions without padding, batch norm after each ReLU.
///
///     mnist    latents 100 → 2 × 2 × 100 → 5 × 5 × 25 → 12 × 12 × 6 → 28 × 28 × 1, tanh
///     cifar10  latents 100 → 2 × 2 × 384 → 6 × 6 × 128 → 14 × 14 × 64 → 32 × 32 × 3, tanh
///
/// 65,510 and 1,079,747 trained numbers. Weights from N(0, 0.02²) without the values beyond two
/// deviations, biases zero. The book prints everything but these sizes.
public struct ConvolutionalGenerator: Generator {
  /// One pixel of 100 channels.
  public let reshape: Reshape
  /// Each enlarges the picture.
  public let enlarge: [EnlargingBlock]
  /// The last layer, before tanh.
  public let pixels: Conv2DTranspose

  /// The published [channels, kernel, stride] of each layer.
  static func layers(_ network: Configuration.Network) -> [(Int, kernel: Int, stride: Int)] {
    network == .cifar10
      ? [(384, 2, 1), (128, 4, 2), (64, 4, 2), (3, 6, 2)]
      : [(100, 2, 1), (25, 3, 2), (6, 4, 2), (1, 6, 2)]
  }

  /// A generator with fresh weights.
  public init(_ c: Configuration, dtype: DType = .float32, using random: inout SplitMix64) {
    reshape = Reshape(to: [1, 1, c.latentCount])
    var layers = Self.layers(c.network)
    let last = layers.removeLast()
    var inputs = c.latentCount
    enlarge = layers.map { published, kernel, stride in
      let outputs = c.width(published)
      defer { inputs = outputs }
      return EnlargingBlock(
        c, inputs: inputs, outputs: outputs, kernel: kernel, stride: stride, dtype: dtype,
        using: &random)
    }
    pixels = Conv2DTranspose(
      inputs: inputs, outputs: last.0, kernel: last.kernel, stride: last.stride, padding: .valid,
      activation: c.rectifiesPixels ? .relu : .identity,
      weights: .truncatedNormal(deviation: 0.02), dtype: dtype, using: &random)
  }

  /// G(z), in [−1, 1].
  public func callAsFunction(_ noise: Tensor, mode: Mode) -> Tensor {
    tanh(pixels(enlarge.reduce(reshape(noise)) { $1($0, mode: mode) }))
  }
}

/// A transposed convolution, ReLU, batch norm.
public struct EnlargingBlock: Module {
  /// More rows and columns, ReLU.
  public let convolution: Conv2DTranspose
  /// By channel.
  public let norm: BatchNorm
  /// Whether the norm is in the path; in the book's print it is not.
  public let returnsNorm: Bool

  fileprivate init(
    _ c: Configuration, inputs: Int, outputs: Int, kernel: Int, stride: Int, dtype: DType,
    using random: inout SplitMix64
  ) {
    convolution = Conv2DTranspose(
      inputs: inputs, outputs: outputs, kernel: kernel, stride: stride, padding: .valid,
      activation: .relu, weights: .truncatedNormal(deviation: 0.02), dtype: dtype, using: &random)
    norm = BatchNorm(
      featureCount: outputs, epsilon: 1e-3, runningMomentum: 0.9, dtype: dtype)
    returnsNorm = c.returnsNorm
  }

  /// The enlarged map.
  public func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor {
    let y = convolution(x)
    return returnsNorm ? norm(y, mode: mode) : y
  }
}
