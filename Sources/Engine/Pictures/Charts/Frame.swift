/// Everything around a chart's data: title, axes, legend and reference lines.
public struct Frame: Equatable, Sendable {
  /// What the chart shows.
  public var title: String
  /// The horizontal axis.
  public var xAxis: Axis
  /// The vertical axis.
  public var yAxis: Axis
  /// The names and colours of what is drawn, in order; those without a name are left out.
  public var legend: [LegendEntry]
  /// Values to compare the data with.
  public var referenceLines: [ReferenceLine]

  /// Creates a frame.
  public init(
    title: String, xAxis: Axis, yAxis: Axis, legend: [LegendEntry] = [],
    referenceLines: [ReferenceLine] = []
  ) {
    self.title = title
    self.xAxis = xAxis
    self.yAxis = yAxis
    self.legend = legend.filter { !$0.name.isEmpty }
    self.referenceLines = referenceLines
  }
}

/// A name beside its colour.
public struct LegendEntry: Equatable, Sendable {
  /// What is drawn in this colour.
  public let name: String
  /// The colour.
  public let colour: Colour

  /// Creates an entry.
  public init(name: String, colour: Colour) {
    self.name = name
    self.colour = colour
  }

  /// One entry for each name, in the order of the palette.
  static func entries(_ names: [String]) -> [LegendEntry] {
    names.enumerated().map { LegendEntry(name: $0.element, colour: .ofSeries($0.offset)) }
  }
}

/// A dashed horizontal line at a value worth knowing, such as ln 2, labelled at its right end.
public struct ReferenceLine: Equatable, Sendable {
  /// Where the line runs, in the numbers of the y axis.
  public let value: Double
  /// What the value is.
  public let label: String

  /// Creates a reference line.
  public init(_ value: Double, label: String) {
    self.value = value
    self.label = label
  }
}
