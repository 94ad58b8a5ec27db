import Datasets
import Foundation
import NeuralNetworks
import Tensors

@testable import DCGAN

/// The smoke preset on drawn pictures, three channels wide where the paper has 128.
func tinyGame(
  _ network: Network, seed: UInt64 = 7, dtype: DType = .float64,
  _ change: (inout DCGAN.Configuration) -> Void = { _ in }
) -> DCGAN.Game {
  var configuration = DCGAN.Configuration(network, preset: .smoke)
  (configuration.batchSize, configuration.widthFactor) = (4, 3.0 / 128)
  change(&configuration)
  return DCGAN.Game(
    configuration, pictures: drawnPictures(configuration.pictureShape), seed: seed, dtype: dtype)
}

/// Forty digits or sprites.
func drawnPictures(_ shape: [Int]) -> LabelledImages {
  shape == [28, 28, 1] ? digits : sprites
}

private let digits = DrawnDigits.make(count: 40, seed: 7)
private let sprites = DrawnSprites.make(count: 40, seed: 7)

/// The bytes of every number of a network, running statistics among them.
func variableBytes(_ module: some Module) -> [[UInt8]] {
  module.variables.map { $0.parameter.value.bytes }
}

/// The bytes of what training changes.
func parameterBytes(_ module: some Module) -> [[UInt8]] {
  module.parameters.map { $0.parameter.value.bytes }
}
