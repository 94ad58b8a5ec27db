import Datasets
import Foundation
import GAN
import NeuralNetworks
import Tensors
import Testing
import Training

@testable import SSGAN

/// A game with twins.
private func tinyExperiment(
  _ recipe: SSGAN.Configuration.Recipe, _ network: SSGAN.Configuration.Network, seed: UInt64 = 7,
  _ change: (inout SSGAN.Configuration) -> Void = { _ in }
) throws -> Experiment {
  let configuration = tinyConfiguration(recipe, network, change)
  let subset = try configuration.subset(of: speckledPictures(network.pictureShape))
  return Experiment(configuration, subset: subset, seed: seed)
}

private func fileBytes(_ training: some Trainable) throws -> Data {
  let url = temporaryFile()
  defer { try? FileManager.default.removeItem(at: url) }
  try training.checkpoint().write(to: url)
  return try Data(contentsOf: url)
}

private func temporaryFile() -> URL {
  FileManager.default.temporaryDirectory.appending(path: "experiment-\(UUID().uuidString)")
}

@Suite("A game and its twins")
struct ExperimentTests {
  @Test("neither changes the other", arguments: allGames)
  func independence(
    recipe: SSGAN.Configuration.Recipe, network: SSGAN.Configuration.Network
  ) throws {
    var experiment = try tinyExperiment(recipe, network)
    var game = try tinyTraining(recipe, network, dtype: .float32)
    var twin = try tinyTwin(recipe, network, dtype: .float32)
    for _ in 0..<3 {
      let metrics = experiment.takeStep()
      #expect(Array(metrics.prefix(metrics.count - 3)) == game.takeStep())
      #expect(value("twin2Loss", metrics) == value("supervisedLoss", twin.takeStep()))
    }
    #expect(try fileBytes(experiment.game) == fileBytes(game))
    #expect(variableBytes(experiment.twins[1].discriminator) == variableBytes(twin.discriminator))
    #expect(experiment.step == 3 && experiment.twins.map(\.step) == [3, 3, 3])
  }

  @Test("the twins' rates are a third of the discriminator's, its own, and three times as much")
  func rates() throws {
    let twins = try tinyExperiment(.nPlusOne, .mnist) { c in
      (c.learningRate, c.discriminatorRate) = (0.01, 0.6)
    }.twins
    for (twin, rate) in zip(twins, [0.002, 0.006, 0.018]) {
      #expect((twin.learningRate - rate).magnitude < 1e-12)
    }
  }

  @Test("the best twin is the one that is right the most often, the first of equals")
  func best() throws {
    var experiment = try tinyExperiment(.nPlusOne, .mnist) { c in
      (c.widthFactor, c.learningRate, c.dropoutRate) = (1.0 / 8, 1e-3, 0)
    }
    for _ in 0..<40 { _ = experiment.takeStep() }
    let pictures = speckledPictures([28, 28, 1])
    let accuracies = experiment.twins.map { $0.accuracy(on: pictures) }
    let best = experiment.bestTwin(on: pictures)
    #expect(best.accuracy == accuracies.max())
    let place = try #require(accuracies.firstIndex(of: best.accuracy))
    #expect(best.twin.learningRate == experiment.twins[place].learningRate)
    #expect(Set(accuracies).count > 1, "one must be worse for this to say anything")
  }

  @Test("restored, it goes on to the bytes of one that never stopped", arguments: allGames)
  func resuming(
    recipe: SSGAN.Configuration.Recipe, network: SSGAN.Configuration.Network
  ) throws {
    let url = temporaryFile()
    defer { try? FileManager.default.removeItem(at: url) }
    func start() throws -> Experiment {
      try tinyExperiment(recipe, network) { $0.averagingRate = 0.1 }
    }
    var (whole, first, second) = (try start(), try start(), try start())
    for _ in 0..<5 { _ = whole.takeStep() }
    for _ in 0..<2 { _ = first.takeStep() }
    try first.checkpoint().write(to: url)
    _ = second.takeStep()
    try second.restore(url)
    for _ in 0..<3 { _ = second.takeStep() }
    #expect(try fileBytes(second) == fileBytes(whole))
    var game = try tinyTraining(recipe, network, dtype: .float32) { $0.averagingRate = 0.1 }
    try game.restore(url)
    #expect(game.step == 2, "its game can be restored alone")
  }

  @Test("a checkpoint of a game without twins is refused, and nothing is changed")
  func refusal() throws {
    let url = temporaryFile()
    defer { try? FileManager.default.removeItem(at: url) }
    var game = try tinyTraining(.nPlusOne, .mnist, dtype: .float32)
    _ = game.takeStep()
    try game.checkpoint().write(to: url)
    var experiment = try tinyExperiment(.nPlusOne, .mnist)
    let before = try fileBytes(experiment)
    let error = try #require(throws: CheckpointError.self) { try experiment.restore(url) }
    #expect("\(error)".contains("twin1"), "\(error)")
    #expect(try fileBytes(experiment) == before)
  }

  @Test("twins cost operations, and no parameters of the game's")
  func size() throws {
    let (experiment, game) = (
      try tinyExperiment(.nPlusOne, .mnist), try tinyTraining(.nPlusOne, .mnist)
    )
    #expect(experiment.size.operationsPerStep > game.size.operationsPerStep)
    #expect(experiment.size.discriminatorParameters == game.size.discriminatorParameters)
  }

  @Test("a trained game draws the same pictures with black ones in place of its own")
  func standIn() throws {
    let url = temporaryFile()
    defer { try? FileManager.default.removeItem(at: url) }
    for (recipe, network) in allGames {
      var game = try tinyTraining(recipe, network)
      _ = game.takeStep()
      try game.checkpoint().write(to: url)
      func alone(_ fingerprint: String) -> SSGANTraining {
        SSGANTraining(
          game.configuration, subset: .standIn(for: fingerprint, of: game.configuration), seed: 9,
          dtype: .float64)
      }
      var drawing = alone(game.subset.fingerprint)
      try drawing.restore(url)
      var random = SplitMix64(seed: 1)
      let noise = game.drawNoise(3, &random)
      #expect(drawing.pictures(from: noise).bytes == game.pictures(from: noise).bytes)
      var other = alone("0123456789abcdef")
      #expect(throws: CheckpointError.self) { try other.restore(url) }
    }
  }
}
