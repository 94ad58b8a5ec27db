import GAN
import GradientChecking
import NeuralNetworks
import Tensors
import Testing

@testable import DCGAN

/// A pair of networks at its published size, and its numbers: all of them, and those that are
/// trained.
private let published: [(network: Network, shape: [Int], generator: [Int], discriminator: [Int])] =
  [
    (.mnist, [28, 28, 1], [2_343_681, 2_318_209], [213_377, 213_121]),
    (.keras, [28, 28, 1], [6_763_777, 6_751_233], [3_485_441, 3_485_441]),
    (.frog, [32, 32, 3], [6_264_579, 6_264_579], [790_913, 790_913]),
    (.strict, [28, 28, 1], [1_794_945, 1_794_177], [540_289, 539_777]),
    (.strict, [32, 32, 3], [3_458_947, 3_457_155], [2_639_745, 2_638_209]),
  ]

/// Every pair of networks with each size of pictures that it learns.
let allGames = Network.allCases.flatMap { network in
  network.pictureShapes.map { (network, $0) }
}

@Suite("The four pairs of networks")
struct NetworksTests {
  @Test("have the published numbers of parameters, of which training changes the published part")
  func parameterCounts() {
    for (network, shape, generator, discriminator) in published {
      var configuration = DCGAN.Configuration.published(network)
      configuration.pictureShape = shape
      var random = SplitMix64(seed: 1)
      let g = configuration.makeGenerator(using: &random)
      let d = configuration.makeDiscriminator(using: &random)
      #expect([g.variables.scalarCount, g.parameters.scalarCount] == generator, "\(network)")
      #expect([d.variables.scalarCount, d.parameters.scalarCount] == discriminator, "\(network)")
    }
  }

  @Test("layers are declared in the order in which they are applied: the summaries' shapes fit")
  func summaries() {
    for (network, shape) in allGames {
      let game = tinyGame(network) { $0.pictureShape = shape }
      let latents = game.configuration.latentCount
      let rows = game.generator.summary("", inputShape: [latents]).rows
      #expect(rows.last?.outputShape == shape)
      #expect(
        game.discriminator.summary("", inputShape: shape).rows.last?.outputShape == [1])
    }
  }

  @Test(
    "make pictures of their size between −1 and 1, and one logit of each, in both modes",
    arguments: allGames)
  func shapes(network: Network, shape: [Int]) {
    let game = tinyGame(network) { $0.pictureShape = shape }
    var random = SplitMix64(seed: 2)
    for mode in [Mode.training, .inference] {
      let pictures = game.generator(game.drawNoise(3, &random), mode: mode)
      #expect(pictures.shape == [3] + shape)
      #expect(pictures.scalars.allSatisfy { (-1...1).contains($0) })
      let verdict = game.discriminator(pictures, mode: mode, using: &random)
      #expect(verdict.logits.shape == [3, 1])
      #expect(verdict.convention == game.configuration.convention)
    }
  }

  @Test("strided kernels of 2 to 5 leave the sizes as they are", arguments: 2...5)
  func stridedKernels(side: Int) {
    for (network, shape) in allGames where network.hasStrides {
      let game = tinyGame(network) { ($0.pictureShape, $0.stridedKernel) = (shape, side) }
      var random = SplitMix64(seed: 3)
      let pictures = game.generator(game.drawNoise(2, &random), mode: .training)
      #expect(pictures.shape == [2] + shape)
      #expect(game.discriminator(pictures, mode: .training, using: &random).logits.count == 2)
    }
  }

  @Test("strict weights are drawn from N(0, 0.02²), biases are zero and scales one")
  func strictWeights() {
    var configuration = DCGAN.Configuration.published(.strict)
    configuration.widthFactor = 0.5
    var random = SplitMix64(seed: 4)
    let networks: [any Module] = [
      configuration.makeGenerator(using: &random), configuration.makeDiscriminator(using: &random),
    ]
    for (name, parameter) in networks.flatMap({ $0.parameters }) {
      let x = parameter.value.scalars
      let deviation = (x.reduce(0) { $0 + $1 * $1 } / Double(x.count)).squareRoot()
      if name.hasSuffix("weight") { #expect((0.018...0.022).contains(deviation), "\(name)") }
      if name.hasSuffix("bias") || name.hasSuffix("shift") { #expect(deviation == 0, "\(name)") }
      if name.hasSuffix("scale") { #expect(x.allSatisfy { $0 == 1 }, "\(name)") }
    }
  }

  @Test("strict has no pooling, no dropout's effect, and one dense layer at either end")
  func strictConstraints() {
    let game = tinyGame(.strict)
    let kinds = game.generator.summary("", inputShape: [100]).rows.map(\.kind)
    let judges = game.discriminator.summary("", inputShape: [28, 28, 1]).rows.map(\.kind)
    #expect(
      kinds == ["Dense", "Reshape", "BatchNorm", "Conv2DTranspose", "BatchNorm", "Conv2DTranspose"])
    #expect(judges == ["Conv2D", "Conv2D", "BatchNorm", "Flatten", "Dense"])
  }
}
