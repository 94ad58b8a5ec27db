import Testing
import Training

@testable import VariationalAutoencoder

private func records(_ costs: [Double]) -> [MetricsRecord] {
  costs.enumerated().map { step, cost in
    MetricsRecord(
      step: step + 1, [Metric("reconstruction", cost), Metric("divergence", cost / 100)])
  }
}

private let epochs = [MetricsRecord(step: 20, [Metric("negativeELBO", 90)])]

@Suite("The charts of an autoencoder's training")
struct ChartsTests {
  @Test("show something, also of no steps, of one, and of costs that are all the same")
  func drawn() {
    let empty = lossChart([], epochs: [])
    for costs in [[100.0], [100, 100, 100], (0..<40).map { 100 - Double($0) }] {
      #expect(lossChart(records(costs), epochs: []) != empty)
      #expect(lossChart(records(costs), epochs: epochs) != lossChart(records(costs), epochs: []))
      #expect(divergenceChart(records(costs)) != divergenceChart([]))
    }
  }

  @Test("leave out costs that are infinite or none")
  func infinite() {
    let costs = (0..<40).map { 100 - Double($0) }
    for odd in [Double.infinity, -.infinity, .nan] {
      #expect(lossChart(records(costs + [odd]), epochs: epochs) != lossChart([], epochs: epochs))
      #expect(divergenceChart(records(costs + [odd])) != divergenceChart([]))
    }
  }
}
