import Testing

@testable import Pictures

@Suite("Charts of other kinds")
struct ChartTests {
  @Test(
    "count shares of all finite values",
    arguments: [
      ([0, 0.1, 0.6, 1], 2, [0.5, 0.5]),
      ([0.5], 2, [0, 1]),
      ([-1, 2, 0.1, .nan], 1, [1.0 / 3]),
      ([], 3, [0, 0, 0]),
    ] as [([Double], Int, [Double])])
  func shares(values: [Double], bins: Int, expected: [Double]) {
    #expect(histogram(of: values, bins: bins, range: 0...1) == expected)
  }

  @Test("fill a histogram's bins to their height, translucently") func histogramHeights() {
    let chart = HistogramChart(
      title: "", xLabel: "", yLabel: "", series: [.init("a", values: [0.1, 0.2, 0.3, 0.9])],
      bins: 2, range: 0...1, measure: .density)
    #expect(chart.frame.yAxis.range == 0...1.5)  // densities 0.75 / 0.5 and 0.25 / 0.5
    let (image, plot) = (chart.rendered(), Plot(chart.frame, width: 800, height: 500))
    let translucent: [UInt8] = [179, 213, 232]  // 0.3 of the first colour over white
    #expect(image[Int(plot.x(0.25)), Int(plot.y(1.3))] == translucent)
    #expect(image[Int(plot.x(0.75)), Int(plot.y(0.4))] == translucent)
    #expect(image[Int(plot.x(0.75)), Int(plot.y(0.6))] == [255, 255, 255])
  }

  @Test("draw bars from 0 to their value, up and down") func bars() {
    let chart = BarChart(
      title: "", yLabel: "", categories: ["a", "b"],
      series: [.init(values: [2, -1]), .init(values: [.nan, 1])])
    let (image, plot) = (chart.rendered(), Plot(chart.frame, width: 800, height: 500))
    let first: [UInt8] = [0x00, 0x72, 0xB2]
    let second: [UInt8] = [0xD5, 0x5E, 0x00]
    let expected: [(x: Double, y: Double, colour: [UInt8])] = [
      (0.3, 1.9, first), (0.3, 0.1, first), (0.7, 0.1, [255, 255, 255]),
      (1.3, -0.9, first), (1.3, 0.1, [255, 255, 255]), (1.7, 0.9, second),
    ]
    for (x, y, colour) in expected {
      #expect(image[Int(plot.x(x)), Int(plot.y(y))] == colour, "(\(x), \(y))")
    }
  }

  @Test("draw each point of a class in its place and colour") func scatter() throws {
    let chart = ScatterChart(
      title: "Points", xLabel: "x", yLabel: "y",
      series: [.init("a", points: [Point(0.1, 0.3), Point(.nan, 0)]), .init("b", points: [])],
      xRange: 0...1, yRange: 0...1)
    let (image, plot) = (chart.rendered(), Plot(chart.frame, width: 800, height: 500))
    let centre = try #require(plot.point(0.1, 0.3))
    let pixel = image[Int(centre.x), Int(centre.y)]
    #expect(pixel == [102, 170, 209])  // 0.6 of the first colour over white
  }

  @Test("break long legends into rows that stay above the data", arguments: [1, 3, 12])
  func legend(count: Int) {
    let entries = LegendEntry.entries((0..<count).map { "a rather long name \($0)" })
    let axis = Axis("", range: 0...1)
    let frame = Frame(title: "Title", xAxis: axis, yAxis: axis, legend: entries)
    let plot = Plot(frame, width: 500, height: 400)
    #expect(plot.legendRows.flatMap { $0 } == entries)
    for row in plot.legendRows {
      let width = row.map(Plot.entryWidth).reduce(-Plot.legendGap, +)
      #expect(width <= plot.area.width)
    }
    #expect(plot.area.top >= plot.titleBaseline + Double(plot.legendRows.count) * 22)
  }

  @Test("refuse sizes that leave no room to the data") func tooSmall() async {
    await #expect(processExitsWith: .failure) {
      let chart = BarChart(title: "", yLabel: "", categories: ["a"], series: [.init(values: [1])])
      _ = chart.rendered(width: 60, height: 40)
    }
  }
}
