import Kernels

/// What a layer of LSTM remembers between two stretches of time.
public struct LSTMState {
  /// h, what it last said: [batch, units].
  public var hidden: Tensor
  /// c, what it remembers: [batch, units].
  public var cell: Tensor

  /// A state of two tensors of one shape.
  public init(hidden: Tensor, cell: Tensor) {
    if hidden.rank != 2 || hidden.shape != cell.shape {
      fatalError("[batch, units] was expected twice, found \(hidden.shape) and \(cell.shape)")
    }
    (self.hidden, self.cell) = (hidden, cell)
  }

  /// Nothing read yet.
  public static func zeros(batch: Int, units: Int, dtype: DType = .float32) -> LSTMState {
    LSTMState(
      hidden: .zeros([batch, units], dtype: dtype), cell: .zeros([batch, units], dtype: dtype))
  }

  /// The same numbers, as constants to any recording.
  public var untraced: LSTMState { LSTMState(hidden: hidden.untraced, cell: cell.untraced) }
}

/// A layer of LSTM over time, from what its inputs contribute to the gates, x·W + b:
/// [time, batch, 4·units], gates in the order i, f, g, o.
///
///     z = xₜ·W + b + hₜ₋₁·U
///     i, f, o = σ(zᵢ), σ(z_f), σ(z_o);  g = tanh(z_g)
///     cₜ = f·cₜ₋₁ + i·g;  hₜ = o·tanh(cₜ)
///
/// Hochreiter & Schmidhuber (1997), with the forget gate of Gers et al. (2000). `Kernels.lstmGradient` has
/// the equations of the gradient, which is found by walking back through time and has none itself: a
/// gradient of a gradient stops the program.
/// - Parameter u: U, [units, 4·units].
/// - Returns: h of every moment, [time, batch, units], and the state after the last.
public func lstm(
  _ inputs: Tensor, recurrentWeight u: Tensor, from state: LSTMState
) -> (hidden: Tensor, state: LSTMState) {
  let batch = state.hidden.shape[0]
  if inputs.rank != 3 || inputs.shape[1] != batch {
    fatalError("[time, \(batch), 4·units] was expected, found inputs of shape \(inputs.shape)")
  }
  return Walk(of: inputs, times: inputs.shape[0], u, from: state).recorded()
}

/// The same for inputs that are symbols: what symbol s contributes stands ready in row s of a table.
/// - Parameters:
///   - symbols: time by time, a symbol of each text in the batch: [time · batch].
///   - table: [symbols, 4·units].
public func lstm(
  _ symbols: [Int], of table: Tensor, recurrentWeight u: Tensor, from state: LSTMState
) -> (hidden: Tensor, state: LSTMState) {
  let batch = state.hidden.shape[0]
  if batch == 0 || symbols.count % batch != 0 {
    fatalError("as many symbols for each of \(batch) texts were expected, found \(symbols.count)")
  }
  if table.rank != 2 {
    fatalError("a table [symbols, 4·units] was expected, found shape \(table.shape)")
  }
  if let bad = symbols.first(where: { $0 < 0 || $0 >= table.shape[0] }) {
    fatalError("symbol \(bad) was read, found a table of shape \(table.shape)")
  }
  return Walk(of: table, symbols, times: symbols.count / batch, u, from: state).recorded()
}

/// One walk through time, and all that was computed on the way.
private struct Walk {
  private let inputs, u: Tensor
  private let symbols: [Int]?
  private let start: LSTMState
  private let shape: LSTMShape
  /// h before the first time and after each, then the last c: [time + 2, batch, units].
  private let states: Tensor
  /// c before the first time and after each, [time + 1, batch, units]; the gates, [time, batch, 4·units].
  private let cells, gates: Tensor

