import Tensors
import Testing

@testable import TextGeneration

@Suite("All stretches of a text")
struct SuffixAutomatonTests {
  /// The state that a stretch leads to, or nil.
  private func state(_ stretch: some Sequence<Int>, in automaton: SuffixAutomaton) -> Int? {
    stretch.reduce(0) { state, symbol in state.flatMap { automaton.states[$0].next[symbol] } }
  }

  @Test("it has the stretches of the text, with their first ends, and no others")
  func stretches() {
    var generator = SplitMix64(seed: 1)
    for length in 0...12 {
      let text = (0..<length).map { _ in generator.below(2) }
      let automaton = SuffixAutomaton(text)
      var all: Set<[Int]> = [[]]
      for end in 0...length {
        for start in 0..<end where all.insert(Array(text[start..<end])).inserted {
          let state = state(text[start..<end], in: automaton)
          #expect(state.map { automaton.states[$0].end } == end, "\(start)..<\(end) of \(text)")
        }
      }
      #expect(all.allSatisfy { $0.isEmpty || state($0, in: automaton) != nil })
      for stretch in all {
        for symbol in 0..<2 where !all.contains(stretch + [symbol]) {
          #expect(state(stretch + [symbol], in: automaton) == nil)
        }
      }
    }
  }

  @Test("it has fewer than two states a symbol", arguments: [2, 3, 100, 1000])
  func size(length: Int) {
    var generator = SplitMix64(seed: 2)
    let texts = [
      (0..<length).map { _ in generator.below(2) }, [Int](repeating: 0, count: length),
      [0] + [Int](repeating: 1, count: length - 1),
    ]
    for text in texts { #expect(SuffixAutomaton(text).states.count <= 2 * length) }
  }
}
