/// How often pictures of each class were taken for each.
public struct ConfusionMatrix: Equatable, Sendable, CustomStringConvertible {
  /// What the classes are called: [n].
  public let classNames: [String]
  /// Pictures of class i that were taken for class j: [n][n].
  public private(set) var counts: [[Int]]

  /// A matrix of no picture.
  public init(classNames: [String]) {
    self.classNames = classNames
    counts = classNames.map { _ in classNames.map { _ in 0 } }
  }

  /// Counts a picture of class `label`.
  public mutating func count(_ label: Int, takenFor found: Int) { counts[label][found] += 1 }

  /// All pictures.
  public var total: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }

  /// Pictures that were taken for their own class.
  public var rightCount: Int { counts.indices.reduce(0) { $0 + counts[$1][$1] } }

  /// Their share; 0 where there are no pictures.
  public var accuracy: Double { Double(rightCount) / Double(max(total, 1)) }

  /// The share of the pictures of each class that were taken for it; nil where there were none.
  public var classAccuracies: [Double?] {
    counts.indices.map { label in
      let all = counts[label].reduce(0, +)
      return all == 0 ? nil : Double(counts[label][label]) / Double(all)
    }
  }

  /// A row for each class, a column for what its pictures were taken for.
  public var description: String {
    let rows = [[""] + classNames] + zip(classNames, counts).map { [$0] + $1.map { "\($0)" } }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max()! }
    return rows.map { row in
      zip(row, widths).map { String(repeating: " ", count: $1 - $0.count) + $0 }
        .joined(separator: "  ")
    }.joined(separator: "\n")
  }
}
