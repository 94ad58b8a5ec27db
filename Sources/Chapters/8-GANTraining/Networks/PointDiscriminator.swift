import GAN
public import NeuralNetworks
public import Tensors

/// Judges points, a pack of them at a time: d·pack → 128 → 128 → 1.
public struct PointDiscriminator: DiscriminatorNetwork {
  let hidden: [HiddenLayer]
  let comparison: MinibatchDiscrimination?
  let logit: HiddenLayer
  let packSize: Int

  /// A discriminator with fresh weights.
  init(
    _ configuration: Configuration, _ rules: Rules, of data: any PointSource, dtype: DType,
    using random: inout SplitMix64
  ) {
    let width = configuration.hiddenCount
    packSize = rules.packSize
    hidden = [data.dimension * packSize, width].map { inputs in
      HiddenLayer(
        inputs: inputs, outputs: width, activation: rules.activation ?? .relu,
        normalisation: rules.normalisation, isSpectral: rules.isSpectral, dtype: dtype,
        using: &random)
    }
    comparison =
      rules.comparisonCount == 0
      ? nil
      : MinibatchDiscrimination(
        features: width, comparisons: rules.comparisonCount, dtype: dtype, using: &random)
    logit = HiddenLayer(
      inputs: width + rules.comparisonCount, outputs: 1, activation: .identity,
      normalisation: .usual, isSpectral: rules.isSpectral, dtype: dtype, using: &random)
  }

  /// D(x): [batch, d] → an opinion on each of batch/pack packs.
  public func callAsFunction(_ points: Tensor, mode: Mode) -> Opinion {
    var x = packed(points, by: packSize)
    for layer in hidden { x = layer(x, mode: mode) }
    let seen = comparison.map { concatenated([x, $0(x)], along: 1) } ?? x
    return Opinion(
      verdict: Verdict(logits: logit(seen, mode: mode), convention: .realIsOne), features: x)
  }
}
