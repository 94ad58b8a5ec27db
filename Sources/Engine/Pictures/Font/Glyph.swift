/// One character as the pen draws it: lines on a grid where capitals are 10 high, small letters 7,
/// and y grows upwards from the baseline.
struct Glyph: Equatable {
  /// The width of the drawing, without the gap to the next character.
  var width: Double
  var lines: [[Point]]

  /// A glyph from its notation, `0,0 4,10 8,0 | 1.2,3 6.8,3`: points joined by straight lines, `|`
  /// where the pen is lifted; a point after `~` is not reached but pulls the line towards it.
  ///
  /// As in TrueType outlines, such a point is the control point of a quadratic Bézier curve; two
  /// in a row have a point of the curve midway between them.
  init(width: Double, strokes: Substring) {
    self.width = width
    lines = strokes.split(separator: "|").map { stroke in
      Self.line(through: stroke.split(separator: " ").map(Self.node))
    }
  }

  init(width: Double, lines: [[Point]]) {
    self.width = width
    self.lines = lines
  }

  private typealias Node = (point: Point, isControl: Bool)

  private static func node(_ text: Substring) -> Node {
    let isControl = text.hasPrefix("~")
    let numbers = text.dropFirst(isControl ? 1 : 0).split(separator: ",").compactMap(Double.init)
    if numbers.count != 2 { fatalError("a point of a glyph is two numbers, found \(text)") }
    return (Point(numbers[0], numbers[1]), isControl)
  }

  private static func line(through nodes: [Node]) -> [Point] {
    var line: [Point] = []
    for (index, node) in nodes.enumerated() {
      guard node.isControl, let start = line.last, index + 1 < nodes.count else {
        if line.last != node.point { line.append(node.point) }
        continue
      }
      let next = nodes[index + 1]
      let end = next.isControl ? (node.point + next.point) / 2 : next.point
      for step in 1...8 {
        let t = Double(step) / 8
        let (before, after) = (
          start + t * (node.point - start), node.point + t * (end - node.point)
        )
        line.append(before + t * (after - before))
      }
    }
    return line
  }

  /// The glyph at another size and place.
  func transformed(scale: Double, by offset: Point = .zero) -> Glyph {
    Glyph(width: width * scale, lines: lines.map { $0.map { scale * $0 + offset } })
  }
}
