extension JSON {
  /// Where and why bytes are not JSON.
  struct SyntaxError: Error, Equatable {
    /// The byte at which reading stopped, counted from 0.
    let offset: Int
    let expected: String
    let found: String
  }

  /// Reads one value (RFC 8259), with white space around it and nothing else.
  ///
  /// Stricter than the RFC: no name may stand twice in an object, and values nest at most 16 deep.
  init(parsing bytes: [UInt8]) throws(SyntaxError) {
    var parser = JSONParser(bytes: bytes)
    self = try parser.value(depth: 0)
    parser.skipSpace()
    if parser.position < bytes.count { throw parser.error(expected: "the end") }
  }
}

/// Recursive descent over UTF-8: one function for each kind of value.
private struct JSONParser {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  static let deepest = 16

  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  func error(expected: String) -> JSON.SyntaxError {
    let found =
      switch next {
      case nil: "the end"
      case let byte? where (0x21...0x7E).contains(byte): "“\(Character(Unicode.Scalar(byte)))”"
      case let byte?: "byte \(byte)"
      }
    return JSON.SyntaxError(offset: position, expected: expected, found: found)
  }

  mutating func skipSpace() {
    while skip(" ") || skip("\n") || skip("\r") || skip("\t") {}
  }

  /// Steps over `character` if it is the next one.
  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  mutating func expect(_ character: Unicode.Scalar) throws(JSON.SyntaxError) {
    if !skip(character) { throw error(expected: "“\(character)”") }
  }

  mutating func value(depth: Int) throws(JSON.SyntaxError) -> JSON {
    if depth > Self.deepest { throw error(expected: "at most \(Self.deepest) levels") }
    skipSpace()
    switch Unicode.Scalar(next ?? 0) {
    case "{": return .object(try members(depth: depth))
    case "[": return .array(try elements(depth: depth))
    case "\"": return .string(try string())
    case "t": return try word("true", .bool(true))
    case "f": return try word("false", .bool(false))
    case "n": return try word("null", .null)
    case "-", "0"..."9": return .number(try number())
    default: throw error(expected: "a JSON value")
    }
  }

  mutating func members(depth: Int) throws(JSON.SyntaxError) -> [JSON.Member] {
    try expect("{")
    var members: [JSON.Member] = []
    var names: Set<String> = []
    skipSpace()
    if skip("}") { return [] }
    repeat {
      skipSpace()
      let start = position
      let name = try string()
      if !names.insert(name).inserted {
        throw JSON.SyntaxError(
          offset: start, expected: "each name once", found: "“\(name)” a second time")
      }
      skipSpace()
      try expect(":")
      members.append(JSON.Member(name, try value(depth: depth + 1)))
      skipSpace()
    } while skip(",")
    try expect("}")
    return members
  }

  mutating func elements(depth: Int) throws(JSON.SyntaxError) -> [JSON] {
    try expect("[")
    var elements: [JSON] = []
    skipSpace()
    if skip("]") { return [] }
    repeat {
      elements.append(try value(depth: depth + 1))
      skipSpace()
    } while skip(",")
    try expect("]")
    return elements
  }

  mutating func word(_ word: String, _ value: JSON) throws(JSON.SyntaxError) -> JSON {
    if !bytes[position...].starts(with: word.utf8) { throw error(expected: "“\(word)”") }
    position += word.utf8.count
    return value
  }

  mutating func number() throws(JSON.SyntaxError) -> String {
    let start = position
    _ = skip("-")
    if !skip("0") { try digits() }
    if skip(".") { try digits() }
    if skip("e") || skip("E") {
      if !skip("+") { _ = skip("-") }
      try digits()
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  mutating func digits() throws(JSON.SyntaxError) {
    let start = position
    while let byte = next, (0x30...0x39).contains(byte) { position += 1 }
    if position == start { throw error(expected: "a digit") }
  }
}

// MARK: Strings

extension JSONParser {
  mutating func string() throws(JSON.SyntaxError) -> String {
    let start = position
    try expect("\"")
    var text: [UInt8] = []
    while !skip("\"") {
      guard let byte = next, byte >= 0x20 else { throw error(expected: "a string's end") }
      position += 1
      if byte == UInt8(ascii: "\\") {
        text += Array(String(try escaped()).utf8)
      } else {
        text.append(byte)
      }
    }
    if let string = String(validating: text, as: UTF8.self) { return string }
    throw JSON.SyntaxError(offset: start, expected: "UTF-8", found: "a string that is not")
  }

  /// The character that a backslash and what follows it stand for.
  private mutating func escaped() throws(JSON.SyntaxError) -> Unicode.Scalar {
    let plain: [(Unicode.Scalar, Unicode.Scalar)] = [
      ("\"", "\""), ("\\", "\\"), ("/", "/"), ("b", "\u{8}"), ("f", "\u{C}"), ("n", "\n"),
      ("r", "\r"), ("t", "\t"),
    ]
    for (letter, meaning) in plain where skip(letter) { return meaning }
    try expect("u")
    var code = try fourHexDigits()
    if (0xD800..<0xDC00).contains(code) {  // UTF-16: half of a pair, for what is above U+FFFF
      try expect("\\")
      try expect("u")
      let low = try fourHexDigits()
      if !(0xDC00..<0xE000).contains(low) { throw error(expected: "a low surrogate before") }
      code = 0x1_0000 + ((code - 0xD800) << 10) + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else { throw error(expected: "a Unicode character") }
    return scalar
  }

  private mutating func fourHexDigits() throws(JSON.SyntaxError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw error(expected: "a hexadecimal digit")
      }
      position += 1
      code = (code << 4) + UInt32(digit)
    }
    return code
  }
}
