import Datasets
import Foundation
import Tensors
import Testing

@testable import VariationalAutoencoder

@Suite("Concepts")
struct ConceptTests {
  private let model = transparentAutoencoder(latents: 2)
  private let without = pictureRows([[0, 100], [50, 120]])
  private let with = pictureRows([[200, 90], [250, 130], [240, 110]])

  @Test("are the way from one mean code to the other")
  func vector() {
    let found = model.concept(from: without, to: with).vector
    #expect(found.shape == [1, 2])
    #expect(agree(found.scalars, [4 * (230 - 25) / 255, 0]))
  }

  @Test("move each code by all amounts, one row a code")
  func moved() {
    let concept = Concept(from: .zeros([1, 2]), to: Tensor([3, -1], shape: [1, 2]))
    let codes = Tensor([1, 2, 10, 20], shape: [2, 2])
    let moved = concept.moved(codes, by: [-1, 0, 2])
    #expect(moved.shape == [6, 2])
    #expect(moved.scalars == [-2, 3, 1, 2, 7, 0, 7, 21, 10, 20, 16, 18])
  }

  @Test("what is measured is the mean over the pictures decoded from z + t·v")
  func means() {
    let concept = Concept(from: .zeros([1, 2]), to: Tensor([1, 0], shape: [1, 2]))
    let codes = Tensor([-1, 0.5, 2, 0.5], shape: [2, 2])
    let amounts = [-1.5, 0, 0.5, 1.5]
    let found = model.means(along: concept, from: codes, by: amounts) { pictures in
      (0..<pictures.count).map { Double(pictures.pixels(at: $0).first!) / 255 }
    }
    for (t, mean) in zip(amounts, found) {
      let expected = (1 / (1 + exp(1 - t)) + 1 / (1 + exp(-2 - t))) / 2
      #expect((mean - expected).magnitude < 0.5 / 255)
    }
  }

  @Test("of an attribute lead from the least of each class to the most")
  func attribute() {
    let digits = DrawnDigits.make(count: 60, seed: 4)
    var random = SplitMix64(seed: 1)
    let model = Autoencoder(Configuration(preset: .dense), using: &random)
    let (lowest, highest) = Attribute.thickness.extremes(of: digits)
    let expected = model.concept(from: digits.subset(lowest), to: digits.subset(highest))
    #expect(
      model.concept(of: .thickness, in: digits)?.vector.scalars == expected.vector.scalars)
    #expect(model.concept(of: .thickness, in: digits.prefix(20)) == nil)
  }

  @Test("change the attribute of pictures that were never seen", arguments: Attribute.allCases)
  func learned(attribute: Attribute) {
    let digits = DrawnDigits.make(count: 2_000, seed: 11)
    var configuration = Configuration(preset: .dense)
    (configuration.hiddenCount, configuration.batchSize) = (64, 64)
    var training = AutoencoderTraining(configuration, pictures: digits, seed: 2)
    for _ in 1...400 { _ = training.takeStep() }
    let model = training.model
    let codes = model.codes(of: DrawnDigits.make(count: 100, seed: 12)).mean
    let means = model.means(
      along: model.concept(of: attribute, in: digits)!, from: codes, by: [-1, -0.5, 0, 0.5, 1],
      of: attribute.values)
    for (low, high) in zip(means, means.dropFirst()) { #expect(low < high, "\(means)") }
  }

  @Test("take codes on both sides")
  func refusals() async {
    await #expect(processExitsWith: .failure) {
      _ = Concept(from: .zeros([0, 2]), to: .zeros([1, 2]))
    }
  }
}
