import Foundation
import Testing

/// A row of the table of symbols.
struct Symbol: CustomTestStringConvertible {
  let names: [String]
  let file: String

  /// The rows of `00-notation.md`.
  static let all: [Symbol] = {
    guard let table = Tutorial.all.first(where: { $0.description == "00-notation.md" }) else {
      fatalError("there is no Tutorials/00-notation.md")
    }
    let rows = table.lines.filter { $0.hasPrefix("| ") }.dropFirst(2)
    return rows.map { row in
      let cells = row.components(separatedBy: " | ")
      return Symbol(
        names: cells[1].matches(of: /`([^`]+)`/).map { String($0.1) },
        file: cells.last?.firstMatch(of: /\.\.\/([^)]+)/).map { String($0.1) } ?? "")
    }
  }()

  var testDescription: String { names.joined(separator: ", ") }

  /// The names that the file does not declare.
  func undeclared(in source: String) -> [String] {
    let declared = source.matches(
      of: /\b(?:func|var|let|struct|enum|class|case|typealias|protocol)\s+(\w+)/)
    let known = Set(declared.map { String($0.1) })
    return names.filter { !known.contains($0) }
  }
}

@Suite("The table of symbols")
struct NotationTests {
  @Test("has rows") func rows() { #expect(Symbol.all.count > 20) }

  @Test("names what its files declare", arguments: Symbol.all)
  func declared(_ symbol: Symbol) throws {
    let url = packageFolder.appending(path: symbol.file)
    let source = try String(contentsOf: url, encoding: .utf8)
    #expect(!symbol.names.isEmpty)
    #expect(symbol.undeclared(in: source) == [])
  }

  @Test("is found out where a name is gone")
  func foundOut() {
    let symbol = Symbol(names: ["loss", "Loss"], file: "")
    #expect(symbol.undeclared(in: "func loss() { Loss() }") == ["Loss"])
  }
}
