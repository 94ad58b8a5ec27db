import Foundation
import Tensors
import Testing

@testable import VariationalAutoencoder

@Suite("The published program's two mistakes, apart and together")
struct VariantReportTests {
  @Test(
    "each variant is the corrected program but for its mistakes",
    arguments: [
      (Variant.corrected, Configuration.Deviation.root, 1.0), (.weight, .root, 0.001 * 24 / 3),
      (.deviation, .printed, 1.0), (.printed, .printed, 0.001 * 24 / 3),
    ])
  func variants(variant: Variant, deviation: Configuration.Deviation, beta: Double) {
    var configuration = tinyConfiguration(.dense) { $0.latentCount = 3 }
    var expected = configuration
    variant.apply(to: &configuration)
    #expect((configuration.beta - beta).magnitude < 1e-15)
    (expected.deviation, expected.beta) = (deviation, configuration.beta)
    #expect(configuration == expected)
  }

  @Test("an outcome is that of a training of its own", arguments: Variant.allCases)
  func outcome(variant: Variant) {
    let (learned, heldOut) = (speckledPictures([6, 4, 1]), speckledPictures([6, 4, 1], count: 60))
    let weighed = heldOut.prefix(3)
    var report = VariantReport(samples: 4)
    let outcome = report.add(
      variant, of: tinyConfiguration(.dense), learning: learned, heldOut: heldOut,
      weighed: weighed, seed: 7)
    #expect(report.outcomes == [outcome] && outcome.variant == variant && outcome.seed == 7)

    var training = tinyTraining(.dense) { variant.apply(to: &$0) }
    training.takeSteps(10)  // two epochs of five steps
    var random = SplitMix64(seed: 7).stream("variants")
    let bound = BoundReport(of: training.model, on: heldOut, using: &random)
    #expect(outcome.bound == bound)
    let costs = training.model.importanceWeightedBound(on: weighed, samples: 4, using: &random)
    #expect(outcome.importanceWeighted == average(costs))
  }

  @Test("it comes back from JSON as it was, and has a line for each variant that was trained")
  func text() throws {
    let pictures = speckledPictures([6, 4, 1])
    var report = VariantReport(samples: 2)
    for (variant, seed) in [(Variant.printed, 1), (.corrected, 1), (.corrected, 2)] {
      _ = report.add(
        variant, of: tinyConfiguration(.dense) { $0.epochs = 1 }, learning: pictures,
        heldOut: pictures, weighed: pictures.prefix(2), seed: UInt64(seed))
    }
    let data = try JSONEncoder().encode(report)
    #expect(try JSONDecoder().decode(VariantReport.self, from: data) == report)
    let lines = report.description.split(separator: "\n")
    #expect(lines.map { $0.prefix(10) } == ["          ", "corrected ", "as printed"])
    let bounds = report.outcomes.dropFirst().map(\.bound.negativeELBO)
    let (mean, spread) = ((bounds[0] + bounds[1]) / 2, (bounds[0] - bounds[1]).magnitude / 2)
    #expect(lines[1].contains(String(format: "%.2f ± %.2f", mean, spread)))
    #expect(lines[2].contains(" ± 0.00") && Set(lines.map(\.count)).count == 1)
  }
}
