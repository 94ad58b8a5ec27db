import Datasets
import Foundation
import Tensors
import Testing

@testable import TextGeneration

@Suite("Counting what follows what")
struct NGramModelTests {
  /// a b a b a c: 0 1 0 1 0 2.
  static let text = [0, 1, 0, 1, 0, 2]

  /// By hand: P(w) = (c(w) + 3·⅓) / (6 + 3) = 4/9, 3/9, 2/9.
  @Test("order 1 is the frequencies, one more of each symbol for the uniform distribution")
  func unigram() {
    let model = NGramModel(Self.text, symbolCount: 3, order: 1)
    let found = (0..<3).map { model.probability(of: $0, after: [0, 1]) }
    #expect(largestDifference(found, [4.0 / 9, 3.0 / 9, 2.0 / 9]) < 1e-15)
  }

  /// By hand: after a come b b c, so c = 3 and T = 2: P(w|a) = (c(aw) + 2·P(w)) / 5; after b comes
  /// a twice: (c(bw) + P(w)) / 3; after the last c nothing came, and P(w|c) = P(w).
  @Test("order 2 is Witten and Bell's example, worked out by hand")
  func bigram() {
    let model = NGramModel(Self.text, symbolCount: 3, order: 2)
    let expected: [[Double]] = [
      [8, 24, 13].map { $0 / 45 }, [22, 3, 2].map { $0 / 27 }, [4, 3, 2].map { $0 / 9 },
    ]
    for (last, expected) in expected.enumerated() {
      let found = (0..<3).map { model.probability(of: $0, after: [2, last]) }
      #expect(largestDifference(found, expected) < 1e-15, "after \(last)")
    }
  }

  @Test("probabilities are positive and sum to 1 after any context", arguments: 1...6)
  func sum(order: Int) {
    var generator = SplitMix64(seed: 1)
    let text = (0..<500).map { _ in generator.below(4) + generator.below(4) }  // 7 never comes
    let model = NGramModel(text, symbolCount: 8, order: order)
    for length in 0...8 {
      for _ in 0..<20 {
        let context = (0..<length).map { _ in generator.below(8) }
        let found = (0..<8).map { model.probability(of: $0, after: context) }
        #expect(found.allSatisfy { $0 > 0 })
        #expect(abs(found.reduce(0, +) - 1) < 1e-14)
      }
    }
  }

  @Test("contexts may be slices, and of long ones the end is used")
  func contexts() {
    let model = NGramModel(Self.text[...], symbolCount: 3, order: 3)
    let found = model.probability(of: 0, after: Self.text[1..<4])
    #expect(found == model.probability(of: 0, after: [0, 1]))
    #expect(found == model.probability(of: 0, after: [2, 2, 2, 0, 1]))
    #expect(found != model.probability(of: 0, after: [2, 1]))
    #expect(model.probability(of: 0, after: [2, 2]) == model.probability(of: 0, after: []))
  }

  @Test("without a text all symbols are equally likely")
  func empty() {
    #expect(NGramModel([], symbolCount: 4, order: 3).probability(of: 2, after: [1, 1]) == 0.25)
  }

  @Test("one model has the bits of every order up to its own", arguments: 1...4)
  func orders(order: Int) {
    var generator = SplitMix64(seed: 2)
    let text = (0..<1000).map { $0 % 3 * 2 + generator.below(2) }
    let whole = NGramModel(text[..<900], symbolCount: 6, order: 4)
    let small = NGramModel(text[..<900], symbolCount: 6, order: order)
    let mean = (900..<1000).reduce(0.0) {
      $0 - log2(small.probability(of: text[$1], after: text[..<$1])) / 100
    }
    let found = whole.bitsPerCharacter(of: text, in: 900..<1000, order: order)
    #expect(abs(found - mean) < 1e-12)
    #expect(order == 1 ? found > 2.5 : found < 1.1)  // the third of a cycle, and one bit of chance
  }

  @Test("order 0 is the logarithm of the number of symbols")
  func uniform() {
    let model = NGramModel(Self.text, symbolCount: 8, order: 2)
    #expect(model.bitsPerCharacter(of: Self.text, in: 2..<4, order: 0) == 3)
  }

  @Test("a measured range begins with the symbols before it, or with none")
  func beginnings() {
    let model = NGramModel(Self.text, symbolCount: 3, order: 2)
    let first = model.bitsPerCharacter(of: Self.text, in: 0..<1, order: 2)
    #expect(abs(first - log2(9.0 / 4)) < 1e-15)
    let second = model.bitsPerCharacter(of: Self.text, in: 1..<2, order: 2)
    #expect(abs(second - log2(45.0 / 24)) < 1e-15)
  }

  @Test("symbols, orders and ranges that are not there are refused")
  func refusals() async {
    await #expect(processExitsWith: .failure) { _ = NGramModel([0, 3], symbolCount: 3, order: 2) }
    await #expect(processExitsWith: .failure) { _ = NGramModel([-1], symbolCount: 3, order: 2) }
    await #expect(processExitsWith: .failure) { _ = NGramModel([0], symbolCount: 3, order: 0) }
    await #expect(processExitsWith: .failure) {
      _ = NGramModel([0], symbolCount: 3, order: 1).probability(of: 3, after: [])
    }
    await #expect(processExitsWith: .failure) {
      _ = NGramModel([0], symbolCount: 1, order: 1).bitsPerCharacter(of: [0], in: 0..<1, order: 2)
    }
    await #expect(processExitsWith: .failure) {
      _ = NGramModel([0], symbolCount: 1, order: 1).bitsPerCharacter(of: [0], in: 0..<2, order: 1)
    }
    await #expect(processExitsWith: .failure) {
      _ = NGramModel([0], symbolCount: 1, order: 1).bitsPerCharacter(of: [0], in: 0..<0, order: 1)
    }
  }
}

@Suite("Counting a real text")
struct RealTextTests {
  /// The text, where the environment names a folder that holds it.
  static let file: URL? = ProcessInfo.processInfo.environment["CHAPTERS_DATA"]
    .map { URL(fileURLWithPath: $0).appendingPathComponent("text/nietzsche.txt") }
    .flatMap { FileManager.default.fileExists(atPath: $0.path) ? $0 : nil }

  @Test(
    "its last tenth is foretold, up to the fifth order, better by each symbol more",
    .enabled(if: file != nil, "set CHAPTERS_DATA to a folder that holds text/nietzsche.txt"))
  func bits() throws {
    let corpus = try TextCorpus(contentsOf: #require(Self.file), isLowercased: true)
    #expect(corpus.symbols.count == 600_893 && corpus.alphabet.count == 57)
    let count = corpus.symbols.count
    let end = count * 9 / 10
    let model = NGramModel(corpus.symbols[..<end], symbolCount: 57, order: 6)
    for (order, bits) in [5.83, 4.31, 3.49, 2.82, 2.29, 2.069, 2.077].enumerated() {
      let found = model.bitsPerCharacter(of: corpus.symbols, in: end..<count, order: order)
      #expect(abs(found - bits) < 0.01, "order \(order): \(found)")
    }
  }
}
