import Testing

@testable import TextGeneration

@Suite("Words")
struct WordsTests {
  @Test(
    "they are runs of letters in small letters, with apostrophes inside",
    arguments: [
      ("", []), ("... 12, 3!", []), ("''", []), ("One two", ["one", "two"]),
      ("'so' it's the philosophers' way", ["so", "it's", "the", "philosophers", "way"]),
      ("well-known\nGÖTZEN_Dämmerung 1889a", ["well", "known", "götzen", "dämmerung", "a"]),
    ] as [(String, [String])])
  func known(text: String, expected: [String]) {
    #expect(words(of: text) == expected)
  }

  @Test(
    "known ones are counted as often as they come",
    arguments: [("the The thx", 2.0 / 3), ("xyz", 0), ("", 0), ("the, man", 1)])
  func share(text: String, expected: Double) {
    #expect(shareOfKnownWords(text, in: ["the", "man"]) == expected)
  }
}
