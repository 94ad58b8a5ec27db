import Tensors

@testable import DeepDream
@testable import FeatureNetworks

/// Three blocks of one convolution each, of 16 channels, whose biases are not zero.
func tinyNetwork(dtype: DType = .float32, seed: UInt64 = 3) -> FeatureNetwork {
  var random = SplitMix64(seed: seed)
  let network = FeatureNetwork(
    Architecture("tiny", [(1, 16), (1, 16), (1, 16)]), preprocessing: .centred, dtype: dtype,
    using: &random)
  for (_, parameter) in network.parameters {
    parameter.value += .normal(
      parameter.value.shape, deviation: 0.05, dtype: dtype, using: &random)
  }
  return network
}

/// A picture of grey speckles, with little contrast: there is much to dream.
func speckles(
  _ height: Int, _ width: Int, dtype: DType = .float32, seed: UInt64 = 5
) -> Tensor {
  var random = SplitMix64(seed: seed)
  return .uniform([1, height, width, 3], from: 0.45, to: 0.55, dtype: dtype, using: &random)
}

/// The smoke preset on a tiny network's layers.
func tinyConfiguration(_ change: (inout Configuration) -> Void = { _ in }) -> Configuration {
  var configuration = Configuration(preset: .smoke, for: tinyNetwork().architecture)
  change(&configuration)
  return configuration
}

/// A dream on speckles.
func tinyDream(
  of picture: Tensor? = nil, _ objective: (any Objective)? = nil, seed: UInt64 = 1,
  _ change: (inout Configuration) -> Void = { _ in }
) -> Dream {
  let configuration = tinyConfiguration(change)
  return Dream(
    of: picture ?? speckles(32, 40), objective: objective ?? MeanSquare(configuration.layers),
    in: tinyNetwork(), configuration, seed: seed)
}

extension Dream {
  /// Dreams to the end.
  mutating func steps() -> [Step] {
    var steps: [Step] = []
    while let step = next() { steps.append(step) }
    return steps
  }
}

/// The largest difference between two tensors of one shape.
func distance(_ a: Tensor, _ b: Tensor) -> Double {
  zip(a.scalars, b.scalars).map { abs($0 - $1) }.max() ?? 0
}
