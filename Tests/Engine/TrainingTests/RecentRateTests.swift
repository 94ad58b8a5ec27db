import Testing

@testable import Training

@Suite("The rate of late")
struct RecentRateTests {
  @Test("steps of one speed give that speed", arguments: [0.001, 0.03, 0.5, 7])
  func constant(seconds: Double) throws {
    var rate = RecentRate(step: 10, time: 50)
    #expect(rate.stepsPerSecond == nil)
    for step in 1...1000 { rate.record(step: 10 + step, time: 50 + Double(step) * seconds) }
    #expect(abs(try #require(rate.stepsPerSecond) * seconds - 1) < 1e-9)
  }

  @Test("what was more than five seconds ago no longer counts")
  func window() throws {
    var rate = RecentRate(step: 0, time: 0)
    for step in 1...10 { rate.record(step: step, time: 10 * Double(step)) }
    for step in 1...100 { rate.record(step: 10 + step, time: 100 + Double(step) / 10) }
    #expect(abs(try #require(rate.stepsPerSecond) - 10) < 1e-9)
  }

  @Test("a clock that stands still gives no rate")
  func still() {
    var rate = RecentRate(step: 0, time: 5)
    rate.record(step: 1, time: 5)
    #expect(rate.stepsPerSecond == nil)
  }
}
