import Foundation
import Testing

@testable import Datasets

@Suite("Texts to learn from")
struct TextCorpusTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func corpus(_ bytes: [UInt8], isLowercased: Bool = false) throws -> TextCorpus {
    try TextCorpus(contentsOf: folder.write(bytes, as: "text.txt"), isLowercased: isLowercased)
  }

  @Test("a text is its symbols' numbers, and can be had again")
  func numbers() {
    let corpus = TextCorpus("Baab", name: "four letters", isLowercased: false)
    #expect(corpus.name == "four letters")
    #expect(corpus.symbols == [0, 1, 1, 2])
    #expect(corpus.text == "Baab")
  }

  @Test("small letters are made before the alphabet")
  func lowercased() {
    let corpus = TextCorpus("BaAÉb", name: "", isLowercased: true)
    #expect(corpus.text == "baaéb")
    #expect(corpus.alphabet.text == "abé")
  }

  @Test("a file is read with its name, its line ends as they are, and without its mark")
  func file() throws {
    let plain = try corpus(Array("One\r\ntwo\n".utf8))
    #expect(plain.name == "text.txt")
    #expect(plain.text.unicodeScalars.elementsEqual("One\r\ntwo\n".unicodeScalars))
    #expect(plain.symbols.count == 9)
    let marked = try corpus([0xEF, 0xBB, 0xBF] + Array("Übung".utf8))
    #expect(marked.text == "Übung" && marked.symbols.count == 5)
    #expect(try corpus(Array("a\u{FEFF}b".utf8)).symbols.count == 3, "only the first is a mark")
    #expect(try corpus(Array("ÜBUNG".utf8), isLowercased: true).text == "übung")
  }

  @Test("a gzipped file is read as well, and refused where it is cut")
  func gzip() throws {
    let text = String(repeating: "the same again, ", count: 500)
    let packed = try gzipped(Array(text.utf8))
    #expect(try corpus(packed).text == text)
    let error = try #require(throws: DatasetError.self) { try corpus(packed.dropLast(9)) }
    #expect(error.found.contains("unexpected end of file"))
  }

  @Test(
    "what is not text in UTF-8 is refused, and said how to make it so",
    arguments: [
      [0x61, 0xFF], [0x61, 0xC3], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0x47, 0xF6, 0x74, 0x7A], [0x80],
    ] as [[UInt8]])
  func invalid(bytes: [UInt8]) throws {
    let error = try #require(throws: DatasetError.self) { try corpus(bytes) }
    #expect(error.expected == "text in UTF-8" && error.found == "bytes that are not")
    #expect(error.remedy.contains("iconv"))
    #expect(error.file.hasSuffix("text.txt"))
  }

  @Test("a binary file is refused by its first zero byte, UTF-16 among them")
  func binary() throws {
    for (bytes, place) in [([0x61, 0x62, 0], 2), ([0xFF, 0xFE, 0x61, 0], 3), ([0], 0)]
      as [([UInt8], Int)]
    {
      let error = try #require(throws: DatasetError.self) { try corpus(bytes) }
      #expect(error.found == "a zero byte at \(place): a binary file")
    }
  }

  @Test("a file without symbols is refused, be it marked or gzipped")
  func empty() throws {
    for bytes in try [[], [0xEF, 0xBB, 0xBF], gzipped([])] {
      let error = try #require(throws: DatasetError.self) { try corpus(bytes) }
      #expect(error.found == "an empty file")
    }
  }

  @Test("a file that is not there, and a folder in its place, are named")
  func unreadable() throws {
    let absent = folder.url.appendingPathComponent("absent.txt")
    for (url, found) in [(absent, "No such file"), (folder.url, "Is a directory")] {
      let error = try #require(throws: DatasetError.self) {
        try TextCorpus(contentsOf: url, isLowercased: true)
      }
      #expect(error.file == url.path && error.found.contains(found))
    }
  }

  @Test("this book's prose comes with the package, in small letters unless asked")
  func book() {
    let small = TextCorpus.book()
    #expect(small.symbols.count > 50_000)
    #expect(small.text.contains("the generator"))
    #expect(small.text == small.text.lowercased())
    #expect(small.name == TextCorpus.book(isLowercased: false).name)
    #expect(TextCorpus.book(isLowercased: false).text.lowercased() == small.text)
  }
}
