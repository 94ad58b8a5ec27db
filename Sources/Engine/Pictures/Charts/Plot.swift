/// Where the parts of a chart stand on a canvas.
///
/// The margins are as wide as their labels, so that nothing is cut off and nothing covers the data.
public struct Plot: Equatable, Sendable {
  /// The rectangle of the data.
  public let area: Rectangle
  let frame: Frame
  let titleBaseline: Double
  let legendRows: [[LegendEntry]]

  static let labelSize = 10.0
  static let titleSize = 13.0
  static let legendRowHeight = 22.0
  static let swatchWidth = 22.0
  static let legendGap = 24.0

  /// Arranges a frame on a canvas of this size.
  init(_ frame: Frame, width: Int, height: Int) {
    self.frame = frame
    let (width, height) = (Double(width), Double(height))
    let hasTitle = !frame.title.isEmpty

    let tickWidths = frame.yAxis.ticks.map { Canvas.width(of: $0.text) }
    let left = 16 + (frame.yAxis.label.isEmpty ? 0 : 26) + (tickWidths.max() ?? 0).rounded(.up) + 10
    let references = Self.visible(frame.referenceLines, on: frame.yAxis)
    let labelWidth = references.map { Canvas.width(of: $0.label) + 8 }.max() ?? 0
    let lastTick = frame.xAxis.ticks.last.map { Canvas.width(of: $0.text) / 2 } ?? 0
    let right = (width - 16 - max(labelWidth, lastTick)).rounded(.down)

    legendRows = Self.rows(of: frame.legend, width: right - left)
    titleBaseline = 30
    let top =
      18 + (hasTitle ? 28 : 0) + Double(legendRows.count) * Self.legendRowHeight
      + (legendRows.isEmpty && !hasTitle ? 0 : 4)
    let bottom = height - 16 - (frame.xAxis.label.isEmpty ? 0 : 28) - 20
    area = Rectangle(left: left, top: top, right: right, bottom: bottom)
    if area.width < 60 || area.height < 40 {
      fatalError(
        "a chart of \(Int(width))×\(Int(height)) pixels leaves "
          + "\(Int(area.width))×\(Int(area.height)) to its data; at least 60×40 are needed")
    }
  }

  /// The place on the canvas of the data at (`x`, `y`); nil if an axis cannot show it.
  public func point(_ x: Double, _ y: Double) -> Point? {
    if !frame.xAxis.canShow(x) || !frame.yAxis.canShow(y) { return nil }
    return Point(self.x(x), self.y(y))
  }

  /// The column of a number on the x axis.
  func x(_ value: Double) -> Double { area.left + frame.xAxis.position(of: value) * area.width }

  /// The row of a number on the y axis.
  func y(_ value: Double) -> Double { area.bottom - frame.yAxis.position(of: value) * area.height }

  /// The reference lines within the range of the axis.
  static func visible(_ lines: [ReferenceLine], on axis: Axis) -> [ReferenceLine] {
    lines.filter { axis.canShow($0.value) && axis.range.contains($0.value) }
  }

  /// The legend broken into rows that fit the width.
  private static func rows(of entries: [LegendEntry], width: Double) -> [[LegendEntry]] {
    var rows: [[LegendEntry]] = []
    var used = Double.infinity
    for entry in entries {
      let needed = entryWidth(entry)
      if used + needed > width + legendGap {
        rows.append([])
        used = 0
      }
      rows[rows.count - 1].append(entry)
      used += needed
    }
    return rows
  }

  /// The width of a legend entry with the gap behind it.
  static func entryWidth(_ entry: LegendEntry) -> Double {
    swatchWidth + Canvas.width(of: entry.name) + legendGap
  }
}
