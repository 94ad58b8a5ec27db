import DCGAN
import Datasets
import GradientChecking
import NeuralNetworks
import Tensors
import Testing

@testable import GANTraining

private func tinyDigits(_ remedies: [Remedy] = [], dtype: DType = .float32) -> PointGame {
  var configuration = GANTraining.Configuration.digits(steps: 3, remedies: remedies)
  (configuration.hiddenCount, configuration.batchSize, configuration.latentCount) = (2, 4, 3)
  return PointGame(
    configuration, data: PicturePoints(DrawnDigits.make(count: 40, seed: 1)), seed: 1,
    dtype: dtype)
}

@Suite("Remedies for digits")
struct DigitsTests {
  private let possible = Remedy.Kind.allCases.filter {
    PicturePoints(DrawnDigits.make(count: 1, seed: 1)).objection(to: $0) == nil
  }

  @Test("at the published width the networks are chapter 6's strict ones")
  func sizes() {
    var configuration = GANTraining.Configuration.digits()
    configuration.hiddenCount = 128
    let game = PointGame(
      configuration, data: PicturePoints(DrawnDigits.make(count: 1, seed: 1)), seed: 1)
    let published = DCGAN.Configuration(.strict, preset: .paper)
    var random = SplitMix64(seed: 1)
    let (g, d) = (
      published.makeGenerator(using: &random), published.makeDiscriminator(using: &random)
    )
    #expect(game.generatorParameters.scalarCount == g.parameters.scalarCount)
    #expect(game.discriminatorParameters.scalarCount == d.parameters.scalarCount)
  }

  @Test("each that is possible is played, and another game than the baseline's")
  func played() {
    func played(_ remedies: [Remedy]) -> [[UInt8]] {
      var game = tinyDigits(remedies)
      for _ in 1...3 { #expect(game.takeStep().allSatisfy { $0.value.isFinite }) }
      var random = SplitMix64(seed: 2)
      let pictures = game.samples(3, using: &random)
      #expect(pictures.shape == [3, 784])
      #expect(pictures.scalars.allSatisfy { (-1...1).contains($0) })
      return parameterBytes(game.generator)
    }
    let baseline = played([])
    for kind in possible {
      // What the strict networks do anyway changes nothing.
      #expect((played([Remedy(kind)]) != baseline) == (kind != .separateBatchNorm), "\(kind)")
    }
  }

  @Test("what needs the gradient of a convolution's gradient is refused with the reason")
  func objections() async {
    let digits = PicturePoints(DrawnDigits.make(count: 1, seed: 1))
    #expect(Set(Remedy.Kind.allCases).subtracting(possible) == [.r1, .wasserstein, .unrolling])
    let flaw = digits.flaw(in: .digits(remedies: [Remedy(.r1)]))
    #expect(flaw?.contains("cannot be differentiated again") == true)
    let shuffled = GANTraining.Configuration(.tuned, remedies: [Remedy(.pixelShuffle)])
    #expect(PointCloud(.ring).flaw(in: shuffled)?.contains("pixels") == true)
    #expect(digits.flaw(in: .digits(remedies: [Remedy(.pixelShuffle)])) == nil)
    await #expect(processExitsWith: .failure) { _ = tinyGame([Remedy(.pixelShuffle)]) }
  }

  @Test("pictures of a pack are channels: exchanged, with exchanged kernels, they are judged alike")
  func packs() {
    let game = tinyDigits([Remedy(.packing)], dtype: .float64)
    var random = SplitMix64(seed: 3)
    let pictures = game.data.sample(4, dtype: .float64, using: &random)
    let before = game.discriminator(pictures, mode: .inference).verdict.logits.scalars
    let kernel = game.discriminatorParameters[0].parameter
    #expect(kernel.value.shape == [4, 4, 2, 2])
    kernel.value = concatenated(
      [kernel.value.sliced(1..<2, along: 2), kernel.value.sliced(0..<1, along: 2)], along: 2)
    let swapped = game.discriminator(pictures.gathered([1, 0, 3, 2]), mode: .inference)
    for (a, b) in zip(before, swapped.verdict.logits.scalars) { #expect((a - b).magnitude < 1e-12) }
  }

  @Test("samples are the pictures themselves")
  func samples() {
    let digits = DrawnDigits.make(count: 1, seed: 1)
    var random = SplitMix64(seed: 1)
    let found = PicturePoints(digits).sample(2, dtype: .float64, using: &random)
    let expected = digits.tensor([0], from: -1, to: 1, dtype: .float64).scalars
    #expect(found.shape == [2, 784] && found.scalars == expected + expected)
  }

  @Test("pixel shuffling enlarges as much as a transposed convolution", arguments: [true, false])
  func enlargement(shufflesPixels: Bool) {
    var random = SplitMix64(seed: 4)
    let enlargement = Enlargement(
      inputs: 3, outputs: 2, shufflesPixels: shufflesPixels, dtype: .float32, using: &random)
    #expect(enlargement(.ones([1, 7, 7, 3])).shape == [1, 14, 14, 2])
    #expect(enlargement.parameters.count == 2)
  }
}
