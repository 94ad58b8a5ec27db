import Tensors
import Testing

@testable import TextGeneration

@Suite("The longest copy")
struct LongestCopyTests {
  /// Tries every stretch, the longest first.
  private func longestLength(of sample: [Int], in corpus: [Int]) -> Int {
    (0...sample.count).last { length in
      (0...sample.count - length).contains { start in
        isCopied(sample[start..<start + length], from: corpus)
      }
    }!
  }

  private func isCopied(_ stretch: ArraySlice<Int>, from corpus: [Int]) -> Bool {
    stretch.count <= corpus.count
      && (0...corpus.count - stretch.count).contains {
        corpus[$0..<$0 + stretch.count] == stretch
      }
  }

  @Test("it is as long as the longest that trying finds, and stands in both", arguments: [2, 3, 8])
  func bruteForce(symbolCount: Int) {
    var generator = SplitMix64(seed: UInt64(symbolCount))
    for _ in 0..<300 {
      let sample = (0..<generator.below(16)).map { _ in generator.below(symbolCount) }
      let corpus = (0..<generator.below(32)).map { _ in generator.below(symbolCount) }
      let found = longestCopy(of: sample, in: corpus)
      #expect(found.count == longestLength(of: sample, in: corpus), "\(sample) in \(corpus)")
      #expect(isCopied(sample[found], from: corpus), "\(sample) in \(corpus)")
    }
  }

  @Test(
    "known copies are found where they are",
    arguments: [
      ("hello world", "say hello worms", 0..<9), ("abc", "xyz", 0..<0), ("", "abc", 0..<0),
      ("abc", "", 0..<0), ("abc", "abc", 0..<3), ("xxabxx", "ab", 2..<4), ("abab", "zab", 0..<2),
      ("aaa", "aaaaaaaa", 0..<3), ("abcd", "cdab", 2..<4),
    ])
  func known(sample: String, corpus: String, place: Range<Int>) {
    #expect(longestCopy(of: sample.utf8.map(Int.init), in: corpus.utf8.map(Int.init)) == place)
  }
}
