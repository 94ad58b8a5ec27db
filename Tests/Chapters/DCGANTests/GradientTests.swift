import GAN
import GradientChecking
import NeuralNetworks
import Tensors
import Testing

@testable import DCGAN

/// The gradients of whole networks, batch norm in training mode and fixed masks among them.
///
/// Among thousands of ReLUs one is often within the checker's steps of its kink. So several points
/// are tried: a gradient that is wrong is wrong at all of them.
@Suite("The gradients of whole games")
struct GradientTests {
  @Test("of the discriminator's loss are right in all its parameters", arguments: allGames)
  func discriminator(network: Network, shape: [Int]) throws {
    try checkAtSomePoint { (random: inout SplitMix64) throws(GradientMismatch) in
      let game = generalGame(network, shape, &random)
      let real = Tensor.uniform([3] + shape, from: -1, to: 1, dtype: .float64, using: &random)
      let forged = game.generator(game.drawNoise(3, &random), mode: .training)
      try checkGradients(of: game.discriminator.parameters, directions: 1, using: &random) {
        var same = game  // with the same masks and the same noise on the labels each time
        return same.discriminatorLoss(same.judge(real: real, generated: forged))
      }
    }
  }

  @Test("of the generator's loss are right in all its parameters", arguments: allGames)
  func generator(network: Network, shape: [Int]) throws {
    try checkAtSomePoint { (random: inout SplitMix64) throws(GradientMismatch) in
      let game = generalGame(network, shape, &random)
      let z = game.drawNoise(3, &random)
      try checkGradients(of: game.generator.parameters, directions: 1, using: &random) {
        var masks = game.masks
        let pictures = game.generator(z, mode: .training)
        return game.generatorLoss(game.discriminator(pictures, mode: .training, using: &masks))
      }
    }
  }

  @Test("a wrong gradient is found at every point")
  func checker() {
    #expect(throws: GradientMismatch.self) {
      try checkAtSomePoint { (random: inout SplitMix64) throws(GradientMismatch) in
        let game = generalGame(.strict, [28, 28, 1], &random)
        let z = game.drawNoise(3, &random)
        try checkGradients(of: game.generator.parameters, directions: 1, using: &random) {
          // 0.1 % of the loss is hidden from the tape.
          let loss = game.generator(z, mode: .training).mean()
          return 0.999 * loss + 0.001 * loss.untraced
        }
      }
    }
  }
}

/// A narrow game none of whose numbers is special: no bias is zero, no scale is one.
private func generalGame(
  _ network: Network, _ shape: [Int], _ random: inout SplitMix64
) -> DCGAN.Game {
  let game = tinyGame(network, seed: random.next()) { configuration in
    (configuration.pictureShape, configuration.batchSize) = (shape, 3)
    (configuration.latentCount, configuration.widthFactor) = (5, 2.0 / 128)
  }
  for list in [game.generator.parameters, game.discriminator.parameters] {
    for (_, parameter) in list {
      parameter.value += .normal(
        parameter.value.shape, deviation: 0.1, dtype: .float64, using: &random)
    }
  }
  return game
}

private func checkAtSomePoint(
  _ check: (_ random: inout SplitMix64) throws(GradientMismatch) -> Void
) throws(GradientMismatch) {
  var last: GradientMismatch?
  for seed in 1...40 {
    var random = SplitMix64(seed: UInt64(seed))
    do {
      try check(&random)
      return
    } catch {
      last = error
    }
  }
  if let last { throw last }
}
