import Datasets
import Foundation
import NeuralNetworks
import Tensors

@testable import VariationalAutoencoder

/// Networks of a few units for grey pictures of 6 × 4 pixels.
func tinyConfiguration(
  _ network: Configuration.Network, _ change: (inout Configuration) -> Void = { _ in }
) -> Configuration {
  var configuration = Configuration(preset: .smoke)
  (configuration.network, configuration.height, configuration.width) = (network, 6, 4)
  (configuration.filterCount, configuration.hiddenCount, configuration.batchSize) = (4, 5, 8)
  change(&configuration)
  return configuration
}

/// Such networks about to learn forty speckled pictures.
func tinyTraining(
  _ network: Configuration.Network, seed: UInt64 = 7, dtype: DType = .float32,
  _ change: (inout Configuration) -> Void = { _ in }
) -> AutoencoderTraining {
  let configuration = tinyConfiguration(network, change)
  return AutoencoderTraining(
    configuration, pictures: speckledPictures(configuration.pictureShape), seed: seed, dtype: dtype)
}

/// Networks none of whose numbers is special: no bias is zero.
func generalAutoencoder(
  _ configuration: Configuration, dtype: DType = .float64, seed: UInt64 = 5
) -> Autoencoder {
  var random = SplitMix64(seed: seed)
  let model = Autoencoder(configuration, dtype: dtype, using: &random)
  for (_, parameter) in model.parameters {
    parameter.value += .normal(
      parameter.value.shape, deviation: 0.2, dtype: dtype, using: &random)
  }
  return model
}

/// Pictures of a size, each with dark and bright pixels. They are made here, so that what is tested
/// does not change with the data that the package draws.
func speckledPictures(_ shape: [Int], count: Int = 40) -> LabelledImages {
  var random = SplitMix64(seed: 7)
  let pixels = (0..<count).flatMap { _ in
    let ground = random.below(100)
    return (0..<shape.reduce(1, *)).map { _ in UInt8(ground + random.below(156)) }
  }
  return pictures(shape, pixels)
}

/// Pictures of given bytes.
func pictures(_ shape: [Int], _ pixels: [UInt8]) -> LabelledImages {
  let count = pixels.count / shape.reduce(1, *)
  return LabelledImages(
    name: "pictures", height: shape[0], width: shape[1], channels: shape[2], pixels: pixels,
    labels: [UInt8](repeating: 0, count: count), classCount: 1)
}

/// A table of numbers in Double.
func matrix(_ rows: [[Double]]) -> Tensor {
  Tensor(Array(rows.joined()), shape: [rows.count, rows[0].count], dtype: .float64)
}

/// A folder for one test, which goes when the test lets go of it.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "vae-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func file(_ name: String) -> URL { url.appending(path: name) }
}

extension AutoencoderTraining {
  /// The bytes of the checkpoint that would be written now.
  func fileBytes(in folder: TemporaryFolder) throws -> Data {
    let url = folder.file(UUID().uuidString)
    try checkpoint().write(to: url)
    return try Data(contentsOf: url)
  }

  /// Takes steps; what they say is not asked for.
  mutating func takeSteps(_ count: Int) {
    for _ in 0..<count { _ = takeStep() }
  }
}
