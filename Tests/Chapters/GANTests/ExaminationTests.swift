import Tensors
import Testing

@testable import GAN

@Suite("The discriminator examined")
struct ExaminationTests {
  @Test(
    "the area under the curve is that of pairs counted by hand, ties half",
    arguments: [
      ([0.9], [0.1], 1), ([0.1], [0.9], 0), ([0.5], [0.5], 0.5),
      ([0.2, 0.8], [0.5], 0.5), ([0.8, 0.3], [0.3, 0.1, 0.9], 3.5 / 6),
      ([0.4, 0.4, 0.4], [0.4, 0.4], 0.5), ([0.7, 0.5, 0.5, 0.2], [0.5, 0.1], 6 / 8),
    ] as [([Double], [Double], Double)])
  func area(real: [Double], generated: [Double], area: Double) {
    #expect(Examination(real: real, generated: generated).areaUnderCurve == area)
  }

  @Test("the area is what comparing every pair gives, whatever the order")
  func areaByPairs() {
    var random = SplitMix64(seed: 4)
    let real = (0..<40).map { _ in Double(random.below(10)) / 10 }
    let generated = (0..<30).map { _ in Double(random.below(10)) / 10 }
    var wins = 0.0
    for r in real { for g in generated { wins += r > g ? 1 : r == g ? 0.5 : 0 } }
    #expect(Examination(real: real, generated: generated).areaUnderCurve == wins / 1200)
  }

  @Test(
    "the accuracy counts what is above ½ as called real, and ½ itself as not",
    arguments: [
      ([0.9, 0.4], [0.1, 0.2], 0.75), ([0.5], [0.5], 0.5), ([0.6], [0.4], 1), ([0.4], [0.6], 0),
    ] as [([Double], [Double], Double)])
  func accuracy(real: [Double], generated: [Double], accuracy: Double) {
    #expect(Examination(real: real, generated: generated).accuracy == accuracy)
  }

  @Test("the probabilities are sorted")
  func sorted() {
    let examination = Examination(real: [0.3, 0.1, 0.2], generated: [1, 0])
    #expect(examination.real == [0.1, 0.2, 0.3] && examination.generated == [0, 1])
  }

  @Test("nothing cannot be compared with anything")
  func empty() async {
    await #expect(processExitsWith: .failure) { _ = Examination(real: [], generated: [1]) }
    await #expect(processExitsWith: .failure) { _ = Examination(real: [1], generated: []) }
  }

  @Test("a game is examined on as many generated pictures as real ones, under both conventions")
  func game() {
    for convention in LabelConvention.allCases {
      let game = tinyGame { $0.convention = convention }
      var random = SplitMix64(seed: 5)
      let real = Tensor.uniform([12, 784], from: 0, to: 1, dtype: .float64, using: &random)
      let examination = game.examination(on: real, using: &random)
      #expect(examination.generated.count == 12)
      #expect(examination.real == game.discriminator(real).probabilityOfReal.scalars.sorted())
    }
  }
}
