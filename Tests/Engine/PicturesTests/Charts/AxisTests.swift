import Pictures
import Testing

@Suite("An axis")
struct AxisTests {
  @Test(
    "ends at ticks around its values",
    arguments: [
      ([0.3, 3.7], 0.0...4), ([0, 1], 0...1), ([-4.1, 3.9], -6...4), ([0, 0.064], 0...0.08),
      ([5], 2...8), ([0], -0.6...0.6), ([], 0...1), ([.nan, .infinity, 2, 4], 2...4),
    ] as [([Double], ClosedRange<Double>)])
  func rounding(values: [Double], expected: ClosedRange<Double>) {
    let range = Axis("", covering: values).range
    #expect(abs(range.lowerBound - expected.lowerBound) < 1e-9, "\(range)")
    #expect(abs(range.upperBound - expected.upperBound) < 1e-9, "\(range)")
  }

  @Test(
    "takes any finite values, however large, small or close",
    arguments: [
      [1e308, -1e308], [.leastNonzeroMagnitude], [1e99, -1e99], [1, 1 + 1e-16], [1e15, 1e15 + 1],
      [-0.0], [1e-99],
    ])
  func extremes(values: [Double]) {
    for scale in [Axis.Scale.linear, .logarithmic] {
      let axis = Axis("", covering: values, scale: scale)
      #expect(axis.range.lowerBound < axis.range.upperBound)
      #expect(axis.ticks.count < 20)
      for value in values where axis.canShow(value) {
        #expect((-1e-6...1 + 1e-6).contains(axis.position(of: value)))
      }
    }
  }

  @Test("places equal differences, or equal ratios, equally far apart") func positions() {
    let linear = Axis("", range: 2...6)
    #expect([2, 3, 6].map(linear.position) == [0, 0.25, 1])
    let logarithmic = Axis("", range: 0.01...100, scale: .logarithmic)
    for (value, position) in [(0.01, 0.0), (0.1, 0.25), (1, 0.5), (100, 1)] {
      #expect(abs(logarithmic.position(of: value) - position) < 1e-12)
    }
    #expect(!logarithmic.canShow(0))
    #expect(!linear.canShow(.nan))
  }

  @Test("of categories has a tick in the middle of each") func categories() {
    let axis = Axis("", categories: ["a", "b"])
    #expect(axis.range == 0...2)
    #expect(axis.ticks.map(\.value) == [0.5, 1.5])
    #expect(axis.ticks.map(\.text) == ["a", "b"])
  }
}
