import GradientChecking
import NeuralNetworks
import Tensors
import Testing

@testable import GANTraining

@Suite("The discriminator's next turns")
struct UnrollingTests {
  @Test("unrolled, Adam goes where Adam goes", arguments: [0, 3], [1, 4])
  func sameTurns(before: Int, turns: Int) {
    let (real, unrolled) = (smoothGame([]), smoothGame([]))
    func gradients(_ game: PointGame, _ x: Tensor) -> Gradients {
      valueAndGradients(of: game.discriminatorParameters) {
        game.discriminator(x, mode: .training).verdict.costOfCallingReal
      }.gradients
    }
    var random = SplitMix64(seed: 1)
    let x = Tensor.normal([6, 2], dtype: .float64, using: &random)
    var adam = Adam(learningRate: 0.01, beta1: 0.5)
    for _ in 0..<before { adam.update(real.discriminatorParameters, along: gradients(real, x)) }
    for (own, its) in zip(unrolled.discriminatorParameters, real.discriminatorParameters) {
      own.parameter.value = its.parameter.value
    }
    var copy = UnrolledAdam(adam, of: unrolled.discriminatorParameters)
    for _ in 0..<turns {
      adam.update(real.discriminatorParameters, along: gradients(real, x))
      copy.update(unrolled.discriminatorParameters, along: gradients(unrolled, x))
    }
    for (a, b) in zip(real.discriminatorParameters, unrolled.discriminatorParameters) {
      for (a, b) in zip(a.parameter.value.scalars, b.parameter.value.scalars) {
        #expect((a - b).magnitude < 1e-12)
      }
    }
  }

  @Test("the generator's gradient runs through all of them", arguments: [1, 3])
  func gradient(turns: Int) throws {
    var game = smoothGame([Remedy(.unrolling, Double(turns))])
    game.playDiscriminatorAlone(turns: 2)
    var random = SplitMix64(seed: 2)
    let noise = game.drawNoise(4, &random)
    let real = game.drawReal()
    try checkGradients(of: game.generatorParameters, using: &random) {
      var game = game
      return game.generatorLoss(noise: noise, real: real)
    }
  }

  @Test("it is another gradient than that against the discriminator as it is")
  func differs() {
    func gradient(_ remedies: [Remedy]) -> [Double] {
      var game = smoothGame(remedies) { $0.discriminatorRate = 0.1 }
      game.playDiscriminatorAlone(turns: 1)
      var random = SplitMix64(seed: 3)
      let (noise, real) = (game.drawNoise(4, &random), game.drawReal())
      return valueAndGradients(of: game.generatorParameters) {
        game.generatorLoss(noise: noise, real: game.needsRealPoints ? real : nil)
      }.gradients.values.flatMap(\.scalars)
    }
    let (plain, unrolled) = (gradient([]), gradient([Remedy(.unrolling, 3)]))
    #expect(zip(plain, unrolled).contains { ($0 - $1).magnitude > 0.01 * $0.magnitude + 1e-6 })
  }

  @Test("the discriminator is left as it was, running statistics and directions as well")
  func leavesNoTrace() {
    for others in [[], [Remedy(.spectralNorm)], [Remedy(.separateBatchNorm)]] {
      var game = tinyGame([Remedy(.unrolling, 2)] + others)
      _ = game.improveDiscriminator()
      let before = game.discriminatorParameters.map(\.parameter.value.bytes)
      _ = game.improveGenerator()
      #expect(game.discriminatorParameters.map(\.parameter.value.bytes) == before)
    }
  }
}
