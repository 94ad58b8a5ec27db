import Datasets
import Foundation
import NeuralNetworks
import Tensors

@testable import GAN

/// The smoke preset on drawn digits.
func tinyGame(
  seed: UInt64 = 7, dtype: DType = .float64, _ change: (inout Configuration) -> Void = { _ in }
) -> Game {
  var configuration = Configuration(preset: .smoke)
  change(&configuration)
  return Game(
    configuration, pictures: DrawnDigits.make(count: configuration.drawnCount, seed: seed),
    seed: seed, dtype: dtype)
}

/// The bytes of every parameter.
func parameterBytes(_ module: some Module) -> [[UInt8]] {
  module.parameters.map { $0.parameter.value.bytes }
}

/// A folder for one test, which goes when the test lets go of it.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "gan-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func file(_ name: String) -> URL { url.appending(path: name) }
}
