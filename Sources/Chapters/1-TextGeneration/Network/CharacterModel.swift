public import NeuralNetworks
public import Tensors

/// A network that reads symbols and says which may come next: layers of LSTM, then a dense layer of one logit
/// a symbol.
///
/// One layer of 128 units over 57 symbols is the published network of 102,585 numbers.
public struct CharacterModel: Module {
  /// The recurrent layers, the first reading symbols.
  public let layers: [LSTM]
  /// From what the last one says to logits.
  public let output: Dense
  /// In training, drops a share of what each layer says.
  public let dropout: Dropout

  /// A network with fresh weights for an alphabet of `symbolCount`.
  public init(
    _ configuration: Configuration, symbolCount: Int, dtype: DType = .float32,
    using generator: inout SplitMix64
  ) {
    var layers: [LSTM] = []
    for index in 0..<configuration.layerCount {
      layers.append(
        LSTM(
          inputs: index == 0 ? symbolCount : configuration.units, units: configuration.units,
          dtype: dtype, using: &generator))
    }
    self.layers = layers
    output = Dense(
      inputs: configuration.units, outputs: symbolCount, weights: .glorotUniform, dtype: dtype,
      using: &generator)
    dropout = Dropout(rate: configuration.dropout)
  }

  /// How many symbols it tells apart.
  public var symbolCount: Int { output.bias.count }

  /// The state of a network that has read nothing, one a layer, for texts side by side.
  public func emptyState(batch: Int) -> [LSTMState] {
    layers.map {
      .zeros(batch: batch, units: $0.units, dtype: $0.bias.dtype)
    }
  }

  /// What the last layer says after each symbol, [time, batch, units], and the state after the last one.
  /// - Parameter symbols: time by time one symbol of each text: [time · batch].
  public func read(
    _ symbols: [Int], from states: [LSTMState], mode: Mode, using random: inout SplitMix64
  ) -> (said: Tensor, states: [LSTMState]) {
    var after: [LSTMState] = []
    var (said, state) = layers[0](symbols: symbols, from: states[0])
    after.append(state)
    for (layer, before) in zip(layers, states).dropFirst() {
      (said, state) = layer(dropout(said, mode: mode, using: &random), from: before)
      after.append(state)
    }
    return (dropout(said, mode: mode, using: &random), after)
  }

  /// The same in use, where nothing is drawn.
  public func read(
    _ symbols: [Int], from states: [LSTMState]
  ) -> (said: Tensor, states: [LSTMState]) {
    var unused = SplitMix64(seed: 0)
    return read(symbols, from: states, mode: .inference, using: &unused)
  }

  /// Logits after each symbol, [time · batch, symbols], from all that the last layer said.
  public func logits(_ said: Tensor) -> Tensor {
    output(said.reshaped([said.count / said.shape[2], said.shape[2]]))
  }

  /// What came, as labels for logits: one-hot rows, [symbols.count, symbolCount].
  func labels(_ symbols: [Int]) -> Tensor {
    .oneHot(symbols, count: symbolCount, dtype: output.bias.dtype)
  }

  /// Logits after the last symbol alone, [batch, symbols].
  public func lastLogits(_ said: Tensor) -> Tensor {
    logits(said.sliced(said.shape[0] - 1..<said.shape[0]))
  }
}
