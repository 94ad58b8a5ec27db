import Datasets
import Evaluation
import Foundation
import Testing

@Suite("The two-sample test")
struct TwoSampleTestTests {
  @Test("pictures that are drawn alike are not told apart")
  func same() {
    let test = TwoSampleTest(real: digits(200, seed: 1), generated: digits(200, seed: 2), seed: 1)
    #expect(test.asked == 200)
    #expect((0.4...0.6).contains(test.accuracy) && test.pValue > 0.01, "\(test)")
    #expect(test.interval.contains(0.5))
  }

  @Test("noise is told from digits, and digits from their negatives")
  func different() {
    let real = digits(101, seed: 1)
    let negatives = LabelledImages(
      name: "negatives", height: 28, width: 28, channels: 1,
      pixels: digits(120, seed: 2).pixels.map { 255 - $0 },
      labels: [UInt8](repeating: 0, count: 120), classNames: ["any"])
    for generated in [noise(120), negatives] {
      let test = TwoSampleTest(real: real, generated: generated, seed: 1)
      #expect(test.asked == 100)
      #expect(test.accuracy > 0.9 && test.pValue < 1e-16, "\(generated.name): \(test)")
      #expect(test.interval.lowerBound > 0.8)
    }
  }

  @Test("the outcome is a function of the seed")
  func seeds() {
    let (real, generated) = (digits(40, seed: 1), digits(40, seed: 2))
    func right(_ seed: UInt64) -> TwoSampleTest {
      TwoSampleTest(real: real, generated: generated, seed: seed)
    }
    #expect(right(1) == right(1))
    #expect(Set((1...4).map { right($0).right }).count > 1)
  }

  @Test(
    "Wilson's interval and the exact chance of guessing",
    arguments: [
      (100, 50, 0.40383, 0.59617, 0.53979), (10, 0, 0, 0.27753, 1),
      (8, 8, 0.67559, 1, 0.00391), (2000, 1050, 0.50309, 0.54682, 0.01341),
    ] as [(Int, Int, Double, Double, Double)])
  func interval(asked: Int, right: Int, low: Double, high: Double, chance: Double) {
    let test = TwoSampleTest(asked: asked, right: right)
    #expect(abs(test.interval.lowerBound - low) < 1e-5, "\(test.interval)")
    #expect(abs(test.interval.upperBound - high) < 1e-5, "\(test.interval)")
    #expect(abs(test.pValue - chance) < 1e-5, "\(test.pValue)")
    #expect(test.accuracy == Double(right) / Double(asked))
  }
}
