import NeuralNetworks
import Tensors
import Testing

@testable import TextGeneration

private func model(
  symbolCount: Int = 57, _ change: (inout Configuration) -> Void = { _ in }
) -> CharacterModel {
  var configuration = Configuration(preset: .paper)
  change(&configuration)
  var random = SplitMix64(seed: 1)
  return CharacterModel(configuration, symbolCount: symbolCount, using: &random)
}

@Suite("The character model")
struct CharacterModelTests {
  @Test("the published network has 95,232 + 7,353 = 102,585 numbers, under these names")
  func published() {
    let model = model()
    #expect(model.parameters.scalarCount == 102_585)
    #expect(model.layers[0].parameters.scalarCount == 95_232)
    #expect(model.output.parameters.scalarCount == 7_353)
    #expect(
      model.parameters.map(\.name) == [
        "layers.0.inputWeight", "layers.0.recurrentWeight", "layers.0.bias", "output.weight",
        "output.bias",
      ])
    #expect(model.symbolCount == 57)
  }

  @Test("layers above the first read the one below")
  func stacked() {
    let model = model { $0.layerCount = 3 }
    #expect(model.layers.map(\.inputs) == [57, 128, 128])
    #expect(model.parameters.scalarCount == 102_585 + 2 * (128 + 128 + 1) * 512)
    #expect(model.emptyState(batch: 5).map(\.hidden.shape) == [[5, 128], [5, 128], [5, 128]])
  }

  @Test("stacked layers say what one layer after the other says")
  func stackedOutputs() {
    let model = generalModel(layerCount: 2)
    let symbols = [1, 4, 2, 0, 3, 3]  // two texts, three symbols each
    let empty = model.emptyState(batch: 2)
    let below = model.layers[0](symbols: symbols, from: empty[0])
    let above = model.layers[1](below.hidden, from: empty[1])
    let (said, states) = model.read(symbols, from: empty)
    #expect(said.shape == [3, 2, 6] && said.bytes == above.hidden.bytes)
    #expect(states.map(\.cell.bytes) == [below.state.cell.bytes, above.state.cell.bytes])
    let logits = model.logits(said)
    #expect(logits.shape == [6, tinyCorpus.alphabet.count])
    #expect(model.lastLogits(said).scalars == logits.sliced(4..<6).scalars)
  }

  @Test("the summary counts each layer, and of windows the last output alone")
  func summary() {
    let windows = model().summary("published", reading: .windows, length: 60)
    #expect(windows.parameterCount == 102_585)
    #expect(windows.rows.map(\.parameterCount) == [95_232, 7_353])
    #expect(windows.rows.map(\.outputShape) == [[60, 128], [57]])
    #expect(windows.rows[0].operations == 60 * 2 * 128 * 512)
    let streams = model().summary("streams", reading: .streams, length: 60)
    #expect(streams.rows.map(\.outputShape) == [[60, 128], [60, 57]])
    #expect(streams.rows[1].operations == 60 * windows.rows[1].operations)
    #expect("\(windows)".contains("102,585"))
  }

  @Test("in training every layer's output is dropped in part; in use nothing is drawn")
  func dropout() {
    let model = model(symbolCount: 5) { ($0.units, $0.dropout) = (200, 0.5) }
    var random = SplitMix64(seed: 2)
    let before = random.state
    let used = model.read(
      [1, 2], from: model.emptyState(batch: 1), mode: .inference, using: &random)
    #expect(random.state == before && !used.said.scalars.contains(0))
    let trained = model.read(
      [1, 2], from: model.emptyState(batch: 1), mode: .training, using: &random)
    #expect(
      zip(trained.said.scalars, used.said.scalars).allSatisfy { dropped, whole in
        dropped == 0 || (dropped - 2 * whole).magnitude < 1e-6
      })
    let zeros = trained.said.scalars.count { $0 == 0 }
    #expect((140...260).contains(zeros))
    #expect(trained.states[0].hidden.bytes == used.states[0].hidden.bytes)
  }
}
