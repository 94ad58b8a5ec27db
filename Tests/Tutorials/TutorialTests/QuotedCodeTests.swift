import Foundation
import Testing

extension Tutorial {
  /// Fenced Swift that says no origin, or that does not stand there word for word.
  var misquotations: [String] {
    parts.fences.filter { $0.language == "swift" }.compactMap { fence in
      let place = "\(self):\(fence.lineNumber)"
      guard let origin = fence.lineBefore.wholeMatch(of: /<!-- ((Sources|Tests)\/\S+\.swift) -->/)
      else { return "\(place): Swift without its file in a comment on the line before" }
      let path = String(origin.1)
      let file = packageFolder.appending(path: path)
      guard let source = try? String(contentsOf: file, encoding: .utf8) else {
        return "\(place): there is no file \(path)"
      }
      let quoted = Self.isQuoted(fence.lines, from: source.components(separatedBy: "\n"))
      return quoted ? nil : "\(place): these lines do not stand in \(path)"
    }
  }

  /// Whether lines follow each other in a source, all of them indented by the same amount more.
  static func isQuoted(_ lines: [String], from source: [String]) -> Bool {
    guard let first = lines.first, !first.isEmpty, lines.count <= source.count else { return false }
    return (0...source.count - lines.count).contains { start in
      let margin = source[start].prefix { $0 == " " }.count - first.prefix { $0 == " " }.count
      if margin < 0 { return false }
      let indentation = String(repeating: " ", count: margin)
      return zip(lines, source[start...]).allSatisfy { quoted, original in
        original == (quoted.isEmpty ? "" : indentation + quoted)
      }
    }
  }
}

@Suite("Quoted code")
struct QuotedCodeTests {
  @Test("stands word for word in the file that it names", arguments: Tutorial.all)
  func isFaithful(_ tutorial: Tutorial) {
    #expect(tutorial.misquotations == [])
  }

  @Test("may be moved left as a whole, and changed in no other way")
  func comparison() {
    let source = ["struct A {", "  func f() {", "    g()", "", "    h()", "  }", "}"]
    #expect(Tutorial.isQuoted(["func f() {", "  g()", "", "  h()", "}"], from: source))
    #expect(Tutorial.isQuoted(["    g()", "", "    h()"], from: source))
    #expect(!Tutorial.isQuoted(["func f() {", "g()"], from: source))
    #expect(!Tutorial.isQuoted(["g()", "h()"], from: source))
    #expect(!Tutorial.isQuoted(["g( )"], from: source))
    #expect(!Tutorial.isQuoted([], from: source))
  }

  @Test(
    "is found out where it has no origin, a wrong one or other words",
    arguments: [
      "```swift\nlet a = 1\n```",
      "<!-- Sources/Nowhere.swift -->\n```swift\nlet a = 1\n```",
      "<!-- Sources/Chapters/5-GAN/Verdict.swift -->\n```swift\npublic struct Verdicts {\n```",
    ])
  func isFoundOut(text: String) {
    #expect(Tutorial(text, at: packageFolder).misquotations.count == 1)
  }
}
