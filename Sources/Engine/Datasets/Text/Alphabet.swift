/// The symbols of a text, Unicode's code points in ascending order: symbol i is number i.
public struct Alphabet: Equatable, Sendable {
  /// The symbols, by number.
  public let symbols: [Unicode.Scalar]

  private let numbers: [Unicode.Scalar: Int]

  /// The symbols that come in `text`.
  public init(of text: String) {
    symbols = Set(text.unicodeScalars).sorted()
    numbers = Dictionary(uniqueKeysWithValues: symbols.enumerated().map { ($1, $0) })
  }

  /// How many symbols there are.
  public var count: Int { symbols.count }

  /// The symbols as a text, from which the same alphabet can be made again.
  public var text: String { decode(Array(symbols.indices)) }

  /// The numbers of a text's symbols.
  /// - Throws: the first symbol that is not in the alphabet.
  public func encode(_ text: String) throws(UnknownSymbol) -> [Int] {
    var encoded: [Int] = []
    encoded.reserveCapacity(text.utf8.count)
    for symbol in text.unicodeScalars {
      guard let number = numbers[symbol] else { throw UnknownSymbol(symbol: symbol) }
      encoded.append(number)
    }
    return encoded
  }

  /// The text whose symbols have these numbers.
  public func decode(_ numbers: some Sequence<Int>) -> String {
    var text = String.UnicodeScalarView()
    for number in numbers { text.append(symbols[number]) }
    return String(text)
  }
}

/// A symbol that an alphabet does not have.
public struct UnknownSymbol: Error, Equatable, CustomStringConvertible {
  /// The symbol.
  public let symbol: Unicode.Scalar

  /// What it is, with its code point.
  public var description: String {
    "“\(symbol)” (U+\(String(symbol.value, radix: 16, uppercase: true)))"
  }
}
