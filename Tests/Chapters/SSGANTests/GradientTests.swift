import GAN
import GradientChecking
import NeuralNetworks
import Tensors
import Testing

@testable import SSGAN

/// The gradients of whole networks, batch norm in training mode, fixed masks and fixed noise among them.
///
/// Among thousands of ReLUs one is often within the checker's steps of its kink. So several points are
/// tried: a gradient that is wrong is wrong at all of them.
@Suite("The gradients of whole semi-supervised games")
struct GradientTests {
  @Test("of the discriminator's loss are right in all its parameters", arguments: allGames)
  func discriminator(
    recipe: SSGAN.Configuration.Recipe, network: SSGAN.Configuration.Network
  ) throws {
    try checkAtSomePoint { random in
      var game = try generalGame(recipe, network, &random) { $0.huberWeight = 0.7 }
      let batch = game.nextBatch()
      let generated = game.generator(game.drawNoise(3, &random), mode: .training)
      try checkGradients(of: game.discriminatorParameters, directions: 1, using: &random) {
        var same = game  // with the same masks each time
        return same.discriminatorLosses(on: batch, generated: generated)
          .total(game.configuration)
      }
    }
  }

  @Test(
    "of each of the generator's losses are right in all its parameters",
    arguments: SSGAN.Configuration.GeneratorLoss.allCases, SSGAN.Configuration.Network.allCases)
  func generator(
    loss: SSGAN.Configuration.GeneratorLoss, network: SSGAN.Configuration.Network
  ) throws {
    try checkAtSomePoint { random in
      let game = try generalGame(.nPlusOne, network, &random) {
        ($0.generatorLoss, $0.reconstructionWeight) = (loss, 10)
      }
      let z = game.drawNoise(3, &random)
      try checkGradients(of: game.generatorParameters, directions: 1, using: &random) {
        var same = game
        let pictures = game.generator(z, mode: .training)
        return same.generatorLosses(on: pictures, chosen: [3, 1, 4]).total
      }
    }
  }
}

/// A narrow game none of whose numbers is special: no bias is zero, no scale is one.
private func generalGame(
  _ recipe: SSGAN.Configuration.Recipe, _ network: SSGAN.Configuration.Network,
  _ random: inout SplitMix64, _ change: (inout SSGAN.Configuration) -> Void
) throws -> SSGANTraining {
  let game = try tinyTraining(recipe, network, seed: random.next()) { configuration in
    (configuration.widthFactor, configuration.batchSize) = (1.0 / 64, 3)
    change(&configuration)
  }
  for list in [game.generatorParameters, game.discriminatorParameters] {
    for (_, parameter) in list {
      parameter.value += .normal(
        parameter.value.shape, deviation: 0.1, dtype: .float64, using: &random)
    }
  }
  return game
}

private func checkAtSomePoint(
  _ check: (_ random: inout SplitMix64) throws -> Void
) throws {
  var last: GradientMismatch?
  for seed in 1...40 {
    var random = SplitMix64(seed: UInt64(seed))
    do {
      return try check(&random)
    } catch let error as GradientMismatch {
      last = error
    }
  }
  if let last { throw last }
}
