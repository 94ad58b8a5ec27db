import Testing

@testable import Pictures

@Suite("A line chart")
struct LineChartTests {
  static let blue: [UInt8] = [0x00, 0x72, 0xB2]

  func chart(
    _ values: [Double], smoothing: Double = 0, references: [ReferenceLine] = [],
    yScale: Axis.Scale = .linear
  ) -> LineChart {
    LineChart(
      title: "Title", xLabel: "step", yLabel: "loss",
      series: [.init("series", values: values, smoothing: smoothing)], referenceLines: references,
      yScale: yScale)
  }

  /// The rows of a column that have exactly this colour, apart from the legend's.
  func rows(
    of image: Image, column: Double, colour: [UInt8], in plot: Plot
  ) -> [Int] {
    (Int(plot.area.top)..<image.height).filter { image[Int(column), $0] == colour }
  }

  @Test("draws each value in its row", arguments: [Axis.Scale.linear, .logarithmic])
  func dataPosition(scale: Axis.Scale) throws {
    let values = [1.0, 3, 3, 3, 10, 10, 10, 2]
    let chart = chart(values, yScale: scale)
    let (image, plot) = (chart.rendered(), Plot(chart.frame, width: 800, height: 500))
    for (step, value) in [(3.0, 3.0), (6, 10)] {
      let point = try #require(plot.point(step, value))
      let rows = rows(of: image, column: point.x, colour: Self.blue, in: plot)
      #expect(!rows.isEmpty)
      for row in rows { #expect(abs(Double(row) + 0.5 - point.y) <= 1) }
    }
  }

  @Test("draws reference lines at their values and their labels beside the plot")
  func referenceLine() throws {
    let lines = [ReferenceLine(2.5, label: "ln 2"), ReferenceLine(1.5, label: "half")]
    let chart = chart([1, 3, 2], references: lines)
    let bare = self.chart([1, 3, 2]).rendered()
    let (image, plot) = (chart.rendered(), Plot(chart.frame, width: 800, height: 500))
    for line in lines {
      let row = Int(plot.y(line.value))
      let dark = (Int(plot.area.left)..<Int(plot.area.right)).filter { image[$0, row][0] < 150 }
      #expect(Double(dark.count) > plot.area.width * 0.4)
      let label = (Int(plot.area.right) + 8..<800).reduce(0) { count, x in
        count + (row - 6...row + 6).count { image[x, $0][0] < 100 }
      }
      #expect(label > 20)
    }
    #expect(image != bare)
  }

  @Test("takes its reference lines into its range") func referenceRange() {
    let chart = chart([1, 2], references: [ReferenceLine(7, label: "seven")])
    #expect(chart.frame.yAxis.range.contains(7))
  }

  @Test("leaves a gap where a value is not finite, and draws what is around it")
  func gaps() throws {
    let chart = chart([2, 2, .nan, .infinity, 2, 2])
    let (image, plot) = (chart.rendered(), Plot(chart.frame, width: 800, height: 500))
    for (step, isDrawn) in [(1.5, true), (2.5, false), (3.5, false), (5.5, true)] {
      let column = try #require(plot.point(step, 2)).x
      let rows = rows(of: image, column: column, colour: Self.blue, in: plot)
      #expect(rows.isEmpty == !isDrawn, "step \(step)")
    }
  }

  @Test(
    "can be drawn of anything",
    arguments: [
      [], [1], [.nan], [0, 0, 0], [1e308, -1e308], [-1, -2], [1e-30, 1e30], [.infinity],
    ] as [[Double]])
  func unusualData(values: [Double]) {
    for scale in [Axis.Scale.linear, .logarithmic] {
      let image = chart(values, smoothing: 0.5, yScale: scale).rendered(width: 300, height: 200)
      #expect((image.width, image.height, image.channels) == (300, 200, 3))
    }
  }

  @Test("gives equal bytes twice") func determinism() {
    let values = (0..<500).map { Double($0 * $0 % 97) }
    let once = chart(values, smoothing: 0.9).rendered()
    #expect(once.pngData() == chart(values, smoothing: 0.9).rendered().pngData())
  }

  @Test("averages exponentially, without a bias at the beginning") func smoothing() {
    let points = [4.0, 0, .nan, 8].enumerated().map { Point(Double($0.offset), $0.element) }
    let smooth = exponentialMovingAverage(of: points, keeping: 0.5).map(\.y)
    #expect(smooth[0] == 4)
    #expect(abs(smooth[1] - 4.0 / 3) < 1e-12)  // (½·½·4 + ½·0) / ¾
    #expect(smooth[2].isNaN)
    #expect(abs(smooth[3] - (0.5 + 4) / 0.875) < 1e-12)
    #expect(
      exponentialMovingAverage(of: [Point(0, 7), Point(1, 3)], keeping: 0).map(\.y) == [7, 3])
  }
}
