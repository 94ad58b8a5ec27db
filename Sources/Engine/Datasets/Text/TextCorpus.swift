public import Foundation

/// A text to learn from, as numbers of symbols.
public struct TextCorpus: Sendable {
  /// What it is called.
  public let name: String
  /// Its symbols.
  public let alphabet: Alphabet
  /// The number of each of its symbols, from first to last.
  public let symbols: [Int]

  /// The symbols of `text`, all made small letters first if `isLowercased`.
  public init(_ text: String, name: String, isLowercased: Bool) {
    let text = isLowercased ? text.lowercased() : text
    self.name = name
    alphabet = Alphabet(of: text)
    do {
      symbols = try alphabet.encode(text)
    } catch {
      fatalError("an alphabet made of a text lacks \(error)")
    }
  }

  /// The text again.
  public var text: String { alphabet.decode(symbols) }
}

// MARK: Files

extension TextCorpus {
  /// Reads a text file in UTF-8, with or without a byte-order mark.
  /// - Throws: an error where the file cannot be read, is empty, or is not text.
  public init(contentsOf url: URL, isLowercased: Bool) throws(DatasetError) {
    let file = try GzipFile(opening: url)
    let bytes = try file.read(Self.largestByteCount + 1)
    func refusal(_ expected: String, _ found: String, _ remedy: String) -> DatasetError {
      DatasetError(file: url.path, expected: expected, found: found, remedy: remedy)
    }
    if bytes.count > Self.largestByteCount {
      throw refusal("at most \(Self.largestByteCount) bytes of text", "more", "Take a part of it.")
    }
    if let zero = bytes.firstIndex(of: 0) {
      throw refusal(
        "text in UTF-8", "a zero byte at \(zero): a binary file",
        "Export it as plain text first.")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw refusal(
        "text in UTF-8", "bytes that are not", "Convert it, for example with iconv -t utf-8.")
    }
    let marked =
      text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    if marked.isEmpty { throw refusal("text to learn from", "an empty file", "Name another file.") }
    self.init(marked, name: url.lastPathComponent, isLowercased: isLowercased)
  }

  /// The longest text that is read: a quarter of a gigabyte.
  static let largestByteCount = 1 << 28

  /// A frozen copy of this book's own prose, from its tutorials and the comments in its code.
  public static func book(isLowercased: Bool = true) -> TextCorpus {
    guard
      let url = Bundle.module.url(forResource: "book", withExtension: "txt", subdirectory: "Prose")
    else { fatalError("the package comes with Prose/book.txt, found none") }
    do {
      let corpus = try TextCorpus(contentsOf: url, isLowercased: isLowercased)
      return TextCorpus(corpus.text, name: "this book's prose", isLowercased: false)
    } catch {
      fatalError("\(error)")
    }
  }
}
