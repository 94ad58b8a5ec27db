import Foundation
import Testing

@testable import TextGeneration

@Suite("Reweighting as published")
struct ReweightingTests {
  @Test(
    "is what a sampler finds, where the powers can be represented",
    arguments: [0.05, 0.2, 0.5, 1, 1.2, 10], [1, 2, 3] as [UInt64])
  func same(temperature: Double, seed: UInt64) {
    let probabilities = Sampler(temperature: 1).probabilities(randomLogits(17, seed: seed))
    let published = reweighted(probabilities, temperature: temperature)
    let found = Sampler(temperature: temperature).probabilities(probabilities.map { log($0) })
    #expect(largestDifference(published, found) < 1e-12)
  }

  @Test("at low temperatures all powers underflow: 0/0, where a sampler has an answer")
  func underflow() {
    let probabilities = [0.3, 0.6, 0.1]
    for temperature in [5e-4, 1e-4, 1e-9] {
      #expect(reweighted(probabilities, temperature: temperature).allSatisfy { $0.isNaN })
      let logits = probabilities.map { log($0) }
      #expect(Sampler(temperature: temperature).probabilities(logits) == [0, 1, 0])
    }
  }

  @Test("temperature 0 divides by zero, where a sampler takes the likeliest")
  func zero() {
    #expect(reweighted([0.4, 0.6], temperature: 0).allSatisfy { $0.isNaN })
    #expect(Sampler(temperature: 0).probabilities([log(0.4), log(0.6)]) == [0, 1])
  }

  @Test("a symbol of probability 0 keeps it, though its logarithm is −∞")
  func impossible() {
    let published = reweighted([0.25, 0, 0.75], temperature: 0.5)
    #expect(largestDifference(published, [0.1, 0, 0.9]) < 1e-15)
  }
}
