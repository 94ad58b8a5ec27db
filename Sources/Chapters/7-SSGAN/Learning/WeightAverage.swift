import Foundation
import NeuralNetworks
import Tensors

/// A network whose numbers are the running mean of another one's, and which classifies better than that
/// one does at any single step. Polyak & Juditsky (1992).
///
/// After step t, `a ← a + ρ/(1 − (1 − ρ)ᵗ)·(θ − a)`: the exponential mean of all weights since the first
/// step, corrected as Adam's are, and the plain mean while t is far below 1/ρ. Salimans et al.'s (2016)
/// program has ρ = 10⁻⁴ and no correction; it begins at zero, which normalised weights forgive. Running
/// statistics are averaged too.
public struct WeightAverage {
  /// The network with the averaged weights.
  public let network: any Discriminator
  /// ρ.
  public let rate: Double

  /// What a checkpoint calls it.
  static let name = "average"

  /// A mean that stands where `discriminator` does; nil where the configuration wants none.
  init?(of discriminator: any Discriminator, _ configuration: Configuration, dtype: DType) {
    if configuration.averagingRate == 0 { return nil }
    var unused = SplitMix64(seed: 0)
    network = configuration.makeDiscriminator(dtype: dtype, using: &unused)
    rate = configuration.averagingRate
    for (own, its) in zip(network.variables, discriminator.variables) {
      own.parameter.value = its.parameter.value
    }
  }

  /// Takes the weights of `discriminator` after step t, counted from 1, into the mean.
  func follow(_ discriminator: any Discriminator, step t: Int) {
    let share = rate / (1 - pow(1 - rate, Double(t)))
    for (own, its) in zip(network.variables, discriminator.variables) {
      own.parameter.value = (1 - share) * own.parameter.value + share * its.parameter.value
    }
  }
}

extension WeightAverage? {
  /// The mean numbers, none where there is no average.
  var variables: ParameterList { self?.network.variables ?? ParameterList([]) }
}
