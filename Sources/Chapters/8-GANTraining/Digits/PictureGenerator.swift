public import NeuralNetworks
public import Tensors

/// Turns noise into pictures: z → 7 × 7 × 2c → 14 × 14 × c → 28 × 28 × 1, with batch norm and ReLU before
/// each enlargement and tanh at the end; c is the configuration's `hiddenCount`.
public struct PictureGenerator: GeneratorNetwork {
  let project: Dense
  let norms: [BatchNorm]
  let enlargements: [Enlargement]
  let dropout: Dropout

  init(
    _ configuration: Configuration, _ rules: Rules, dtype: DType, using random: inout SplitMix64
  ) {
    let channels = [2 * configuration.hiddenCount, configuration.hiddenCount, 1]
    dropout = Dropout(rate: rules.generatorDropout)
    project = Dense(
      inputs: configuration.latentCount, outputs: 49 * channels[0], weights: .published,
      dtype: dtype, using: &random)
    norms = channels.dropLast().map {
      BatchNorm(
        featureCount: $0, epsilon: 1e-5, runningMomentum: 0.9,
        activation: rules.activation ?? .relu,
        dtype: dtype)
    }
    enlargements = zip(channels, channels.dropFirst()).map { inputs, outputs in
      Enlargement(
        inputs: inputs, outputs: outputs, shufflesPixels: rules.shufflesPixels, dtype: dtype,
        using: &random)
    }
  }

  /// G(z): [batch, latents] → [batch, 784].
  public func callAsFunction(
    _ noise: Tensor, mode: Mode, using masks: inout SplitMix64
  ) -> Tensor {
    let batch = noise.shape[0]
    var x = project(noise).reshaped([batch, 7, 7, norms[0].scale.count])
    for (norm, enlargement) in zip(norms, enlargements) {
      x = enlargement(dropout(norm(x, mode: mode), mode: mode, using: &masks))
    }
    return tanh(x).reshaped([batch, 784])
  }
}
