public import NeuralNetworks
public import Tensors

/// Turns noise into points: z → 128 → 128 → d. Places in the plane have nothing after the last sum, grey
/// values a sigmoid.
public struct PointGenerator: GeneratorNetwork {
  let hidden: [Dense]
  let point: Dense
  let dropout: Dropout

  /// A generator with fresh weights.
  init(
    _ configuration: Configuration, _ rules: Rules, of data: any PointSource, dtype: DType,
    using random: inout SplitMix64
  ) {
    let width = configuration.hiddenCount
    dropout = Dropout(rate: rules.generatorDropout)
    hidden = [configuration.latentCount, width].map { inputs in
      Dense(
        inputs: inputs, outputs: width, activation: rules.activation ?? .relu, weights: .published,
        dtype: dtype, using: &random)
    }
    point = Dense(
      inputs: width, outputs: data.dimension, activation: data.range, weights: .published,
      dtype: dtype, using: &random)
  }

  /// G(z): [batch, latents] → [batch, d].
  /// - Parameter masks: what dropout draws from in training.
  public func callAsFunction(
    _ noise: Tensor, mode: Mode, using masks: inout SplitMix64
  ) -> Tensor {
    var x = noise
    for layer in hidden { x = dropout(layer(x), mode: mode, using: &masks) }
    return point(x)
  }
}
