public import Tensors

/// A layer of long short-term memory over sequences; `lstm` says what it computes.
///
/// Gates stand in the order i, f, g, o (Keras calls g "c"); the forget gate's bias begins at 1, so that a
/// new layer remembers (Jozefowicz et al. 2015; Keras' `unit_forget_bias`). W is drawn after Glorot, U
/// is orthogonal, as in Keras. All gates are logistic: Keras 1 and 2 took a "hard sigmoid" of straight lines.
public struct LSTM: Module {
  /// W, [inputs, 4·units].
  @Parameter public var inputWeight: Tensor
  /// U, [units, 4·units].
  @Parameter public var recurrentWeight: Tensor
  /// b, [4·units]: 1 for the forget gate, 0 for the others.
  @Parameter public var bias: Tensor

  /// How many numbers it remembers.
  public var units: Int { recurrentWeight.shape[0] }
  /// How many numbers, or symbols, it is given.
  public var inputs: Int { inputWeight.shape[0] }

  /// A layer with fresh weights.
  public init(
    inputs: Int, units: Int, dtype: DType = .float32, using generator: inout SplitMix64
  ) {
    inputWeight = Initialiser.glorotUniform.tensor(
      [inputs, 4 * units], inputs: inputs, outputs: 4 * units, dtype: dtype, using: &generator)
    recurrentWeight = Initialiser.orthogonal.tensor(
      [units, 4 * units], inputs: units, outputs: 4 * units, dtype: dtype, using: &generator)
    let ones = (0..<4 * units).map { units..<2 * units ~= $0 ? 1.0 : 0 }
    bias = Tensor(ones, shape: [4 * units], dtype: dtype)
  }

  /// For symbols, time by time one of each text, [time · batch]; one-hot rows times W are rows of W.
  public func callAsFunction(
    symbols: [Int], from state: LSTMState
  ) -> (hidden: Tensor, state: LSTMState) {
    lstm(symbols, of: inputWeight + bias, recurrentWeight: recurrentWeight, from: state)
  }

  /// For another layer's outputs, [time, batch, inputs].
  public func callAsFunction(
    _ x: Tensor, from state: LSTMState
  ) -> (hidden: Tensor, state: LSTMState) {
    let flat = x.reshaped([x.shape[0] * x.shape[1], x.shape[2]])
    let z = linear(flat, weight: inputWeight, bias: bias)
    return lstm(
      z.reshaped([x.shape[0], x.shape[1], 4 * units]), recurrentWeight: recurrentWeight,
      from: state)
  }
}
