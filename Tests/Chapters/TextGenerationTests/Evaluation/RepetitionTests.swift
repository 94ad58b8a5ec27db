import Testing

@testable import TextGeneration

@Suite("Repetition")
struct RepetitionTests {
  @Test(
    "it is the share of sequences that came before",
    arguments: [
      ([], 1, 0), ([0], 2, 0), ([0, 1, 2], 1, 0), ([0, 0, 0, 0], 1, 0.75),
      ([0, 1, 0, 1, 0], 2, 0.5), ([0, 1, 0, 1, 0], 5, 0), ([0, 1, 0, 1, 0], 6, 0),
    ] as [([Int], Int, Double)])
  func known(symbols: [Int], length: Int, share: Double) {
    #expect(repetition(symbols, length: length) == share)
  }

  @Test("round in circles it is nearly 1, and eight symbols are a sequence")
  func circles() {
    let circle = (0..<1003).map { $0 % 6 }
    #expect(repetition(circle) == 1 - 6.0 / 996)
    #expect(repetition(Array(0..<1000)) == 0)
  }

  @Test("sequences of no symbols are refused")
  func refusal() async {
    await #expect(processExitsWith: .failure) { _ = repetition([1, 2], length: 0) }
  }
}
