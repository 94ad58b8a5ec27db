import Foundation
import GAN
import NeuralNetworks
import Tensors

@testable import GANTraining

/// The smoke preset on the ring.
func tinyGame(
  _ remedies: [Remedy] = [], baseline: Baseline = .tuned, seed: UInt64 = 7,
  dtype: DType = .float64, _ change: (inout GANTraining.Configuration) -> Void = { _ in }
) -> PointGame {
  var configuration = Configuration(baseline, preset: .smoke, remedies: remedies)
  change(&configuration)
  return PointGame(configuration, data: PointCloud(.ring), seed: seed, dtype: dtype)
}

/// A game by the rules of a remedy whose networks are smooth, so that its losses can be differentiated
/// numerically.
func smoothGame(
  _ remedies: [Remedy], _ change: (inout GANTraining.Configuration) -> Void = { _ in }
) -> PointGame {
  var configuration = Configuration(.tuned, preset: .smoke, remedies: remedies)
  (configuration.hiddenCount, configuration.batchSize) = (5, 4)
  change(&configuration)
  var rules = configuration.rules
  rules.activation = .tanh
  let game = PointGame(
    configuration, rules: rules, data: PointCloud(.ring), seed: 3, dtype: .float64)
  var random = SplitMix64(seed: 4)
  for entry in game.generator.parameters.map(\.parameter)
    + game.discriminator.parameters.map(\.parameter)
  {
    entry.value = .normal(entry.value.shape, deviation: 0.7, dtype: .float64, using: &random)
  }
  return game
}

/// The bytes of every parameter.
func parameterBytes(_ module: some Module) -> [[UInt8]] {
  module.parameters.map { $0.parameter.value.bytes }
}

/// A column of numbers in double precision.
func column(_ scalars: [Double]) -> Tensor {
  Tensor(scalars, shape: [scalars.count, 1], dtype: .float64)
}

/// Points in double precision.
func points(_ points: [SIMD2<Double>]) -> Tensor {
  Tensor(points.flatMap { [$0.x, $0.y] }, shape: [points.count, 2], dtype: .float64)
}

/// A folder for one test, which goes when the test lets go of it.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "tricks-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func file(_ name: String) -> URL { url.appending(path: name) }
}
