import Foundation
import Testing

@testable import Evaluation

@Suite("Estimate") struct EstimateTests {
  @Test("its interval leaves out a fortieth of the resamples on either side")
  func percentiles() {
    let resampled = (0...40).map(Double.init)
    #expect(Estimate(value: 20, resampled: resampled.reversed()).interval == 1...39)
    #expect(Estimate(value: 5, resampled: [4, 6]).interval == 4.05...5.95)
  }

  @Test(
    "resamples that are too large in all say how it scatters, not where", arguments: [-3, 0, 7.5])
  func shift(bias: Double) {
    let estimate = Estimate(value: 20, resampled: (0...40).map { Double($0) + bias })
    expectClose(estimate.interval.lowerBound, 1)
    expectClose(estimate.interval.upperBound, 39)
  }

  @Test("one resample says nothing of the scatter")
  func single() {
    #expect(Estimate(value: 2, resampled: [9]).interval == 2...2)
  }

  @Test("is cut off where nothing is possible")
  func limit() {
    let estimate = Estimate(value: 1, interval: -1...2)
    #expect(estimate.limited(from: 0) == Estimate(value: 1, interval: 0...2))
    #expect(estimate.limited(from: -2) == estimate)
  }

  @Test("is written as JSON and read again")
  func coding() throws {
    let estimate = Estimate(value: 0.1, interval: -1.0 / 3...2)
    let data = try JSONEncoder().encode(estimate)
    #expect(try JSONDecoder().decode(Estimate.self, from: data) == estimate)
  }
}
