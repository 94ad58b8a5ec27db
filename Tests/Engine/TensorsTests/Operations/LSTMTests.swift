import GradientChecking
import Testing

@testable import Tensors

@Suite struct LSTMTests {
  typealias Sizes = (times: Int, batch: Int, units: Int)
  static let sizes: [Sizes] = [(1, 1, 1), (1, 3, 2), (2, 5, 3), (7, 4, 5), (60, 2, 3)]

  /// Inputs, U, and the state before: h and c.
  private func numbers(_ size: Sizes) -> [Tensor] {
    let state = [size.batch, size.units]
    return [
      normal([size.times, size.batch, 4 * size.units], seed: 1),
      0.5 * normal([size.units, 4 * size.units], seed: 2), 0.5 * normal(state, seed: 3),
      normal(state, seed: 4),
    ]
  }

  private func walk(_ x: [Tensor]) -> (hidden: Tensor, state: LSTMState) {
    lstm(x[0], recurrentWeight: x[1], from: LSTMState(hidden: x[2], cell: x[3]))
  }

  /// What a walk leaves, as one row of numbers.
  private func joined(_ walk: (hidden: Tensor, state: LSTMState)) -> Tensor {
    concatenated([walk.hidden, walk.state.hidden, walk.state.cell].map { $0.reshaped([$0.count]) })
  }

  @Test("is its equations, one recorded operation after the other", arguments: sizes)
  func values(size: Sizes) {
    let x = numbers(size)
    let (found, expected) = (walk(x), recordedLSTM(x))
    expectEqual(found.hidden, [size.times, size.batch, size.units], expected.hidden.scalars)
    for part in [\LSTMState.hidden, \.cell] {
      expectEqual(
        found.state[keyPath: part], [size.batch, size.units],
        expected.state[keyPath: part].scalars)
    }
  }

  @Test("has the gradients of those operations, through every output", arguments: sizes)
  func gradientsOfOperations(size: Sizes) throws {
    let x = numbers(size)
    try checkGradients(
      x,
      closedForm: { x, d in
        valueAndGradients(at: x) { (joined(recordedLSTM($0)) * d).sum() }.gradients
      }, of: { joined(walk($0)) })
  }

  @Test("passes on the gradient of each output by itself", arguments: [1, 60])
  func gradientsOfParts(times: Int) throws {
    let x = numbers((times, 3, 2))
    try checkGradients(x) { walk($0).hidden }
    try checkGradients(x) { walk($0).state.hidden }
    try checkGradients(x) { walk($0).state.cell }
  }

  @Test("has, for one step, the gradients derived by hand")
  func closedForm() throws {
    try checkGradients(
      numbers((1, 3, 2)), closedForm: { x, d in oneStepGradients(x, d) }, of: { joined(walk($0)) })
  }

  @Test("reads symbols as rows of a table, and adds up the gradients of equal ones")
  func symbols() throws {
    let symbols = [3, 0, 3, 1, 1, 3]
    let (table, state) = (normal([5, 12], seed: 5), Array(numbers((3, 2, 3))[1...]))
    func read(_ x: [Tensor]) -> (hidden: Tensor, state: LSTMState) {
      lstm(symbols, of: x[0], recurrentWeight: x[1], from: LSTMState(hidden: x[2], cell: x[3]))
    }
    func gathered(_ x: [Tensor]) -> Tensor {
      joined(recordedLSTM([x[0].gathered(symbols).reshaped([3, 2, 12])] + x[1...]))
    }
    let x = [table] + state
    expectEqual(joined(read(x)), [30], gathered(x).scalars)
    try checkGradients(
      x,
      closedForm: { x, d in
        valueAndGradients(at: x) { (gathered($0) * d).sum() }.gradients
      }, of: { joined(read($0)) })
    #expect(
      valueAndGradient(at: table) { read([$0] + state).hidden.sum() }.gradient
        .sliced(2..<3).scalars.allSatisfy { $0 == 0 })
  }

  @Test("goes on where an earlier walk ended, values and gradients", arguments: [1, 4, 6])
  func continued(first: Int) throws {
    let x = numbers((7, 4, 3))
    func inTwo(_ x: [Tensor]) -> Tensor {
      let begun = walk([x[0].sliced(0..<first)] + x[1...])
      let ended = walk([x[0].sliced(first..<7), x[1], begun.state.hidden, begun.state.cell])
      return joined((concatenated([begun.hidden, ended.hidden]), ended.state))
    }
    expectEqual(inTwo(x), [7 * 12 + 24], joined(walk(x)).scalars, tolerance: 0)
    try checkGradients(
      x,
      closedForm: { x, d in
        valueAndGradients(at: x) { (joined(walk($0)) * d).sum() }.gradients
      }, of: inTwo)
  }

  @Test("without a time to read leaves the state as it was")
  func nothingRead() {
    let x = numbers((1, 3, 2))
    let left = walk([x[0].sliced(0..<0)] + x[1...])
    expectEqual(left.hidden, [0, 3, 2], [])
    expectEqual(left.state.hidden, [3, 2], x[2].scalars)
    expectEqual(left.state.cell, [3, 2], x[3].scalars)
  }

  @Test("says that there is no gradient of its gradient")
  func secondDerivative() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let state = LSTMState.zeros(batch: 1, units: 1)
      _ = valueAndGradient(at: .ones([1, 1, 4])) { x in
        valueAndGradient(at: x) {
          lstm($0, recurrentWeight: .ones([1, 4]), from: state).hidden.sum()
        }.gradient.sum()
      }
    }
    #expect(try message(result).contains("no gradient of its gradient"))
  }

  @Test("refuses shapes that do not fit, and symbols that are not in the table")
  func mismatch() async throws {
    let weight = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = lstm(
        .ones([5, 2, 12]), recurrentWeight: .ones([4, 12]), from: .zeros(batch: 2, units: 3))
    }
    let text = try message(weight)
    #expect(text.contains("[2, 3]") && text.contains("[5, 2, 12]") && text.contains("[4, 12]"))
    let batch = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = lstm(
        .ones([5, 2, 12]), recurrentWeight: .ones([3, 12]), from: .zeros(batch: 4, units: 3))
    }
    #expect(try message(batch).contains("[time, 4, 4·units] was expected"))
    let count = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = lstm(
        [0, 1, 2], of: .ones([3, 4]), recurrentWeight: .ones([1, 4]),
        from: .zeros(batch: 2, units: 1))
    }
    #expect(try message(count).contains("each of 2 texts were expected, found 3"))
    let symbol = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = lstm(
        [0, 3], of: .ones([3, 4]), recurrentWeight: .ones([1, 4]), from: .zeros(batch: 2, units: 1))
    }
    #expect(try message(symbol).contains("symbol 3 was read, found a table of shape [3, 4]"))
  }
}

