import GAN
public import NeuralNetworks
public import Tensors

/// Judges pictures, a pack of them at a time as channels: 28 × 28 × pack → 14 × 14 × c → 7 × 7 × 2c → 1, in
/// strides of two with LeakyReLU; c is the configuration's `hiddenCount`.
public struct PictureDiscriminator: DiscriminatorNetwork {
  let shrink: [PictureLayer]
  let comparison: MinibatchDiscrimination?
  let logit: HiddenLayer
  let packSize: Int

  init(
    _ configuration: Configuration, _ rules: Rules, dtype: DType, using random: inout SplitMix64
  ) {
    let c = configuration.hiddenCount
    packSize = rules.packSize
    // As published, no norm where the discriminator sees the picture itself.
    let first = PictureLayer(
      inputs: packSize, outputs: c, rules, isNormalised: false, dtype: dtype, using: &random)
    let second = PictureLayer(
      inputs: c, outputs: 2 * c, rules, isNormalised: true, dtype: dtype, using: &random)
    shrink = [first, second]
    comparison =
      rules.comparisonCount == 0
      ? nil
      : MinibatchDiscrimination(
        features: 98 * c, comparisons: rules.comparisonCount, dtype: dtype, using: &random)
    logit = HiddenLayer(
      inputs: 98 * c + rules.comparisonCount, outputs: 1, activation: .identity,
      normalisation: .usual, isSpectral: rules.isSpectral, dtype: dtype, using: &random)
  }

  /// D(x): [batch, 784] → an opinion on each of batch/pack packs.
  public func callAsFunction(_ points: Tensor, mode: Mode) -> Opinion {
    let map = shrink.reduce(channels(points)) { $1($0, mode: mode) }
    let features = map.reshaped([map.shape[0], map.count / map.shape[0]])
    let seen = comparison.map { concatenated([features, $0(features)], along: 1) } ?? features
    return Opinion(
      verdict: Verdict(logits: logit(seen, mode: mode), convention: .realIsOne),
      features: features)
  }

  /// The pictures of a pack as channels of one: [packs, 28, 28, pack].
  private func channels(_ points: Tensor) -> Tensor {
    let rows = packed(points, by: packSize)
    let pictures = (0..<packSize).map { picture in
      rows.sliced(784 * picture..<784 * (picture + 1), along: 1)
        .reshaped([rows.shape[0], 28, 28, 1])
    }
    return concatenated(pictures, along: 3)
  }
}

/// A convolution of 4 × 4 in strides of two, whose kernel and whose sums a remedy may normalise.
struct PictureLayer: Module {
  let convolution: Conv2D
  let batchNorm: BatchNorm?
  let instanceNorm: InstanceNorm?
  let spectralNorm: SpectralNorm?
  let activation: Activation

  init(
    inputs: Int, outputs: Int, _ rules: Rules, isNormalised: Bool, dtype: DType,
    using random: inout SplitMix64
  ) {
    activation = rules.activation ?? .leakyReLU(slope: 0.2)
    convolution = Conv2D(
      inputs: inputs, outputs: outputs, kernel: 4, stride: 2, padding: .same,
      weights: .published, dtype: dtype, using: &random)
    spectralNorm =
      rules.isSpectral
      ? SpectralNorm(of: convolution.weight.reshaped([16 * inputs, outputs])) : nil
    let isByInstance = rules.normalisation == .instance
    batchNorm =
      isNormalised && !isByInstance
      ? BatchNorm(
        featureCount: outputs, epsilon: 1e-5, runningMomentum: 0.9, activation: activation,
        dtype: dtype) : nil
    instanceNorm =
      isNormalised && isByInstance
      ? InstanceNorm(channelCount: outputs, epsilon: 1e-5, activation: activation, dtype: dtype)
      : nil
  }

  /// [batch, height, width, inputs] → half the sides, [.., outputs].
  func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor {
    let shape = convolution.weight.shape
    let matrix = convolution.weight.reshaped([shape[0] * shape[1] * shape[2], shape[3]])
    let weight = spectralNorm?(matrix, mode: mode).reshaped(shape) ?? convolution.weight
    let isNormalised = batchNorm != nil || instanceNorm != nil
    let sums = conv2D(
      x, weight: weight, bias: convolution.bias, stride: 2, padding: .same,
      activation: isNormalised ? .identity : activation)
    return batchNorm?(sums, mode: mode) ?? instanceNorm?(sums) ?? sums
  }
}
