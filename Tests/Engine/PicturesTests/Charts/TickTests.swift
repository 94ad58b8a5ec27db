import Testing

@testable import Pictures

@Suite("Ticks")
struct TickTests {
  @Test(
    "step by 1, 2 or 5 times a power of ten",
    arguments: [
      (1.0, 5, 0.2), (10, 5, 2), (7, 6, 2), (20_000, 6, 5_000), (0.3, 6, 0.05), (6, 6, 1),
      (6.1, 6, 2), (1e-9, 4, 5e-10), (255, 6, 50),
    ])
  func step(span: Double, count: Int, expected: Double) {
    let step = Tick.step(span: span, count: count)
    #expect(abs(step / expected - 1) < 1e-12, "\(step) instead of \(expected)")
  }

  @Test(
    "are labelled as people write numbers",
    arguments: [
      (0.0...1, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
      (1...20_000, ["5,000", "10,000", "15,000", "20,000"]),
      (-2.5...3, ["−2", "−1", "0", "1", "2", "3"]),
      (-0.1...0.1, ["−0.10", "−0.05", "0.00", "0.05", "0.10"]),
      (0...0.000_004, ["0", "10⁻⁶", "2×10⁻⁶", "3×10⁻⁶", "4×10⁻⁶"]),
      (0...3e7, ["0", "0.5×10⁷", "1.0×10⁷", "1.5×10⁷", "2.0×10⁷", "2.5×10⁷", "3.0×10⁷"]),
    ] as [(ClosedRange<Double>, [String])])
  func linearLabels(range: ClosedRange<Double>, expected: [String]) {
    #expect(Tick.linear(in: range, count: 6).map(\.text) == expected)
  }

  @Test(
    "of a logarithmic axis are 1, 2, 5, or decades where these crowd",
    arguments: [
      (0.2...5, ["0.2", "0.5", "1", "2", "5"]),
      (0.01...100, ["0.01", "0.1", "1", "10", "100"]),
      (1e-5...1e-3, ["10⁻⁵", "2×10⁻⁵", "5×10⁻⁵", "0.0001", "0.0002", "0.0005", "0.001"]),
      (1e-8...1e8, ["10⁻⁶", "0.001", "1", "1,000", "10⁶"]),
    ] as [(ClosedRange<Double>, [String])])
  func logarithmicLabels(range: ClosedRange<Double>, expected: [String]) {
    #expect(Tick.logarithmic(in: range, count: 6).map(\.text) == expected)
  }
}
