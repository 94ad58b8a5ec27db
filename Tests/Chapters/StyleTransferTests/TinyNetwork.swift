import Foundation
import Tensors
import Testing

@testable import FeatureNetworks
@testable import StyleTransfer

/// Three blocks of a few channels, the last of two convolutions.
let tiny = Architecture("tiny", [(1, 4), (1, 6), (2, 5)])

/// A network of random weights, no bias of which is zero.
func tinyNetwork(
  _ preprocessing: Preprocessing = .caffe, dtype: DType = .float64, seed: UInt64 = 3
) -> FeatureNetwork {
  var random = SplitMix64(seed: seed)
  let network = FeatureNetwork(tiny, preprocessing: preprocessing, dtype: dtype, using: &random)
  for layer in network.convolutions {
    layer.bias = .normal(layer.bias.shape, deviation: 0.2, dtype: dtype, using: &random)
  }
  return network
}

/// A picture of random numbers from 0 to 1.
func speckles(
  _ height: Int, _ width: Int, dtype: DType = .float64, seed: UInt64 = 5
) -> Tensor {
  var random = SplitMix64(seed: seed)
  return .uniform([1, height, width, 3], from: 0, to: 1, dtype: dtype, using: &random)
}

/// The published numbers on the tiny network's layers.
func tinyConfiguration(_ change: (inout Configuration) -> Void = { _ in }) -> Configuration {
  var configuration = Configuration(preset: .smoke, for: tiny)
  change(&configuration)
  return configuration
}

/// The loss of speckles in the style of others.
func tinyLoss(
  height: Int = 9, width: Int = 12, weights: LossWeights = tinyConfiguration().weights,
  _ normalisation: StyleNormalisation = .layer, in network: FeatureNetwork = tinyNetwork()
) -> TransferLoss {
  let layers = tinyConfiguration().styleLayers
  return TransferLoss(
    content: speckles(height, width), at: "block3_conv2",
    style: StyleTarget(of: [(speckles(8, 11, seed: 6), 1)], at: layers, in: network),
    weights: weights, normalisation: normalisation, in: network)
}

/// A transfer that has not begun.
func tinyTransfer(
  dtype: DType = .float64, seed: UInt64 = 1, _ change: (inout Configuration) -> Void = { _ in }
) -> Transfer {
  Transfer(
    of: [(speckles(16, 12, dtype: dtype, seed: 6), 1)], onto: speckles(12, 16, dtype: dtype),
    in: tinyNetwork(dtype: dtype), tinyConfiguration(change), seed: seed)
}

extension Transfer {
  /// Takes steps.
  /// - Returns: the loss after each.
  @discardableResult
  mutating func takeSteps(_ count: Int) -> [Double] {
    (0..<count).map { _ in takeStep()[0].value }
  }

  /// The bytes of the checkpoint that would be written now.
  func fileBytes(in folder: TemporaryFolder) throws -> Data {
    let url = folder.file(UUID().uuidString)
    try checkpoint().write(to: url)
    return try Data(contentsOf: url)
  }
}

/// The largest difference between two tensors of one shape.
func distance(_ a: Tensor, _ b: Tensor) -> Double {
  zip(a.scalars, b.scalars).map { abs($0 - $1) }.max() ?? 0
}

/// Whether two numbers differ by a rounding or two.
func isNear(_ a: Double, _ b: Double, _ tolerance: Double = 1e-12) -> Bool {
  abs(a - b) <= tolerance * max(abs(a), abs(b))
}

/// What a program that failed left on its standard error.
func message(_ result: ExitTest.Result?) throws -> String {
  String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
}

/// A folder for one test, which goes when the test lets go of it.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "style-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func file(_ name: String) -> URL { url.appending(path: name) }
}
