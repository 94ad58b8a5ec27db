import Datasets
import Kernels
import Tensors
import Testing

@testable import GAN

@Suite("One step of the game after another")
struct GameTests {
  @Test("ten steps have the losses they always had")
  func trace() {
    var game = tinyGame()
    for (step, expected) in tenSteps.enumerated() {
      let found = game.takeStep()
      #expect(found.map(\.name) == ["discriminatorLoss", "generatorLoss"])
      for (found, expected) in zip(found, [expected.discriminator, expected.generator]) {
        #expect((found.value - expected).magnitude < 1e-9, "step \(step + 1), \(found.name)")
      }
    }
    #expect(game.step == 10)
  }

  @Test("each player's turn leaves every byte of the other untouched")
  func turns() {
    for loss in Configuration.GeneratorLoss.allCases {
      var game = tinyGame { $0.generatorLoss = loss }
      let before = (g: parameterBytes(game.generator), d: parameterBytes(game.discriminator))
      _ = game.improveDiscriminator()
      #expect(parameterBytes(game.generator) == before.g)
      let between = parameterBytes(game.discriminator)
      for (old, new) in zip(before.d, between) { #expect(old != new) }
      _ = game.improveGenerator()
      #expect(parameterBytes(game.discriminator) == between)
      for (old, new) in zip(before.g, parameterBytes(game.generator)) { #expect(old != new) }
    }
  }

  @Test("k turns of the discriminator, and one of the generator, make a step", arguments: [1, 3])
  func turnsOfTheDiscriminator(k: Int) {
    var (whole, parts) = (
      tinyGame { $0.discriminatorSteps = k }, tinyGame { $0.discriminatorSteps = k }
    )
    _ = whole.takeStep()
    for _ in 1...k { _ = parts.improveDiscriminator() }
    _ = parts.improveGenerator()
    #expect(parameterBytes(whole.discriminator) == parameterBytes(parts.discriminator))
    #expect(parameterBytes(whole.generator) == parameterBytes(parts.generator))
  }

  @Test("a turn against a fixed opponent lowers the player's own loss")
  func descent() {
    var game = tinyGame { $0.learningRate = 1e-4 }
    var random = SplitMix64(seed: 9)
    let z = game.drawNoise(200, &random)
    let real = DrawnDigits.make(count: 200, seed: 7).tensor(
      Array(0..<200), from: 0, to: 1, dtype: .float64)
    func losses() -> (discriminator: Double, generator: Double) {
      let forged = game.discriminator(game.generator(z))
      let loss = discriminatorLoss(real: game.discriminator(real), generated: forged)
      return (loss.item, nonSaturatingLoss(generated: forged).item)
    }
    let start = losses()
    _ = game.improveDiscriminator()
    let middle = losses()
    _ = game.improveGenerator()
    #expect(middle.discriminator < start.discriminator)
    #expect(losses().generator < middle.generator)
  }

  @Test("the noise is uniform in [−1, 1)")
  func noise() {
    var random = SplitMix64(seed: 10)
    let noise = tinyGame().drawNoise(500, &random)
    #expect(noise.shape == [500, 100])
    #expect(noise.scalars.allSatisfy { (-1..<1).contains($0) })
    #expect((noise.scalars.reduce(0, +) / 50_000).magnitude < 0.02)
  }

  @Test("the seed decides everything; another one decides otherwise")
  func seeds() {
    func played(_ seed: UInt64) -> [[UInt8]] {
      var game = tinyGame(seed: seed, dtype: .float32)
      for _ in 1...3 { _ = game.takeStep() }
      return parameterBytes(game.generator)
    }
    #expect(played(1) == played(1))
    #expect(played(1) != played(2))
  }

  @Test("a step of the paper's size takes the operations that its products are made of")
  func operations() {
    let configuration = Configuration(preset: .paper)
    let game = Game(configuration, pictures: .blank(count: 128), seed: 1)
    let g = 2.0 * (100 * 128 + 128 * 784)
    let d = 2.0 * (784 * 128 + 128)
    let products = 128 * (4 * g + 8 * d)
    #expect((0.99...1.01).contains(game.size.operationsPerStep / products))
  }

  @Test("pictures of another size are refused")
  func otherPictures() async {
    await #expect(processExitsWith: .failure) {
      let pictures = LabelledImages(
        name: "", height: 2, width: 2, channels: 1, pixels: [0, 0, 0, 0], labels: [0],
        classCount: 10)
      _ = Game(Configuration(preset: .smoke), pictures: pictures, seed: 1)
    }
  }
}

/// Seed 7, smoke preset, drawn digits, double precision.
private let tenSteps: [(discriminator: Double, generator: Double)] = [
  (1.923408756855, 0.509820395433),
  (1.509002425226, 0.982831291425),
  (1.116442072292, 1.418656786465),
  (0.859814885178, 1.741378730212),
  (0.790777922255, 2.121257057897),
  (0.552054388396, 2.316904253568),
  (0.526370425715, 2.618656123192),
  (0.430774675793, 2.996192961103),
  (0.376475730442, 3.209696777327),
  (0.297411604111, 3.535942167917),
]
