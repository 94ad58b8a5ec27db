import Datasets
import Foundation
import NeuralNetworks
import Tensors

@testable import TextGeneration

/// A text of words drawn from a few, 600 symbols long.
let tinyCorpus: TextCorpus = {
  var random = SplitMix64(seed: 3)
  let words = ["the", "cat", "sat", "on", "a", "mat", "and", "dreamt\n"]
  let drawn = (0..<200).map { _ in words[random.below(words.count)] }.joined(separator: " ")
  return TextCorpus(String(drawn.prefix(600)), name: "tiny", isLowercased: true)
}()

/// Few units that read few symbols, and no dropout.
func tinyConfiguration(
  _ reading: Configuration.Reading, _ change: (inout Configuration) -> Void = { _ in }
) -> Configuration {
  var configuration = Configuration()
  (configuration.units, configuration.reading, configuration.window) = (6, reading, 8)
  (configuration.stride, configuration.batchSize) = (3, 8)
  change(&configuration)
  return configuration
}

/// Such a network about to learn the tiny text.
func tinyTraining(
  _ reading: Configuration.Reading, on corpus: TextCorpus = tinyCorpus, seed: UInt64 = 7,
  dtype: DType = .float64, _ change: (inout Configuration) -> Void = { _ in }
) -> TextTraining {
  TextTraining(tinyConfiguration(reading, change), corpus: corpus, seed: seed, dtype: dtype)
}

/// A network none of whose numbers is special: no bias is zero or one.
func generalModel(layerCount: Int = 1, seed: UInt64 = 5) -> CharacterModel {
  var random = SplitMix64(seed: seed)
  let configuration = tinyConfiguration(.windows) { $0.layerCount = layerCount }
  let model = CharacterModel(
    configuration, symbolCount: tinyCorpus.alphabet.count, dtype: .float64, using: &random)
  for (_, parameter) in model.parameters {
    parameter.value += .normal(
      parameter.value.shape, deviation: 0.5, dtype: .float64, using: &random)
  }
  return model
}

/// Makes a network sensitive to what it read hundreds of symbols ago: little enters its memory,
/// nearly nothing leaves it, and its logits are large.
func lengthenMemory(of model: CharacterModel) {
  for layer in model.layers {
    let change = (0..<4 * layer.units).map { [-4.0, 8, 0, 0][$0 / layer.units] }
    layer.bias += Tensor(change, shape: layer.bias.shape, dtype: layer.bias.dtype)
  }
  model.output.weight = 20 * model.output.weight
}

/// A network that takes every symbol for likely as it is told, whatever it has read.
func indifferentModel(logits: [Double]) -> CharacterModel {
  var random = SplitMix64(seed: 5)
  let model = CharacterModel(
    tinyConfiguration(.windows), symbolCount: logits.count, dtype: .float64, using: &random)
  for (_, parameter) in model.parameters {
    parameter.value = .zeros(parameter.value.shape, dtype: .float64)
  }
  model.output.bias = Tensor(logits, shape: [logits.count], dtype: .float64)
  return model
}

/// The logits of a network that reads symbols one by one from an empty state.
func plainLogits(_ model: CharacterModel, after symbols: some Sequence<Int>) -> [Double] {
  var states = model.emptyState(batch: 1)
  var logits = model.output(states.last!.hidden)
  for symbol in symbols {
    let (said, after) = model.read([symbol], from: states)
    (states, logits) = (after, model.logits(said))
  }
  return logits.scalars
}

/// `−ln P(symbol)` under a softmax.
func cost(of symbol: Int, _ logits: [Double]) -> Double {
  log(logits.reduce(0) { $0 + exp($1) }) - logits[symbol]
}

/// A folder for one test, which goes when the test lets go of it.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "text-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func file(_ name: String) -> URL { url.appending(path: name) }
}

extension TextTraining {
  /// The bytes of the checkpoint that would be written now.
  func fileBytes(in folder: TemporaryFolder) throws -> Data {
    let url = folder.file(UUID().uuidString)
    try checkpoint().write(to: url)
    return try Data(contentsOf: url)
  }
}
