import Datasets
import Foundation
import NeuralNetworks
import Tensors

@testable import DCGAN

/// The smoke preset on forty speckled pictures, three channels wide where the source has 128.
func tinyGame(
  _ network: Network, seed: UInt64 = 7, dtype: DType = .float64,
  _ change: (inout DCGAN.Configuration) -> Void = { _ in }
) -> DCGAN.Game {
  var configuration = DCGAN.Configuration(network, preset: .smoke)
  (configuration.batchSize, configuration.widthFactor) = (4, 3.0 / 128)
  change(&configuration)
  return DCGAN.Game(
    configuration, pictures: speckledPictures(configuration.pictureShape), seed: seed, dtype: dtype)
}

/// Forty pictures of a size, each with dark and bright pixels. They are made here, so that what is
/// tested does not change with the data that the package draws.
func speckledPictures(_ shape: [Int]) -> LabelledImages {
  var random = SplitMix64(seed: 7)
  let pixels = (0..<40).flatMap { _ in
    let ground = random.below(100)
    return (0..<shape.reduce(1, *)).map { _ in UInt8(ground + random.below(156)) }
  }
  return LabelledImages(
    name: "speckles", height: shape[0], width: shape[1], channels: shape[2], pixels: pixels,
    labels: [UInt8](repeating: 0, count: 40), classCount: 1)
}

/// The bytes of every number of a network, running statistics among them.
func variableBytes(_ module: some Module) -> [[UInt8]] {
  module.variables.map { $0.parameter.value.bytes }
}

/// The bytes of what training changes.
func parameterBytes(_ module: some Module) -> [[UInt8]] {
  module.parameters.map { $0.parameter.value.bytes }
}
