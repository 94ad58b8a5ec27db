public import NeuralNetworks
public import Tensors

/// Turns noise into points: z → 128 → 128 → 2, with nothing after the last sum.
public struct PointGenerator: Module {
  let hidden: [Dense]
  let point: Dense
  let activation: Activation
  let dropout: Dropout

  /// A generator with fresh weights.
  public init(
    _ configuration: Configuration, dtype: DType = .float32, using random: inout SplitMix64
  ) {
    let (rules, width) = (configuration.rules, configuration.hiddenCount)
    activation = rules.activation
    dropout = Dropout(rate: rules.generatorDropout)
    hidden = [configuration.latentCount, width].map { inputs in
      Dense(
        inputs: inputs, outputs: width, activation: rules.activation, weights: .published,
        dtype: dtype, using: &random)
    }
    point = Dense(
      inputs: width, outputs: 2, weights: .published, dtype: dtype, using: &random)
  }

  /// G(z): [batch, latents] → [batch, 2].
  /// - Parameter masks: what dropout draws from in training.
  public func callAsFunction(
    _ noise: Tensor, mode: Mode, using masks: inout SplitMix64
  ) -> Tensor {
    var x = noise
    for layer in hidden { x = dropout(layer(x), mode: mode, using: &masks) }
    return point(x)
  }
}
