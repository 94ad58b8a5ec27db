import GradientChecking
import NeuralNetworks
import Tensors
import Testing

@testable import GAN

@Suite("The two networks")
struct NetworksTests {
  @Test("they have the published numbers of parameters")
  func parameterCounts() {
    var random = SplitMix64(seed: 1)
    let configuration = Configuration(preset: .paper)
    #expect(Generator(configuration, using: &random).parameters.scalarCount == 114_064)
    #expect(Discriminator(configuration, using: &random).parameters.scalarCount == 100_609)
  }

  @Test("a batch of noise becomes grey values, and those become one logit each", arguments: [1, 3])
  func shapes(batch: Int) {
    let game = tinyGame()
    var random = SplitMix64(seed: 1)
    let pictures = game.samples(batch, using: &random)
    #expect(pictures.shape == [batch, 784])
    #expect(pictures.scalars.allSatisfy { (0...1).contains($0) })
    #expect(game.discriminator(pictures).logits.shape == [batch, 1])
  }

  @Test(
    "the gradient of each loss through both whole networks is right for every parameter",
    arguments: LabelConvention.allCases)
  func gradients(convention: LabelConvention) throws {
    var configuration = Configuration(preset: .smoke)
    (configuration.latentCount, configuration.hiddenCount, configuration.pixelCount) = (3, 5, 6)
    configuration.convention = convention
    var random = SplitMix64(seed: 3)
    let generator = Generator(configuration, dtype: .float64, using: &random)
    let discriminator = Discriminator(configuration, dtype: .float64, using: &random)
    let z = Tensor.uniform([4, 3], from: -1, to: 1, dtype: .float64, using: &random)
    let real = Tensor.uniform([4, 6], from: 0, to: 1, dtype: .float64, using: &random)
    for parameters in [generator.parameters, discriminator.parameters] {
      try checkGradients(of: parameters, using: &random) {
        discriminatorLoss(real: discriminator(real), generated: discriminator(generator(z)))
      }
      for loss in [nonSaturatingLoss, saturatingLoss, cooperatingLoss] {
        try checkGradients(of: parameters, using: &random) {
          loss(discriminator(generator(z)))
        }
      }
    }
  }
}
