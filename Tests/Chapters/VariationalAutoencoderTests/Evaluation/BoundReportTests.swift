import Foundation
import Tensors
import Testing

@testable import VariationalAutoencoder

/// Grey pictures of two pixels whose first is black and white in turn.
private func alternating(_ count: Int) -> [UInt8] {
  (0..<count).flatMap { [$0 % 2 == 0 ? 0 : 255, 100] }
}

/// An autoencoder made by hand: μ = (w·first pixel + 1, −2), s = (0.5, −1) whatever it sees, and a
/// decoder that says 1 / (1 + e^−l) for every pixel.
private func handMade(
  w: Double = 0, logit l: Double = 0, deviation: Configuration.Deviation = .root
) -> Autoencoder {
  let configuration = tinyConfiguration(.dense) {
    ($0.height, $0.width, $0.hiddenCount, $0.deviation) = (1, 2, 1, deviation)
  }
  var random = SplitMix64(seed: 1)
  let model = Autoencoder(configuration, using: &random)
  let values: [String: [Double]] = [
    "encoder.trunk.hidden.weight": [1, 0], "encoder.mean.weight": [w, 0],
    "encoder.mean.bias": [1, -2], "encoder.logVariance.bias": [0.5, -1],
    "decoder.pixels.bias": [l, l],
  ]
  for (name, parameter) in model.parameters {
    let shape = parameter.value.shape
    parameter.value = values[name].map { Tensor($0, shape: shape) } ?? .zeros(shape)
  }
  return model
}

private func report(_ model: Autoencoder, count: Int) -> BoundReport {
  var random = SplitMix64(seed: 2)
  return BoundReport(of: model, on: pictures([1, 2, 1], alternating(count)), using: &random)
}

@Suite("How well an autoencoder explains pictures")
struct BoundReportTests {
  @Test("a decoder that knows nothing pays ln 2 a pixel, whatever the codes", arguments: [1, 40])
  func ignorance(count: Int) {
    let report = report(handMade(), count: count)
    #expect(report.count == count)
    #expect((report.reconstruction - 2 * log(2)).magnitude < 1e-6)
    #expect((report.negativeELBO - report.reconstruction - report.divergence).magnitude < 1e-12)
    #expect(report.standardError < 1e-7)
  }

  @Test(
    "the divergence and σ are of what is drawn, as printed too",
    arguments: Configuration.Deviation.allCases)
  func divergence(deviation: Configuration.Deviation) {
    let report = report(handMade(deviation: deviation), count: 40)
    let logVariances = [0.5, -1].map { deviation == .root ? $0 : 2 * $0 }
    let terms = zip([1.0, -2.0], logVariances).map { 0.5 * ($0 * $0 + exp($1) - 1 - $1) }
    #expect((report.divergence - terms[0] - terms[1]).magnitude < 1e-6)
    #expect((report.meanDeviation - average(logVariances.map { exp($0 / 2) })).magnitude < 1e-6)
  }

  @Test(
    "a latent number is active where its means differ by a variance above 0.01",
    arguments: [(0, 0), (0.19, 0), (0.21, 1), (3, 1)])
  func activity(w: Double, active: Int) {
    let report = report(handMade(w: w), count: 40)
    #expect(report.activity.count == 2)
    #expect((report.activity[0] - w * w / 4).magnitude < 1e-6 && report.activity[1] == 0)
    #expect(report.activeUnits == active)
  }

  @Test("the standard error is the pictures' deviation over the root of their number")
  func standardError() {
    // Half of the pictures have a white first pixel, which costs ln(1 + e^−2), and 2 more if black.
    for count in [10, 1_000] {
      let report = report(handMade(logit: 2), count: count)
      #expect((report.standardError - 1 / Double(count).squareRoot()).magnitude < 1e-6)
    }
  }

  @Test("every picture counts once, however many there are", arguments: [1, 499, 500, 501, 1_001])
  func parts(count: Int) {
    let report = report(handMade(logit: 2), count: count)
    let (white, black) = (log(1 + exp(-2.0)), log(1 + exp(2.0)))
    let grey = white * 100 / 255 + black * 155 / 255
    let blackShare = Double((count + 1) / 2) / Double(count)
    let mean = grey + blackShare * black + (1 - blackShare) * white
    #expect(report.count == count)
    #expect((report.reconstruction - mean).magnitude < 1e-5)
  }

  @Test("it comes back from JSON as it was, and says what it found")
  func text() throws {
    let report = report(handMade(w: 3, logit: 2), count: 40)
    let data = try JSONEncoder().encode(report)
    #expect(try JSONDecoder().decode(BoundReport.self, from: data) == report)
    let words = String(
      format: "−ELBO %.2f ± %.2f nats a picture", report.negativeELBO, report.standardError)
    #expect(report.description.contains(words))
    #expect(report.description.contains("1 of 2 tell pictures apart"))
  }
}
