import NeuralNetworks
import Tensors

/// A feature network while it learns to tell classes apart.
///
///     pictures → (3 × 3 convolution → batch normalisation → ReLU … → halved) … → mean over all pixels
///              → dense classes
///
/// Batch normalisation makes it learn in few epochs. Afterwards it is a multiplication and an addition a
/// channel, which go into the convolution before it: `folded` is a plain stack that says the same.
struct NormalisedNetwork: Module {
  let architecture: Architecture
  let preprocessing: Preprocessing
  let convolutions: [Conv2D]
  let norms: [BatchNorm]
  let output: Dense

  /// A network with fresh weights.
  init(
    _ architecture: Architecture, preprocessing: Preprocessing, classCount: Int,
    dtype: DType = .float32, using random: inout SplitMix64
  ) {
    (self.architecture, self.preprocessing) = (architecture, preprocessing)
    convolutions = architecture.convolutions(
      weights: .xavierNormal, activation: .identity, dtype: dtype, using: &random)
    norms = architecture.channels.map { _, outputs in
      BatchNorm(featureCount: outputs, runningMomentum: 0.9, activation: .relu, dtype: dtype)
    }
    output = Dense(
      inputs: architecture.channels.last!.outputs, outputs: classCount, weights: .glorotUniform,
      dtype: dtype, using: &random)
  }

  /// [batch, height, width, 3] → logits of [batch, classes].
  func callAsFunction(_ pictures: Tensor, mode: Mode) -> Tensor {
    var x = preprocessing(pictures)
    for layer in architecture.layers.dropLast() {  // the mean stands for the last pooling
      x =
        layer.convolution.map { norms[$0](convolutions[$0](x), mode: mode) }
        ?? maxPooled(x, size: 2)
    }
    return output(meanOverPixels(x))
  }

  /// The plain stack, `f(γ·(x ∗ W + b − μ)/√(σ² + ε) + β) = f(x ∗ s·W + s·(b − μ) + β)` with
  /// s = γ/√(σ² + ε), a number for each channel.
  func folded() -> FeatureNetwork {
    var unused = SplitMix64(seed: 0)
    let plain = architecture.convolutions(
      weights: .zeros, activation: .relu, dtype: output.weight.dtype, using: &unused)
    for (number, (convolution, norm)) in zip(convolutions, norms).enumerated() {
      let s = norm.scale / sqrt(norm.runningVariance + norm.epsilon)
      plain[number].weight = convolution.weight * s
      plain[number].bias = (convolution.bias - norm.runningMean) * s + norm.shift
    }
    return FeatureNetwork(
      architecture, preprocessing: preprocessing, notes: [:], convolutions: plain)
  }
}

/// The mean of each channel: [batch, height, width, channels] → [batch, channels].
func meanOverPixels(_ maps: Tensor) -> Tensor {
  let shape = maps.shape
  return maps.reshaped([shape[0], shape[1] * shape[2], shape[3]]).mean(along: 1)
}
