import Datasets
import Foundation
import Kernels
import Testing
import Training

@testable import Evaluation

private var digits: Classifier { ShippedClassifier.digits.classifier }
private let training = DrawnDigits.make(count: 300, seed: 1)
private let heldOut = DrawnDigits.make(count: 300, seed: 2)

private func gauge(
  _ training: LabelledImages = training, heldOut: LabelledImages? = heldOut, count: Int = 300
) -> SampleGauge {
  SampleGauge(
    training: training, heldOut: heldOut, classifier: heldOut == nil ? nil : digits, count: count,
    stream: SplitMix64(seed: 5))
}

/// What a gauge measures, as a line of a log.
private func record(_ gauge: SampleGauge, _ samples: LabelledImages) -> MetricsRecord {
  MetricsRecord(step: 2_000, gauge.measure(samples))
}

@Suite("The gauge of samples")
struct SampleGaugeTests {
  @Test("pictures like the data vary as much, are of all classes, and are close")
  func data() throws {
    let found = record(gauge(), DrawnDigits.make(count: 300, seed: 3))
    #expect((0.95...1.05).contains(try #require(found["varianceShare"])))
    #expect(found["classesPresent"] == 10)
    #expect(try #require(found["classDivergence"]) < 0.02)
    #expect(try #require(found["kernelDistance"]).magnitude < 0.1)
    #expect(signOfCollapse(in: found, divergenceLimit: gauge().divergenceLimit) == nil)
  }

  @Test("one picture again and again varies not at all, is of one class, and far from the data")
  func onePicture() throws {
    let found = record(gauge(), training.subset([Int](repeating: 4, count: 100)))
    #expect(found["varianceShare"] == 0 && found["classesPresent"] == 1)
    #expect((try #require(found["classDivergence"]) - log(10)).magnitude < 1e-12)
    #expect(try #require(found["kernelDistance"]) > 0.5)
    let sign = signOfCollapse(in: found, divergenceLimit: gauge().divergenceLimit)
    #expect(try #require(sign).contains("vary 0 % as much"))
  }

  @Test("three classes of ten are too few, five are not", arguments: [(3, true), (5, false)])
  func fewClasses(count: UInt8, areTooFew: Bool) {
    let places = training.labels.indices.filter { training.labels[$0] < count }
    let found = record(gauge(), training.subset(places))
    let sign = signOfCollapse(in: found, divergenceLimit: gauge().divergenceLimit)
    #expect((sign != nil) == areTooFew, "\(found)")
  }

  @Test("without a classifier only pixels are compared; noise then is no collapse")
  func noise() {
    var random = SplitMix64(seed: 4)
    let noise = LabelledImages(
      name: "noise", height: 28, width: 28, channels: 1,
      pixels: (0..<50 * 784).map { _ in UInt8(random.below(256)) },
      labels: [UInt8](repeating: 0, count: 50), classCount: 1)
    let gauge = gauge(heldOut: nil)
    #expect(gauge.measure(noise).map(\.name) == ["varianceShare"])
    #expect(gauge.divergenceLimit == nil)
    #expect(signOfCollapse(in: record(gauge, noise), divergenceLimit: nil) == nil)
  }

  @Test("of data of one class, classes are not counted")
  func oneClass() {
    let gauge = gauge(training.ofClass(3))
    #expect(gauge.measure(heldOut).map(\.name) == ["varianceShare", "kernelDistance"])
    #expect(gauge.divergenceLimit == nil)
  }

  @Test("it looks at no more pictures of the data than it is told, and not at the leading ones")
  func count() throws {
    let dark = training.subset([Int](repeating: 4, count: 300))
    let both = LabelledImages(
      name: "both", height: 28, width: 28, channels: 1, pixels: dark.pixels + training.pixels,
      labels: dark.labels + training.labels, classNames: training.classNames)
    let found = record(gauge(both, count: 100), training)
    #expect((1.2...4).contains(try #require(found["varianceShare"])))
  }

  @Test("the limit is a nat above the data's own divergence")
  func limit() throws {
    #expect((1...1.02).contains(try #require(gauge().divergenceLimit)))
    let uneven = heldOut.subset(heldOut.labels.indices.filter { heldOut.labels[$0] < 5 })
    let other = gauge(heldOut: uneven)
    #expect((1.6...1.75).contains(try #require(other.divergenceLimit)))
  }
}
