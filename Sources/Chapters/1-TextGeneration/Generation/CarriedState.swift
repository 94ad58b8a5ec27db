import Tensors

/// Reads a text from its first symbol on and never forgets by rule: one step of the network a symbol.
public struct CarriedState: SymbolPredictor {
  private let model: CharacterModel
  private var states: [LSTMState]

  /// The logits of the next symbol; before anything is read, those of an empty state.
  public private(set) var logits: [Double]

  /// A reader that has read nothing.
  public init(_ model: CharacterModel) {
    self.model = model
    states = model.emptyState(batch: 1)
    logits = model.output(states.last!.hidden).scalars
  }

  /// Reads one more symbol.
  public mutating func read(_ symbol: Int) {
    let (said, after) = model.read([symbol], from: states)
    states = after
    logits = model.lastLogits(said).scalars
  }
}
