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
/// Hochreiter & Schmidhuber (1997), with the forget gate of Gers et al. (2000).
/// - Parameter u: U, [units, 4·units].
/// - Returns: h of every moment, [time, batch, units], and the state after the last.
public func lstm(
  _ inputs: Tensor, recurrentWeight u: Tensor, from state: LSTMState
) -> (hidden: Tensor, state: LSTMState) {
  let units = u.shape[0]
  var (hidden, cell) = (state.hidden, state.cell)
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

/// The same for inputs that are symbols: what symbol s contributes stands ready in row s of a table.
/// - Parameters:
///   - symbols: time by time, a symbol of each text in the batch: [time · batch].
///   - table: [symbols, 4·units].
public func lstm(
  _ symbols: [Int], of table: Tensor, recurrentWeight u: Tensor, from state: LSTMState
) -> (hidden: Tensor, state: LSTMState) {
  let batch = state.hidden.shape[0]
  let inputs = table.gathered(symbols).reshaped([symbols.count / batch, batch, table.shape[1]])
  return lstm(inputs, recurrentWeight: u, from: state)
}
