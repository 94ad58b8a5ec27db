import Testing

@testable import Training

@Suite("JSON in order")
struct JSONTests {
  @Test(
    "what is written on one line without spaces reads back to the same text",
    arguments: [
      "null", "true", "false", "0", "-1", "1.5e-07", "12345678901234567890123", "\"\"", "[]", "{}",
      #"{"z":1,"a":[1,2,{"b":null}],"m":{}}"#, #""quote \" backslash \\ \n \r \t \b \f \u0001""#,
      "\"Grüße, 世界 😀\"",
    ])
  func roundTrip(text: String) throws {
    #expect(try JSON(parsing: Array(text.utf8)).text == text)
  }

  @Test("white space and escapes are free")
  func freedoms() throws {
    let text = " { \"a\\/\\u00e9\\ud83d\\ude00\" :\t[ 1 ,\r\n2 ] } "
    let expected = JSON.object([.init("a/é😀", .array([.integer(1), .integer(2)]))])
    #expect(try JSON(parsing: Array(text.utf8)) == expected)
  }

  @Test(
    "what is not JSON is refused at its byte",
    arguments: [
      ("", 0), (" ", 1), ("{", 1), ("{\"a\"", 4), ("{\"a\":1", 6), ("{\"a\":1,}", 7), ("[1,]", 3),
      ("[1 2]", 3), ("tru", 0), ("nul", 0), ("01", 1), ("1.", 2), ("-", 1), ("1e", 2), (".5", 0),
      ("+1", 0), ("NaN", 0), ("1 1", 2), ("\"a", 2), ("\"\u{1}\"", 1), (#""\x""#, 2),
      (#""\u12"#, 5), (#""\u12g4""#, 5), (#""\ud800""#, 7), (#""\ud800\u0041""#, 13),
      (#""\udc00""#, 7), (#"{"a":1,"a":1}"#, 7), ("{1:1}", 1), ("'a'", 0),
      (String(repeating: "[", count: 100_000), 17),
    ])
  func refusals(text: String, offset: Int) throws {
    let error = try #require(throws: JSON.SyntaxError.self) { try JSON(parsing: Array(text.utf8)) }
    #expect(error.offset == offset, "\(error)")
  }

  @Test(
    "a string must be UTF-8",
    arguments: [[0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80]] as [[UInt8]])
  func invalidUTF8(bytes: [UInt8]) {
    let quote = UInt8(ascii: "\"")
    #expect(throws: JSON.SyntaxError.self) { try JSON(parsing: [quote] + bytes + [quote]) }
  }

  @Test(
    "numbers are the shortest decimals that read back as themselves",
    arguments: [
      0, -0.0, 0.1, 1 / 3, 1e-300, .leastNonzeroMagnitude, 1.7976931348623157e308, -123456789.125,
      1e16,
    ]
      as [Double])
  func doubles(value: Double) throws {
    let text = JSON.double(value).text
    #expect(try JSON(parsing: Array(text.utf8)).double?.bitPattern == value.bitPattern)
  }

  @Test(
    "an integer is one that Int can hold, written as one",
    arguments: [
      ("7", 7), ("-7", -7), ("9223372036854775807", Int.max), ("9223372036854775808", nil),
      ("1.0", nil), ("1e3", nil), ("\"7\"", nil), ("null", nil),
    ] as [(String, Int?)])
  func integers(text: String, value: Int?) throws {
    #expect(try JSON(parsing: Array(text.utf8)).integer == value)
  }
}
