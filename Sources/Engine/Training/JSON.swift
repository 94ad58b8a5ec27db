/// A JSON value that keeps the order of its keys and the digits of its numbers.
///
/// Foundation's reader drops the order and keeps one of two equal keys, in silence; file formats
/// that must be refused when a name stands twice, and files that must come out byte for byte the
/// same, need both.
enum JSON: Equatable {
  case null
  case bool(Bool)
  /// The number as it is written.
  case number(String)
  case string(String)
  case array([JSON])
  /// The members in the file's order; no two names are equal.
  case object([Member])

  struct Member: Equatable {
    let name: String
    let value: JSON

    init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  static func integer(_ value: Int) -> JSON { .number(String(value)) }

  /// The shortest decimal that reads back as `value`; null where `value` is not finite.
  static func double(_ value: Double) -> JSON { value.isFinite ? .number("\(value)") : .null }

  /// The value as an integer: nil for everything else, for 1.0, and for what no `Int` can hold.
  var integer: Int? {
    if case .number(let digits) = self { Int(digits) } else { nil }
  }

  /// The value as a floating-point number; null is not-a-number.
  var double: Double? {
    switch self {
    case .number(let digits): Double(digits)
    case .null: .nan
    default: nil
    }
  }

  var string: String? {
    if case .string(let value) = self { value } else { nil }
  }

  var array: [JSON]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  var members: [Member]? {
    if case .object(let members) = self { members } else { nil }
  }

  /// The member called `name` of an object.
  subscript(name: String) -> JSON? { members?.first { $0.name == name }?.value }
}

extension JSON {
  /// The value on one line, without a space.
  var text: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let digits): digits
    case .string(let value): Self.quoted(value)
    case .array(let elements): "[" + elements.map(\.text).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { Self.quoted($0.name) + ":" + $0.value.text }.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ string: String) -> String {
    var text = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{8}": text += "\\b"
      case "\u{C}": text += "\\f"
      case ..<" ":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