/// A layer of LSTM of recorded operations, each with its own gradient.
private func recordedLSTM(_ x: [Tensor]) -> (hidden: Tensor, state: LSTMState) {
  let (inputs, u) = (x[0], x[1])
  let units = u.shape[0]
  var (hidden, cell) = (x[2], x[3])
  var all: [Tensor] = []
  for time in 0..<inputs.shape[0] {
    let z =
      inputs.sliced(time..<time + 1).reshaped([inputs.shape[1], 4 * units]) + matmul(hidden, u)
    func gate(_ k: Int) -> Tensor { z.sliced(k * units..<(k + 1) * units, along: 1) }
    cell = sigmoid(gate(1)) * cell + sigmoid(gate(0)) * tanh(gate(2))
    hidden = sigmoid(gate(3)) * tanh(cell)
    all.append(hidden.reshaped([1] + hidden.shape))
  }
  return (concatenated(all), LSTMState(hidden: hidden, cell: cell))
}

/// The gradients of one step of two units for three texts, number by number.
/// - Parameter d: ∂loss with respect to the hidden state, the hidden state again, and c.
private func oneStepGradients(_ x: [Tensor], _ d: Tensor) -> [Tensor] {
  let (units, batch) = (2, 3)
  let (inputs, u, h, c, d) = (x[0].scalars, x[1].scalars, x[2].scalars, x[3].scalars, d.scalars)
  var (dInputs, dU) = ([Double](repeating: 0, count: 24), [Double](repeating: 0, count: 16))
  var (dH, dC) = ([Double](repeating: 0, count: 6), [Double](repeating: 0, count: 6))
  func logistic(_ z: Double) -> Double { 0.5 + 0.5 * hyperbolic(z / 2) }
  func hyperbolic(_ z: Double) -> Double { tanh(Tensor([z], dtype: .float64)).item }
  for row in 0..<batch {
    let z = (0..<8).map { j in
      inputs[row * 8 + j] + h[row * 2] * u[j] + h[row * 2 + 1] * u[8 + j]
    }
    for j in 0..<units {
      let (place, own) = (row * 2 + j, row * 8 + j)
      let (i, f, g, o) = (
        logistic(z[j]), logistic(z[2 + j]), hyperbolic(z[4 + j]), logistic(z[6 + j])
      )
      let t = hyperbolic(f * c[place] + i * g)
      let dNewH = d[place] + d[6 + place]
      let dNewC = d[12 + place] + dNewH * o * (1 - t * t)
      dInputs[own] = dNewC * g * i * (1 - i)
      dInputs[own + 2] = dNewC * c[place] * f * (1 - f)
      dInputs[own + 4] = dNewC * i * (1 - g * g)
      dInputs[own + 6] = dNewH * t * o * (1 - o)
      dC[place] = dNewC * f
    }
    for k in 0..<units {
      for j in 0..<8 {
        dU[k * 8 + j] += h[row * 2 + k] * dInputs[row * 8 + j]
        dH[row * 2 + k] += dInputs[row * 8 + j] * u[k * 8 + j]
      }
    }
  }
  return zip([dInputs, dU, dH, dC], x).map { Tensor($0, shape: $1.shape, dtype: .float64) }
}
