public import Datasets
public import Foundation

extension PointCloud {
  /// The most points that are read from a file.
  static let mostPoints = 10_000_000

  /// Points from a text file, one a line: two numbers with a comma between them. A first line of names is
  /// passed over, and so are empty lines.
  ///
  /// The points are moved and scaled alike in both directions, to lie about the origin with the furthest
  /// at ±2, where the networks can reach them.
  /// - Throws: an error that names the line where something else stands there.
  public init(contentsOf url: URL) throws(DatasetError) {
    let text = try TextCorpus(contentsOf: url, isLowercased: false).text
    var points: [SIMD2<Double>] = []
    for (index, line) in text.split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline
    ).enumerated() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
        .map { String($0).trimmingCharacters(in: .whitespaces) }
      if fields == [""] || (index == 0 && Self.areNames(fields)) { continue }
      guard fields.count == 2, let x = Self.number(fields[0]), let y = Self.number(fields[1]) else {
        throw DatasetError(
          file: "\(url.path):\(index + 1)", expected: "two numbers with a comma between them",
          found: "“\(line.prefix(40))”", remedy: "Correct the line or remove it.")
      }
      points.append(SIMD2(x, y))
    }
    if points.isEmpty || points.count > Self.mostPoints {
      throw DatasetError(
        file: url.path, expected: "from 1 to \(Self.mostPoints) points", found: "\(points.count)",
        remedy: "Name a file with a point a line.")
    }
    self.init(name: url.lastPathComponent, shape: .points(Self.centred(points)))
  }

  /// Two texts of which neither is a number.
  private static func areNames(_ fields: [String]) -> Bool {
    fields.count == 2 && fields.allSatisfy { !$0.isEmpty && Double($0) == nil }
  }

  /// A number of a size that can be calculated with.
  private static func number(_ text: String) -> Double? {
    Double(text).flatMap { $0.magnitude <= 1e100 ? $0 : nil }
  }

  /// The points about the middle of their extent, the furthest coordinate at ±2.
  private static func centred(_ points: [SIMD2<Double>]) -> [SIMD2<Double>] {
    let low = points.reduce(points[0], pointwiseMin)
    let high = points.reduce(points[0], pointwiseMax)
    let middle = (low + high) / 2
    let extent = max(high.x - low.x, high.y - low.y)
    return points.map { extent > 0 ? ($0 - middle) * (4 / extent) : $0 - middle }
  }
}
