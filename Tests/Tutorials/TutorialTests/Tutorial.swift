import Foundation

/// The package's folder.
let packageFolder = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

/// A text in Markdown that speaks of files, commands and figures of this package.
struct Tutorial: CustomStringConvertible {
  let url: URL
  let lines: [String]

  init(_ text: String, at url: URL) {
    self.url = url
    lines = text.components(separatedBy: "\n")
  }

  init(contentsOf url: URL) throws {
    self.init(try String(contentsOf: url, encoding: .utf8), at: url)
  }

  /// Every text in `Tutorials/`.
  static let all: [Tutorial] = {
    let folder = packageFolder.appending(path: "Tutorials")
    do {
      return try FileManager.default.contentsOfDirectory(
        at: folder, includingPropertiesForKeys: nil
      )
      .filter { $0.pathExtension == "md" }
      .sorted { $0.path < $1.path }
      .map { try Tutorial(contentsOf: $0) }
    } catch {
      fatalError("\(folder.path) cannot be read: \(error)")
    }
  }()

  var description: String { url.lastPathComponent }

  /// A fenced block: its language, its lines, and what stands on the line before it.
  struct Fence {
    let language: String
    let lines: [String]
    let lineBefore: String
    let lineNumber: Int
  }

  /// The text without its fenced blocks, and the blocks.
  var parts: (prose: [String], fences: [Fence]) {
    var (prose, fences): ([String], [Fence]) = ([], [])
    var start: Int?
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("```") {
        if let first = start {
          fences.append(
            Fence(
              language: String(lines[first].dropFirst(3)),
              lines: [String](lines[first + 1..<index]),
              lineBefore: first > 0 ? lines[first - 1] : "", lineNumber: first + 1))
          start = nil
        } else {
          start = index
        }
      } else if start == nil {
        prose.append(line)
      }
    }
    if let start { fatalError("\(self):\(start + 1): a fenced block does not end") }
    return (prose, fences)
  }

  /// The commands of fenced blocks and of inline code, each as one line.
  var commands: [String] {
    let (prose, fences) = parts
    let inline = prose.flatMap { line in
      line.matches(of: /`(swift run [^`]+)`/).map { String($0.1) }
    }
    let fenced = fences.filter { $0.language == "sh" }.flatMap(\.lines)
      .filter { $0.hasPrefix("swift run ") }
    return fenced + inline
  }
}
