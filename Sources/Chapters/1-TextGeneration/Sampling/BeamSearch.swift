/// The likeliest continuation that a search through the `width` best beginnings finds: it maximises
/// `Σₜ log P(sₜ | s₁…sₜ₋₁)`.
///
/// Every beginning is continued by every symbol, and the best `width` of these are the beginnings
/// of the next round; of equally likely ones those of the better beginning come first, then those
/// of the lower symbol. Width 1 is the greedy choice; a width of symbols^length misses nothing.
/// Lowerre, "The Harpy Speech Recognition System", 1976.
/// - Parameters:
///   - predictor: has read what is to be continued; it is copied, not changed.
///   - length: how many symbols to append.
///   - width: how many beginnings to keep.
/// - Precondition: the length is not negative and the width at least 1.
public func beamSearch<P: SymbolPredictor>(from predictor: P, length: Int, width: Int) -> [Int] {
  if length < 0 || width < 1 {
    fatalError("a beam search has a length ≥ 0 and a width ≥ 1, found \(length) and \(width)")
  }
  var beams = [Beam(predictor: predictor, symbols: [], logProbability: 0)]
  for _ in 0..<length {
    let best = continuations(of: beams).prefix(width)
    beams = best.map { beams[$0.beam].continued(by: $0.symbol, $0.logProbability) }
  }
  return beams[0].symbols
}

/// A beginning and the predictor that has read it.
private struct Beam<P: SymbolPredictor> {
  var predictor: P
  var symbols: [Int]
  var logProbability: Double

  func continued(by symbol: Int, _ logProbability: Double) -> Beam {
    var beam = self
    beam.predictor.read(symbol)
    beam.symbols.append(symbol)
    beam.logProbability = logProbability
    return beam
  }
}

/// A beginning's number, the symbol to append, and the log-probability of the two together.
private typealias Candidate = (beam: Int, symbol: Int, logProbability: Double)

/// All possible continuations by one symbol, the likeliest first.
private func continuations<P>(of beams: [Beam<P>]) -> [Candidate] {
  var all: [Candidate] = []
  for (index, beam) in beams.enumerated() {
    for (symbol, logProbability) in logSoftmax(beam.predictor.logits).enumerated()
    where logProbability > -.infinity {
      all.append((index, symbol, beam.logProbability + logProbability))
    }
  }
  return all.sorted {
    ($0.logProbability, $1.beam, $1.symbol) > ($1.logProbability, $0.beam, $0.symbol)
  }
}
