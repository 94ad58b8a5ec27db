import NeuralNetworks
import Tensors
import TextGeneration

/// One step of a recurrent network that guesses the next symbol: 128 windows of 60 random symbols out of
/// 57, an LSTM of 128 units, the last h to 57 logits, cross-entropy, RMSprop.
///
/// Multiplying one-hot rows by W is counted as the definition has it, though rows of a table are read.
let lstmText = Workload(name: "lstm_text", operations: 3_920_000_000) {
  let (windows, length, alphabet, units) = (128, 60, 57, 128)
  var random = SplitMix64(seed: 0)
  let lstm = LSTM(inputs: alphabet, units: units, using: &random)
  let dense = Dense(inputs: units, outputs: alphabet, weights: .glorotUniform, using: &random)
  let parameters = ParameterList(Array(lstm.parameters) + dense.parameters)
  var optimiser = RMSprop(learningRate: 1e-3)
  let read = (0..<length * windows).map { _ in random.below(alphabet) }
  let next = Tensor.oneHot(
    (0..<windows).map { _ in random.below(alphabet) }, count: alphabet)
  return {
    let (loss, gradients) = valueAndGradients(of: parameters) {
      let state = lstm(symbols: read, from: .zeros(batch: windows, units: units)).state
      return softmaxCrossEntropy(logits: dense(state.hidden), labels: next).mean()
    }
    optimiser.update(parameters, along: gradients)
    _ = loss.item
  }
}

/// 400 characters drawn at a temperature of 0.5 from random weights, after a passage of 60.
let textSampling = [
  // One step of the network a character, the passage's among them.
  Workload(name: "lstm_sample_state", operations: 90_000_000) {
    let (model, passage) = untrained()
    return { write(400, after: CarriedState(model).reading(passage)) }
  },
  // The last 60 characters anew for every one.
  Workload(name: "lstm_sample_window", operations: 4_550_000_000) {
    let (model, passage) = untrained()
    return { write(400, after: SlidingWindow(model, length: 60).reading(passage)) }
  },
]

private func untrained() -> (model: CharacterModel, passage: [Int]) {
  var random = SplitMix64(seed: 0)
  let model = CharacterModel(Configuration(preset: .paper), symbolCount: 57, using: &random)
  return (model, (0..<60).map { _ in random.below(57) })
}

private func write(_ count: Int, after reader: some SymbolPredictor) {
  let written = Continuation(
    of: reader, sampler: Sampler(temperature: 0.5), random: SplitMix64(seed: 0)
  ).prefix(count)
  if written.reduce(0, +) < 0 { fatalError("symbols are counted from 0") }  // the text must be used
}
