import Foundation
import Tensors
import Testing

@testable import TextGeneration

/// Of a text only the last symbol matters.
struct MarkovChain: SymbolPredictor {
  /// The logits after each symbol.
  let rows: [[Double]]
  var last = 0

  init(_ rows: [[Double]]) { self.rows = rows }

  init(symbolCount: Int, seed: UInt64) {
    rows = (0..<symbolCount).map { randomLogits(symbolCount, seed: seed * 100 + UInt64($0)) }
  }

  mutating func read(_ symbol: Int) { last = symbol }
  var logits: [Double] { rows[last] }

  /// log P of a text that follows, in nats.
  func logProbability(of symbols: [Int]) -> Double {
    var chain = self
    return symbols.reduce(0) { sum, symbol in
      let probability = Sampler(temperature: 1).probabilities(chain.logits)[symbol]
      chain.read(symbol)
      return sum + log(probability)
    }
  }
}

@Suite("Beam search")
struct BeamSearchTests {
  /// All texts of `length` symbols, in ascending order.
  private func texts(_ symbolCount: Int, _ length: Int) -> [[Int]] {
    (0..<length).reduce([[]]) { texts, _ in
      texts.flatMap { text in (0..<symbolCount).map { text + [$0] } }
    }
  }

  @Test("wide enough it finds what trying everything finds", arguments: 1...10)
  func exhaustive(seed: UInt64) {
    let chain = MarkovChain(symbolCount: 3, seed: seed)
    let best = texts(3, 4).max { chain.logProbability(of: $0) < chain.logProbability(of: $1) }
    #expect(beamSearch(from: chain, length: 4, width: 81) == best)
  }

  @Test("width 1 takes the likeliest symbol each time", arguments: 1...5)
  func greedy(seed: UInt64) {
    let chain = MarkovChain(symbolCount: 5, seed: seed)
    var reader = chain
    let greedy = (0..<20).map { _ in
      let symbol = reader.logits.firstIndex(of: reader.logits.max()!)!
      reader.read(symbol)
      return symbol
    }
    #expect(beamSearch(from: chain, length: 20, width: 1) == greedy)
  }

  @Test("a dear first symbol that leads to a surer one beats the greedy choice")
  func dearBeginning() {
    let rows: [[Double]] = [[0, 0.5, -9], [0, 0, 0], [0, 0, 0]]
    var chain = MarkovChain(rows)
    #expect(beamSearch(from: chain, length: 2, width: 1) == [1, 0])
    #expect(beamSearch(from: chain, length: 2, width: 2) == [0, 1])
    chain.read(1)
    #expect(beamSearch(from: chain, length: 1, width: 3) == [0], "from where the predictor is")
  }

  @Test("trying everything finds nothing less likely than the greedy text", arguments: 1...10)
  func atLeastGreedy(seed: UInt64) {
    let chain = MarkovChain(symbolCount: 4, seed: seed)
    let greedy = chain.logProbability(of: beamSearch(from: chain, length: 6, width: 1))
    let best = chain.logProbability(of: beamSearch(from: chain, length: 6, width: 4096))
    #expect(best >= greedy)
  }

  @Test("of equally likely texts the first symbols win")
  func ties() {
    let chain = MarkovChain([[0, 0, 0], [0, 0, 0], [0, 0, 0]])
    for width in [1, 2, 9, 100] {
      #expect(beamSearch(from: chain, length: 2, width: width) == [0, 0])
    }
  }

  @Test("what cannot come is in no text, however few are left")
  func impossible() {
    let never = -Double.infinity
    let chain = MarkovChain([[never, 1, never], [never, never, 1], [1, never, never]])
    #expect(beamSearch(from: chain, length: 5, width: 10) == [1, 2, 0, 1, 2])
  }

  @Test("no symbols are asked for, none are found")
  func empty() {
    #expect(beamSearch(from: MarkovChain([[0]]), length: 0, width: 3) == [])
  }

  @Test("a negative length and no width are refused")
  func refusals() async {
    await #expect(processExitsWith: .failure) {
      _ = beamSearch(from: MarkovChain([[0]]), length: -1, width: 1)
    }
    await #expect(processExitsWith: .failure) {
      _ = beamSearch(from: MarkovChain([[0]]), length: 1, width: 0)
    }
  }
}
