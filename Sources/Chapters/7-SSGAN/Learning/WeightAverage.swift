import NeuralNetworks
import Tensors

/// A network whose numbers follow those of another one slowly, `a ← a + ρ·(θ − a)` after each step, and
/// which classifies better than any single one of them. Polyak & Juditsky (1992).
///
/// Salimans et al.'s (2016) program has ρ = 10⁻⁴ and begins at zero, which batch norm and softmax's order
/// forgive; here it begins at the weights. Running statistics are averaged too.
public struct WeightAverage {
  /// The network with the averaged weights.
  public let network: any Discriminator
  /// ρ.
  public let rate: Double

  /// What a checkpoint calls it.
  static let name = "average"

  /// An average that stands where `discriminator` does; nil where the configuration wants none.
  init?(of discriminator: any Discriminator, _ configuration: Configuration, dtype: DType) {
    if configuration.averagingRate == 0 { return nil }
    var unused = SplitMix64(seed: 0)
    network = configuration.makeDiscriminator(dtype: dtype, using: &unused)
    rate = configuration.averagingRate
    for (own, its) in zip(network.variables, discriminator.variables) {
      own.parameter.value = its.parameter.value
    }
  }

  /// Takes one step towards `discriminator`.
  func follow(_ discriminator: any Discriminator) {
    for (own, its) in zip(network.variables, discriminator.variables) {
      own.parameter.value = (1 - rate) * own.parameter.value + rate * its.parameter.value
    }
  }
}

extension WeightAverage? {
  /// The averaged numbers, none where there is no average.
  var variables: ParameterList { self?.network.variables ?? ParameterList([]) }
}
