import Foundation

/// Rows of text in columns, the first to the left and the numbers to the right.
struct Table {
  let heading: [String]
  var rows: [[String]] = []

  /// Columns of equal width each.
  var text: String {
    let lines = [heading] + rows
    let widths = heading.indices.map { column in lines.map { $0[column].count }.max()! }
    return lines.map { line in
      zip(line, widths).enumerated().map { column, cell in
        let space = String(repeating: " ", count: cell.1 - cell.0.count)
        return column == 0 ? cell.0 + space : space + cell.0
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }

  /// As Markdown writes it.
  var markdown: String {
    let rule = heading.indices.map { $0 == 0 ? "---" : "---:" }
    return ([heading, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
      .joined(separator: "\n")
  }
}

// MARK: What stands in cells

/// A number with so many decimals; a dash where there is none.
func decimals(_ value: Double?, _ count: Int) -> String {
  value.map { String(format: "%.\(count)f", $0).replacing("-", with: "−") } ?? "–"
}

/// "93 %"
func percent(_ share: Double) -> String { String(format: "%.0f %%", 100 * share) }

/// The mean of numbers; nil where there are none.
func mean(_ values: [Double]) -> Double? {
  values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
}
