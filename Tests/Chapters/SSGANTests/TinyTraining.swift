import Datasets
import Foundation
import GAN
import NeuralNetworks
import Tensors
import Training

@testable import SSGAN

/// Every recipe with every pair of networks.
let allGames = SSGAN.Configuration.Recipe.allCases.flatMap { recipe in
  SSGAN.Configuration.Network.allCases.map { (recipe, $0) }
}

/// The smoke preset, a 32nd of the published width, three classes, and six labels unless others are
/// asked for.
func tinyConfiguration(
  _ recipe: SSGAN.Configuration.Recipe, _ network: SSGAN.Configuration.Network,
  _ change: (inout SSGAN.Configuration) -> Void = { _ in }
) -> SSGAN.Configuration {
  var configuration = SSGAN.Configuration(recipe, network, preset: .smoke)
  (configuration.widthFactor, configuration.latentCount) = (1.0 / 32, 5)
  (configuration.batchSize, configuration.classCount, configuration.labelCount) = (4, 3, 6)
  change(&configuration)
  return configuration
}

/// A game with sixty pictures that are made here, so that what is tested does not change with the data
/// that the package draws.
func tinyTraining(
  _ recipe: SSGAN.Configuration.Recipe, _ network: SSGAN.Configuration.Network, seed: UInt64 = 7,
  dtype: DType = .float64, _ change: (inout SSGAN.Configuration) -> Void = { _ in }
) throws -> SSGANTraining {
  let configuration = tinyConfiguration(recipe, network, change)
  let subset = try configuration.subset(of: speckledPictures(network.pictureShape))
  return SSGANTraining(configuration, subset: subset, seed: seed, dtype: dtype)
}

/// The same without a generator.
func tinyTwin(
  _ recipe: SSGAN.Configuration.Recipe, _ network: SSGAN.Configuration.Network, seed: UInt64 = 7,
  dtype: DType = .float64, _ change: (inout SSGAN.Configuration) -> Void = { _ in }
) throws -> SupervisedTwin {
  let configuration = tinyConfiguration(recipe, network, change)
  let subset = try configuration.subset(of: speckledPictures(network.pictureShape))
  return SupervisedTwin(configuration, subset: subset, seed: seed, dtype: dtype)
}

/// Sixty pictures of three classes: the higher the class, the brighter.
func speckledPictures(_ shape: [Int]) -> LabelledImages {
  var random = SplitMix64(seed: 7)
  let labels = (0..<60).map { UInt8($0 % 3) }
  let pixels = labels.flatMap { label in
    let ground = random.below(40) + 60 * Int(label)
    return (0..<shape.reduce(1, *)).map { _ in UInt8(ground + random.below(96)) }
  }
  return LabelledImages(
    name: "speckles", height: shape[0], width: shape[1], channels: shape[2], pixels: pixels,
    labels: labels, classCount: 3)
}

/// The bytes of every number of a network, running statistics among them.
func variableBytes(_ module: some Module) -> [[UInt8]] {
  module.variables.map { $0.parameter.value.bytes }
}

/// The bytes of what training changes.
func parameterBytes(_ module: some Module) -> [[UInt8]] {
  module.parameters.map { $0.parameter.value.bytes }
}

/// A number of a step's measurements; not a number where it was not measured.
func value(_ name: String, _ metrics: [Metric]) -> Double {
  metrics.first { $0.name == name }?.value ?? .nan
}
