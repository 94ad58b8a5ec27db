import NeuralNetworks
import Tensors

/// A fully connected layer of the discriminator, `y = f(norm(x·W + b))`, whose weight and whose sums a
/// remedy may normalise.
struct HiddenLayer: Module {
  let dense: Dense
  let batchNorm: BatchNorm?
  let spectralNorm: SpectralNorm?
  let activation: Activation
  let isInstanceNormalised: Bool

  init(
    inputs: Int, outputs: Int, activation: Activation, normalisation: Normalisation,
    isSpectral: Bool, dtype: DType, using random: inout SplitMix64
  ) {
    dense = Dense(
      inputs: inputs, outputs: outputs, weights: .published, dtype: dtype, using: &random)
    spectralNorm = isSpectral ? SpectralNorm(of: dense.weight) : nil
    self.activation = activation
    isInstanceNormalised = normalisation == .instance
    if case .batch = normalisation {
      batchNorm = BatchNorm(featureCount: outputs, activation: activation, dtype: dtype)
    } else {
      batchNorm = nil
    }
  }

  /// [batch, inputs] → [batch, outputs].
  func callAsFunction(_ x: Tensor, mode: Mode) -> Tensor {
    let weight = spectralNorm?(dense.weight, mode: mode) ?? dense.weight
    let isNormalised = batchNorm != nil || isInstanceNormalised
    let sums = linear(
      x, weight: weight, bias: dense.bias, activation: isNormalised ? .identity : activation)
    if let batchNorm { return batchNorm(sums, mode: mode) }
    return isInstanceNormalised ? activated(normalisedRows(sums), by: activation) : sums
  }
}

extension Initialiser {
  /// N(0, 0.02²) for every weight of both networks, as Radford et al. (2016) draw them.
  ///
  /// The collapse-prone baseline hangs on it: with Glorot & Bengio's larger weights its generator begins
  /// spread out, and in some games stays so.
  static let published = Initialiser.normal(deviation: 0.02)
}
