import NeuralNetworks
import Tensors
import Testing

@testable import SSGAN

@Suite("The three pairs of networks")
struct NetworksTests {
  @Test(
    "have the published numbers of trained parameters",
    arguments: [
      (SSGAN.Configuration.Network.mnist, 65_510, 280_011), (.cifar10, 1_079_747, 1_075_211),
    ])
  func parameterCounts(network: SSGAN.Configuration.Network, generator: Int, discriminator: Int) {
    for isPrinted in [false, true] {
      var configuration = SSGAN.Configuration.published(.nPlusOne, network)
      if isPrinted { configuration.apply(Misprint.allCases) }
      var random = SplitMix64(seed: 1)
      let g = configuration.makeGenerator(using: &random)
      let d = configuration.makeDiscriminator(using: &random)
      #expect(g.parameters.scalarCount == generator && d.parameters.scalarCount == discriminator)
    }
  }

  @Test("the dense networks have the published layers; of their lengths only the last are trained")
  func perceptron() {
    let configuration = SSGAN.Configuration.published(.featureMatching)
    var random = SplitMix64(seed: 1)
    let g = configuration.makeGenerator(using: &random)
    let d = configuration.makeDiscriminator(using: &random)
    let widths = [784, 1000, 500, 250, 250, 250, 10]
    let weights = zip(widths, widths.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 + $1.1 }
    #expect(d.parameters.scalarCount == weights + 10)
    #expect(d.variables.scalarCount == weights + widths.dropFirst().reduce(0, +))
    // Weights and biases, γ and β, lengths.
    #expect(
      g.parameters.scalarCount
        == 100 * 500 + 500 + 500 * 500 + 500 + 500 * 784 + 784 + 4 * 500 + 784)
  }

  @Test("layers are declared in the order in which they are applied: the summaries' shapes fit")
  func summaries() throws {
    for (recipe, network) in allGames {
      let game = try tinyTraining(recipe, network)
      let g = game.generator.summary("", inputShape: [5])
      let d = game.discriminator.summary("", inputShape: network.pictureShape)
      #expect(g.rows.last?.outputShape == network.pictureShape)
      #expect(d.rows.last?.outputShape == [recipe == .nPlusOne ? 4 : 3])
    }
  }

  @Test("the generator's maps have the published sizes")
  func sizes() {
    for (network, sides) in [
      (SSGAN.Configuration.Network.mnist, [2, 5, 12, 28]), (.cifar10, [2, 6, 14, 32]),
    ] {
      var random = SplitMix64(seed: 1)
      let rows = SSGAN.Configuration.published(.nPlusOne, network).makeGenerator(using: &random)
        .summary("", inputShape: [100]).rows
      let found = rows.filter { $0.kind == "Conv2DTranspose" }.map { $0.outputShape[0] }
      #expect(found == sides)
    }
  }

  @Test("make pictures within their range, and n + 1 logits of each, in both modes")
  func shapes() throws {
    for (recipe, network) in allGames {
      let game = try tinyTraining(recipe, network)
      var random = SplitMix64(seed: 2)
      for mode in [Mode.training, .inference] {
        let pictures = game.generator(game.drawNoise(3, &random), mode: mode)
        #expect(pictures.shape == [3] + network.pictureShape)
        #expect(pictures.scalars.allSatisfy { (game.configuration.black...1).contains($0) })
        let verdict = game.discriminator(pictures, mode: mode, using: &random)
        #expect(verdict.logits.shape == [3, 4] && verdict.features.rank == 2)
        let last = verdict.logits.sliced(3..<4, along: 1).scalars
        #expect(last.allSatisfy { $0 == 0 } == (recipe == .featureMatching))
      }
    }
  }

  @Test(
    "the mode is an argument: a picture is judged by itself in inference, by its batch in training")
  func modes() throws {
    for (recipe, network) in allGames {
      let game = try tinyTraining(recipe, network)
      var random = SplitMix64(seed: 3)
      let pictures = game.generator(game.drawNoise(4, &random), mode: .training)
      func logits(_ count: Int, _ mode: Mode) -> [Double] {
        var same = SplitMix64(seed: 4)
        let part = pictures.sliced(0..<count)
        return [Double](
          game.discriminator(part, mode: mode, using: &same).logits.scalars.prefix(4))
      }
      let (together, alone) = (logits(4, .inference), logits(1, .inference))
      for (a, b) in zip(together, alone) { #expect((a - b).magnitude < 1e-12) }
      #expect(logits(4, .training) != logits(4, .inference), "\(network)")
    }
  }

  @Test("the printed LeakyReLU, f₁·x + f₂·|x|, is the usual one")
  func leakyReLUs() {
    let x = [-7, -0.3, 0, 0.2, 11]
    let (f1, f2) = (0.5 * (1 + 0.2), 0.5 * (1 - 0.2))
    let found = leakyReLU(Tensor(x, dtype: .float64), slope: 0.2).scalars
    for (x, y) in zip(x, found) { #expect((f1 * x + f2 * x.magnitude - y).magnitude < 1e-15) }
  }

  @Test("as printed, the generator's norm has no effect, gets no gradient and sees no batch")
  func printedNorm() throws {
    for returns in [true, false] {
      let game = try tinyTraining(.nPlusOne, .mnist) { $0.returnsNorm = returns }
      var random = SplitMix64(seed: 5)
      let z = game.drawNoise(4, &random)
      let before = variableBytes(game.generator)
      let gradients = valueAndGradients(of: game.generatorParameters) {
        let pictures = game.generator(z, mode: .training)
        return (pictures * pictures).sum()
      }.gradients.values
      for ((name, _), gradient) in zip(game.generatorParameters, gradients)
      where name.contains("norm") {
        #expect(gradient.scalars.contains { $0 != 0 } == returns, "\(name)")
      }
      #expect((variableBytes(game.generator) == before) == !returns)
    }
  }

  @Test("as printed, no pixel is below zero, and about half of the last layer gets no gradient")
  func printedReLU() throws {
    for rectifies in [true, false] {
      let game = try tinyTraining(.nPlusOne, .mnist) { $0.rectifiesPixels = rectifies }
      var random = SplitMix64(seed: 6)
      let pixels = game.generator(game.drawNoise(8, &random), mode: .training).scalars
      let dead = Double(pixels.count { $0 == 0 }) / Double(pixels.count)
      #expect(pixels.contains { $0 < 0 } == !rectifies)
      #expect(rectifies ? (0.2...0.8).contains(dead) : dead < 0.05)
    }
  }

  @Test("data-dependent initialisation gives every sum of the first layer a variance of one")
  func preparation() throws {
    let configuration = tinyConfiguration(.featureMatching, .perceptron) { $0.widthFactor = 0.1 }
    var random = SplitMix64(seed: 7)
    let discriminator = PerceptronDiscriminator(configuration, dtype: .float64, using: &random)
    let pictures = configuration.tensor(
      of: speckledPictures([28, 28, 1]), at: [Int](0..<60), dtype: .float64)
    var draws = SplitMix64(seed: 8)
    discriminator.prepare(on: pictures, using: &draws)
    var same = SplitMix64(seed: 8)
    let first = discriminator.noise(
      discriminator.flatten(pictures), mode: .training, using: &same)
    let on = discriminator.hidden[0].dense(first).scalars
    // Of a sum of mean zero and variance one ReLU leaves, on average, about 1/√(2π).
    #expect((on.reduce(0, +) / Double(on.count) - 0.4).magnitude < 0.1)
  }
}