  init(
    of inputs: Tensor, _ symbols: [Int]? = nil, times: Int, _ u: Tensor, from state: LSTMState
  ) {
    let (batch, units) = (state.hidden.shape[0], state.hidden.shape[1])
    if u.shape != [units, 4 * units] || inputs.shape[inputs.rank - 1] != 4 * units {
      fatalError(
        "a state of shape \(state.hidden.shape) does not fit inputs of shape \(inputs.shape) "
          + "and a recurrent weight of \(u.shape)")
    }
    for other in [inputs, u, state.cell] { checkSameDType(state.hidden, other) }
    (self.inputs, self.u, self.symbols, start) = (inputs, u, symbols, state)
    shape = LSTMShape(times: times, batch: batch, units: units)
    states = Tensor(uninitialised: [times + 2, batch, units], u.dtype)
    cells = Tensor(uninitialised: [times + 1, batch, units], u.dtype)
    gates = Tensor(uninitialised: [times, batch, 4 * units], u.dtype)
    go(u.dtype.scalar)
  }

  private func go<S: Scalar>(_: S.Type) {
    let memory = memory(S.self)
    memory.states.update(from: start.hidden.elements(S.self), count: start.hidden.count)
    memory.cells.update(from: start.cell.elements(S.self), count: start.cell.count)
    let inputs = inputs.elements(S.self)
    Kernels.lstm(
      symbols.map { .symbols($0, table: inputs) } ?? .rows(inputs),
      recurrentWeight: u.elements(S.self), shape, memory: memory)
  }

  private func memory<S: Scalar>(_: S.Type) -> LSTMMemory<S> {
    LSTMMemory(
      states: states.mutable(S.self), cells: cells.mutable(S.self), gates: gates.mutable(S.self))
  }

  /// One entry on the tape; its parts are h of every time, the last h and the last c.
  func recorded() -> (hidden: Tensor, state: LSTMState) {
    // The gradients come from one walk back: whichever is asked for first brings all.
    var known: (d: Buffer, gradients: Gradients)?
    let all = states.recorded(from: [inputs, u, start.hidden, start.cell]) { d, input in
      if [d, inputs, u, start.hidden, start.cell].contains(where: \.isTraced) {
        fatalError("an LSTM has no gradient of its gradient")
      }
      if known?.d !== d.buffer { known = (d.buffer, gradients(d)) }
      let found = known!.gradients
      return switch input {
      case 0: inputGradient(found.dZ)
      case 1: weightGradient(found.dZ)
      case 2: found.dHidden
      default: found.dCell
      }
    }
    func state(_ row: Int) -> Tensor { all.sliced(row..<row + 1).reshaped(start.cell.shape) }
    return (
      all.sliced(1..<shape.times + 1),
      LSTMState(hidden: state(shape.times), cell: state(shape.times + 1))
    )
  }

  private struct Gradients {
    let dZ, dHidden, dCell: Tensor
  }

  private func gradients(_ d: Tensor) -> Gradients {
    let found = Gradients(
      dZ: Tensor(uninitialised: gates.shape, d.dtype),
      dHidden: Tensor(uninitialised: start.hidden.shape, d.dtype),
      dCell: Tensor(uninitialised: start.cell.shape, d.dtype))
    func run<S: Scalar>(_: S.Type) {
      lstmGradient(
        d.elements(S.self), recurrentWeight: u.elements(S.self), shape, memory: memory(S.self),
        into: found.dZ.mutable(S.self), dHidden: found.dHidden.mutable(S.self),
        dCell: found.dCell.mutable(S.self))
    }
    run(d.dtype.scalar)
    return found
  }

  /// dz itself, or for each row of the table the sum where it was read.
  private func inputGradient(_ dZ: Tensor) -> Tensor {
    guard let symbols else { return dZ }
    return dZ.reshaped([symbols.count, inputs.shape[1]]).scattered(symbols, shape: inputs.shape)
  }

  /// Σ hᵀ·dz over all times, h being that of the time before.
  private func weightGradient(_ dZ: Tensor) -> Tensor {
    let dU = Tensor(uninitialised: u.shape, u.dtype)
    let rows = shape.times * shape.batch
    func run<S: Scalar>(_: S.Type) {
      matrixProduct(
        MatrixView(states.elements(S.self), rows: rows, columns: u.shape[0], transposed: true),
        MatrixView(dZ.elements(S.self), rows: rows, columns: u.shape[1]),
        into: dU.mutable(S.self))
    }
    run(u.dtype.scalar)
    return dU
  }
}
