import GradientChecking
import Tensors
import Testing

@testable import TextGeneration

@Suite("The gradients of a whole network")
struct GradientTests {
  @Test(
    "are right in all its parameters, of windows and of streams",
    arguments: Configuration.Reading.allCases, [1, 2])
  func gradients(reading: Configuration.Reading, layerCount: Int) throws {
    let model = generalModel(layerCount: layerCount)
    var random = SplitMix64(seed: 4)
    let states = read(before: reading, by: model)
    try checkGradients(of: model.parameters, directions: 1, using: &random) {
      costs(model, reading, from: states)
    }
  }

  @Test("go no further back than to the state a step begins with")
  func truncation() {
    let model = generalModel()
    let states = model.emptyState(batch: 1)
    let (_, gradients) = valueAndGradients(of: model.parameters) {
      let (_, after) = model.read([1, 2, 3], from: states)
      return model.logits(after.map(\.untraced).last!.hidden.reshaped([1, 1, 6])).sum()
    }
    for (entry, gradient) in zip(model.parameters, gradients.values) {
      let isReached = entry.name.hasPrefix("output")
      #expect(gradient.scalars.contains { $0 != 0 } == isReached, "\(entry.name)")
    }
  }

  @Test("a wrong gradient is found")
  func checker() {
    let model = generalModel()
    var random = SplitMix64(seed: 4)
    #expect(throws: GradientMismatch.self) {
      try checkGradients(of: model.parameters, directions: 1, using: &random) {
        let costs = costs(model, .windows, from: model.emptyState(batch: 3))
        return 0.999 * costs + 0.001 * costs.untraced
      }
    }
  }

  /// Nothing before windows; a step before the streams' second.
  private func read(
    before reading: Configuration.Reading, by model: CharacterModel
  ) -> [LSTMState] {
    let empty = model.emptyState(batch: 3)
    return reading == .windows
      ? empty : model.read(streams.batch(0, shift: 2).symbols, from: empty).states
  }

  /// What each symbol to be predicted costs in a batch of three texts, read as in training.
  private func costs(
    _ model: CharacterModel, _ reading: Configuration.Reading, from states: [LSTMState]
  ) -> Tensor {
    let windows = Windows(symbols: tinyCorpus.symbols, length: 5, stride: 3)
    let (symbols, targets) =
      reading == .windows ? windows.batch([0, 7, 30]) : streams.batch(1, shift: 2)
    let said = model.read(symbols, from: states).said
    return softmaxCrossEntropy(
      logits: reading == .windows ? model.lastLogits(said) : model.logits(said),
      labels: model.labels(targets))
  }
}

private let streams = Streams(symbols: tinyCorpus.symbols, count: 3, length: 5)
