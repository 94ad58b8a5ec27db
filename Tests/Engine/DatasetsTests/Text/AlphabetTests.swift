import Testing

@testable import Datasets

@Suite("Alphabets")
struct AlphabetTests {
  @Test("symbols are those of the text, in the order of their code points")
  func order() {
    let alphabet = Alphabet(of: "hello, World\n")
    #expect(String(String.UnicodeScalarView(alphabet.symbols)) == "\n ,Wdehlor")
    #expect(alphabet.count == 10)
    #expect(alphabet.text == "\n ,Wdehlor")
    #expect(Alphabet(of: alphabet.text) == alphabet)
  }

  @Test(
    "a text survives being numbers, code point by code point",
    arguments: [
      "", "abba", "line\r\nline", "e\u{301} é", "naïve — “Götzen”", "🧑‍🚀 日本語", "\u{FEFF}x",
    ])
  func roundTrip(text: String) throws {
    let alphabet = Alphabet(of: text)
    let numbers = try alphabet.encode(text)
    #expect(numbers.count == text.unicodeScalars.count)
    #expect(numbers.allSatisfy { (0..<alphabet.count).contains($0) })
    #expect(Array(alphabet.decode(numbers).unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test("equal symbols have equal numbers, and numbers name symbols in order")
  func numbers() throws {
    #expect(try Alphabet(of: "cab").encode("abcba") == [0, 1, 2, 1, 0])
    #expect(Alphabet(of: "cab").decode([2, 0, 1]) == "cab")
  }

  @Test("the first symbol that is not there is named, with its code point")
  func unknown() throws {
    let error = try #require(throws: UnknownSymbol.self) { try Alphabet(of: "abc").encode("aéß") }
    #expect(error.symbol == "é")
    #expect(error.description == "“é” (U+E9)")
  }
}
