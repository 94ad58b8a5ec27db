/// Lines of a table: names at the left, numbers below their headings.
struct TextTable: CustomStringConvertible {
  private var rows: [[String]]

  /// A table with headings above its columns of numbers.
  init(_ title: String = "", headings: [String]) { rows = [[title] + headings] }

  /// Adds a line.
  mutating func add(_ name: String, _ cells: [String]) { rows.append(["  " + name] + cells) }

  /// The lines, each column as wide as its longest cell.
  var description: String {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max()! }
    let lines = rows.map { row in
      zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.count)
      }.joined(separator: "   ")
    }
    return lines.map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }
}
