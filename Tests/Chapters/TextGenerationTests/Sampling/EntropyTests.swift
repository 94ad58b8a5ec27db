import Foundation
import Testing

@testable import TextGeneration

@Suite("Entropy")
struct EntropyTests {
  @Test(
    "known distributions have known entropies, in bits",
    arguments: [
      ([1], 0), ([0, 1, 0], 0), ([0.5, 0.5], 1), ([0.5, 0.25, 0.25], 1.5),
      ([Double](repeating: 1 / 64, count: 64), 6),
    ] as [([Double], Double)])
  func known(probabilities: [Double], bits: Double) {
    #expect(entropy(probabilities) == bits)
  }

  @Test("probabilities that are no numbers have no entropy")
  func nan() { #expect(entropy([.nan, 1]).isNaN) }

  @Test(
    "it never falls as the temperature rises, and rises while it can be seen to",
    arguments: [2, 3, 17, 57], [1, 2, 3, 4, 5] as [UInt64])
  func grows(count: Int, seed: UInt64) {
    let logits = randomLogits(count, seed: seed)
    let temperatures = (0...120).map { pow(10, -3 + Double($0) / 20) }
    let entropies = temperatures.map { entropy(Sampler(temperature: $0).probabilities(logits)) }
    let uniform = log2(Double(count))
    for (cooler, hotter) in zip(entropies, entropies.dropFirst()) {
      #expect(hotter >= cooler - 1e-13)
      if cooler > 1e-9 && cooler < uniform - 1e-9 { #expect(hotter > cooler) }
    }
    #expect(entropies[0] < 1 && entropies[120] > uniform - 1e-3)
  }

  @Test("of equal logits it is that of the uniform distribution at every temperature above 0")
  func equal() {
    for temperature in [1e-3, 1, 1e3] {
      #expect(entropy(Sampler(temperature: temperature).probabilities([2, 2, 2, 2])) == 2)
    }
    #expect(entropy(Sampler(temperature: 0).probabilities([2, 2, 2, 2])) == 0)
  }
}
