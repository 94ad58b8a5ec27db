public import Tensors

/// The symbols that a network goes on with, one after another without end.
public struct Continuation<Predictor: SymbolPredictor>: Sequence, IteratorProtocol {
  /// What has read all symbols so far.
  public private(set) var predictor: Predictor
  private let sampler: Sampler
  private var random: SplitMix64

  /// Goes on from what `predictor` has read.
  public init(of predictor: Predictor, sampler: Sampler, random: SplitMix64) {
    (self.predictor, self.sampler, self.random) = (predictor, sampler, random)
  }

  /// Draws a symbol and reads it.
  public mutating func next() -> Int? {
    let symbol = sampler.draw(from: predictor.logits, using: &random)
    predictor.read(symbol)
    return symbol
  }
}

extension SymbolPredictor {
  /// The same reader after a text.
  public func reading(_ symbols: some Sequence<Int>) -> Self {
    var reader = self
    for symbol in symbols { reader.read(symbol) }
    return reader
  }
}
