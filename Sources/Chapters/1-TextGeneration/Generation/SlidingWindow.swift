import Tensors

/// Reads each prediction's last `length` symbols anew from an empty state, as the published program does.
///
/// The same sums in another order: a window that ends at symbol n began at n − length + 1, so `length`
/// readers who began one symbol after another take every new symbol in together, as one product of
/// matrices; the oldest has read a whole window, says what comes next, and starts again.
public struct SlidingWindow: SymbolPredictor {
  private let model: CharacterModel
  private let length: Int
  private var states: [LSTMState]
  private var readCount = 0

  /// The logits of the next symbol.
  public private(set) var logits: [Double]

  /// A reader that has read nothing.
  public init(_ model: CharacterModel, length: Int) {
    if length < 1 { fatalError("a window of at least one symbol was expected, found \(length)") }
    self.model = model
    self.length = length
    states = model.emptyState(batch: length)
    logits = model.output(model.emptyState(batch: 1).last!.hidden).scalars
  }

  /// Reads one more symbol.
  public mutating func read(_ symbol: Int) {
    let youngest = readCount % length
    let kept = Tensor(
      (0..<length).map { $0 == youngest ? 0.0 : 1 }, shape: [length, 1],
      dtype: model.output.bias.dtype)
    let begun = states.map { LSTMState(hidden: $0.hidden * kept, cell: $0.cell * kept) }
    let (said, after) = model.read(Array(repeating: symbol, count: length), from: begun)
    states = after
    readCount += 1
    let oldest = readCount % length  // the next to start again; none has, in the first window
    logits = model.logits(said.sliced(oldest..<oldest + 1, along: 1)).scalars
  }
}
