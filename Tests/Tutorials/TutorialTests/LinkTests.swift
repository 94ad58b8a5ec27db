import Foundation
import Testing

extension Tutorial {
  /// Links to files and headings that are not there.
  var brokenLinks: [String] {
    parts.prose.flatMap { line in line.matches(of: /\]\(([^)\s]+)\)/).map { String($0.1) } }
      .filter { !$0.hasPrefix("https://") }
      .filter { link in
        let halves = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let target =
          halves[0].isEmpty
          ? url : URL(filePath: String(halves[0]), relativeTo: url.deletingLastPathComponent())
        if !FileManager.default.fileExists(atPath: target.path) { return true }
        guard halves.count == 2 else { return false }
        let headings = halves[0].isEmpty ? anchors : (try? Tutorial(contentsOf: target))?.anchors
        return headings?.contains(String(halves[1])) != true
      }
  }

  /// The headings, as links name them: lower case, hyphens for spaces, no other signs.
  var anchors: [String] {
    parts.prose.filter { $0.hasPrefix("#") }.map { line in
      line.drop { $0 == "#" }.dropFirst().lowercased()
        .filter { $0.isLetter || $0.isNumber || "-_ ".contains($0) }
        .replacing(" ", with: "-")
    }
  }

  /// Figures that are not in `figures/manifest.json`.
  func unknownFigures(_ known: Set<String>) -> [String] {
    parts.prose.flatMap { line in line.matches(of: /!\[[^\]]*\]\(([^)]+)\)/).map { String($0.1) } }
      .filter { !known.contains($0.replacing("../figures/", with: "")) }
  }
}

/// What this test reads of the manifest.
struct FigureList: Decodable {
  struct Figure: Decodable { let file: String }
  let figures: [Figure]

  static func files() throws -> Set<String> {
    let url = packageFolder.appending(path: "figures/manifest.json")
    let list = try JSONDecoder().decode(FigureList.self, from: Data(contentsOf: url))
    return Set(list.figures.map(\.file))
  }
}

@Suite("Links")
struct LinkTests {
  @Test("lead to files and headings that are there", arguments: Tutorial.all)
  func lead(_ tutorial: Tutorial) {
    #expect(tutorial.brokenLinks == [])
  }

  @Test("show figures of the manifest", arguments: Tutorial.all)
  func show(_ tutorial: Tutorial) throws {
    #expect(tutorial.unknownFigures(try FigureList.files()) == [])
  }

  @Test("of the manifest lead to files that some text shows")
  func manifest() throws {
    let shown = Tutorial.all.flatMap(\.lines).joined(separator: "\n")
    for file in try FigureList.files() {
      let path = packageFolder.appending(path: "figures/\(file)").path
      #expect(FileManager.default.fileExists(atPath: path), "\(file) is missing")
      #expect(shown.contains("(../figures/\(file))"), "no text shows \(file)")
    }
  }

  @Test("that lead nowhere are found out")
  func foundOut() {
    let text = """
      # A heading, and more
      [here](#a-heading-and-more) [there](05-gan.md#the-idea) [nowhere](#elsewhere)
      [no file](06-none.md) [no heading](05-gan.md#none) ![no figure](../figures/none.png)
      """
    let page = Tutorial(text, at: packageFolder.appending(path: "Tutorials/05-gan.md"))
    #expect(
      page.brokenLinks == ["#elsewhere", "06-none.md", "05-gan.md#none", "../figures/none.png"])
    #expect(page.unknownFigures([]) == ["../figures/none.png"])
  }
}
