import GradientChecking
import NeuralNetworks
import Tensors
import Testing

@Suite("LSTM") struct LSTMTests {
  private func layer(
    _ inputs: Int, _ units: Int, dtype: DType = .float64, seed: UInt64 = 1
  ) -> LSTM {
    var generator = SplitMix64(seed: seed)
    return LSTM(inputs: inputs, units: units, dtype: dtype, using: &generator)
  }

  private func state(_ batch: Int, _ units: Int, seed: UInt64 = 2) -> LSTMState {
    var generator = SplitMix64(seed: seed)
    return LSTMState(
      hidden: .normal([batch, units], dtype: .float64, using: &generator),
      cell: .normal([batch, units], dtype: .float64, using: &generator))
  }

  @Test("of 57 symbols and 128 units has 95,232 parameters")
  func parameterCount() {
    #expect(layer(57, 128, dtype: .float32).parameters.scalarCount == 95_232)
  }

  @Test("starts with a forget gate that remembers", arguments: DType.allCases)
  func start(dtype: DType) {
    let lstm = layer(3, 2, dtype: dtype)
    #expect(lstm.bias.scalars == [0, 0, 1, 1, 0, 0, 0, 0])
    #expect(lstm.inputWeight.shape == [3, 8] && lstm.recurrentWeight.shape == [2, 8])
    #expect(lstm.inputs == 3 && lstm.units == 2)
    #expect(lstm.parameters.allSatisfy { $0.parameter.value.dtype == dtype })
  }

  @Test("reads vectors of every time and leaves h of every time", arguments: [1, 5], [1, 3])
  func shapes(times: Int, batch: Int) {
    let found = layer(4, 6)(
      .ones([times, batch, 4], dtype: .float64),
      from: .zeros(batch: batch, units: 6, dtype: .float64)
    )
    #expect(found.hidden.shape == [times, batch, 6])
    #expect(found.state.hidden.shape == [batch, 6] && found.state.cell.shape == [batch, 6])
    #expect(found.hidden.sliced(times - 1..<times).scalars == found.state.hidden.scalars)
  }

  @Test("reads symbols as it reads one-hot rows")
  func symbols() {
    let (lstm, symbols) = (layer(5, 3), [4, 0, 2, 2, 1, 4])
    let read = lstm(symbols: symbols, from: state(2, 3))
    let rows = lstm(
      Tensor.oneHot(symbols, count: 5, dtype: .float64).reshaped([3, 2, 5]), from: state(2, 3))
    for (found, expected) in [
      (read.hidden, rows.hidden), (read.state.hidden, rows.state.hidden),
      (read.state.cell, rows.state.cell),
    ] {
      #expect(found.shape == expected.shape)
      #expect(zip(found.scalars, expected.scalars).allSatisfy { ($0 - $1).magnitude < 1e-14 })
    }
  }

  @Test("has the gradients of its equations, for vectors and for symbols")
  func gradients() throws {
    var generator = SplitMix64(seed: 3)
    let (lstm, symbols) = (layer(5, 3), [4, 0, 2, 2, 1, 4, 3, 3])
    let x = Tensor.normal([4, 2, 5], dtype: .float64, using: &generator)
    try checkGradients(of: lstm.parameters, using: &generator) {
      lstm(x, from: state(2, 3)).hidden
    }
    try checkGradients(of: lstm.parameters, using: &generator) {
      let read = lstm(symbols: symbols, from: state(2, 3)).state
      return concatenated([read.hidden, read.cell])
    }
  }

  @Test("passes gradients on to a layer below it")
  func stacked() throws {
    var generator = SplitMix64(seed: 4)
    let (below, above) = (layer(5, 3), layer(3, 2, seed: 7))
    try checkGradients(of: below.parameters, using: &generator) {
      above(below(symbols: [1, 2, 3, 4, 0, 1], from: state(2, 3)).hidden, from: state(2, 2)).hidden
    }
  }
}
