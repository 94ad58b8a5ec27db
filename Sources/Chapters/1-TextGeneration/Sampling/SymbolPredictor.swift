/// Something that reads a text symbol by symbol and says how likely each symbol is to come next.
///
/// A conforming type is a value: a copy reads on alone, and what it was copied from stays where it
/// was. Beam search relies on this.
public protocol SymbolPredictor {
  /// Reads one more symbol of the text, by its number in the alphabet.
  mutating func read(_ symbol: Int)

  /// A number for each symbol, [symbols]: their softmax is the distribution of the symbol that
  /// comes next. −∞ says that a symbol cannot come.
  var logits: [Double] { get }
}
