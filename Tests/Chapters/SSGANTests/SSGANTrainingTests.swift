import Datasets
import Foundation
import GAN
import Kernels
import NeuralNetworks
import Tensors
import Testing
import Training

@testable import SSGAN

@Suite("One step of a semi-supervised game after another")
struct SSGANTrainingTests {
  @Test("ten steps have the losses they always had", arguments: allGames)
  func trace(recipe: SSGAN.Configuration.Recipe, network: SSGAN.Configuration.Network) throws {
    var game = try tinyTraining(recipe, network)
    let expected = try #require(tenSteps["\(recipe) \(network)"])
    for (step, expected) in expected.enumerated() {
      let metrics = game.takeStep()
      let found = [value("discriminatorLoss", metrics), value("generatorLoss", metrics)]
      for (found, expected) in zip(found, [expected.0, expected.1]) {
        #expect((found - expected).magnitude < 1e-9, "step \(step + 1): \(found)")
      }
    }
    #expect(game.step == 10)
  }

  @Test("each player's turn leaves what the other has learnt untouched", arguments: allGames)
  func turns(recipe: SSGAN.Configuration.Recipe, network: SSGAN.Configuration.Network) throws {
    var game = try tinyTraining(recipe, network)
    let before = (g: parameterBytes(game.generator), d: parameterBytes(game.discriminator))
    _ = game.improveDiscriminator()
    #expect(parameterBytes(game.generator) == before.g)
    let between = parameterBytes(game.discriminator)
    for (old, new) in zip(before.d, between) { #expect(old != new) }
    _ = game.improveGenerator()
    #expect(parameterBytes(game.discriminator) == between)
    let changed = zip(before.g, parameterBytes(game.generator)).count { $0 != $1 }
    // A bias before batch norm has no effect, but rounding gives it a gradient.
    #expect(changed >= before.g.count - 2)
  }

  @Test("a step is one turn of the discriminator and some of the generator", arguments: [1, 5])
  func turnsOfTheGenerator(count: Int) throws {
    var (whole, parts) = (
      try tinyTraining(.nPlusOne, .mnist) { $0.generatorSteps = count },
      try tinyTraining(.nPlusOne, .mnist)
    )
    _ = whole.takeStep()
    _ = parts.improveDiscriminator()
    for _ in 1...count { _ = parts.improveGenerator() }
    #expect(variableBytes(whole.discriminator) == variableBytes(parts.discriminator))
    #expect(variableBytes(whole.generator) == variableBytes(parts.generator))
  }

  @Test("the discriminator's loss is the weighted sum of its parts", arguments: allGames)
  func sums(recipe: SSGAN.Configuration.Recipe, network: SSGAN.Configuration.Network) throws {
    var game = try tinyTraining(recipe, network) { c in
      (c.crossEntropyWeight, c.huberWeight, c.unsupervisedWeight) = (0.7, 3, 0.2)
    }
    let metrics = game.takeStep()
    let sum =
      0.7 * value("supervisedLoss", metrics) + 3 * value("huberLoss", metrics)
      + 0.2 * (value("realLoss", metrics) + value("fakeLoss", metrics))
    #expect((value("discriminatorLoss", metrics) - sum).magnitude < 1e-12)
  }

  @Test("labels that are not known are never read")
  func secrets() throws {
    let configuration = tinyConfiguration(.nPlusOne, .mnist)
    let pictures = speckledPictures([28, 28, 1])
    let subset = try configuration.subset(of: pictures)
    func played(_ pictures: LabelledImages) throws -> [[UInt8]] {
      var game = SSGANTraining(
        configuration, subset: subset.replacing(pictures), seed: 1, dtype: .float32)
      for _ in 1...5 { _ = game.takeStep() }
      return variableBytes(game.discriminator) + variableBytes(game.generator)
    }
    func relabelled(_ change: (Int, UInt8) -> UInt8) -> LabelledImages {
      LabelledImages(
        name: "", height: 28, width: 28, channels: 1, pixels: pictures.pixels,
        labels: pictures.labels.enumerated().map(change), classCount: 3)
    }
    let known = Set(subset.labelled)
    let truth = try played(pictures)
    #expect(try played(relabelled { known.contains($0) ? $1 : 0 }) == truth)
    #expect(try played(relabelled { known.contains($0) ? 0 : $1 }) != truth)
  }

  @Test("where all labels are known there is one batch, and its loss is that of n + 1 classes")
  func everything() throws {
    var game = try tinyTraining(.nPlusOne, .mnist) { $0.takeAsPrinted() }
    let batch = game.nextBatch()
    #expect(batch.unlabelled == nil)
    let generated = game.generator(game.drawNoise(4, &game.noise), mode: .training)
    let losses = game.discriminatorLosses(on: batch, generated: generated)
    let joint = jointSupervisedLoss(losses.labelled, labels: batch.labelled.labels)
    let sum = losses.total(game.configuration).item
    #expect((joint.item + losses.callingGenerated.item - sum).magnitude < 1e-12)
  }

  @Test("as printed, Huber's loss is measured and changes nothing")
  func bystander() throws {
    func played(_ weight: Double) throws -> (bytes: [[UInt8]], metrics: [Metric]) {
      var game = try tinyTraining(.nPlusOne, .mnist) { c in
        c.takeAsPrinted()
        c.huberWeight = weight
      }
      var losses = game
      let batch = losses.nextBatch()
      let generated = game.generator(losses.drawNoise(4, &losses.noise), mode: .training)
      let gradients = valueAndGradients(of: game.discriminatorParameters) {
        losses.discriminatorLosses(on: batch, generated: generated).total(game.configuration)
      }.gradients.values.map(\.bytes)
      return (gradients, game.takeStep())
    }
    let (printed, meant) = (try played(0), try played(1))
    #expect(value("huberLoss", printed.metrics) > 0)
    #expect(printed.bytes != meant.bytes)
    let total = value("supervisedLoss", printed.metrics) + value("realLoss", printed.metrics)
    let sum = total + value("fakeLoss", printed.metrics)
    #expect((value("discriminatorLoss", printed.metrics) - sum).magnitude < 1e-12)
  }

  @Test("while it counts, reconstruction is in the generator's loss; then it is not even measured")
  func reconstruction() throws {
    var game = try tinyTraining(.nPlusOne, .mnist) { $0.annealingSteps = 2 }
    var recorded: [Bool] = []
    for _ in 0..<3 { recorded.append(!value("reconstructionLoss", game.takeStep()).isNaN) }
    #expect(recorded == [true, true, false])
  }

  @Test("probabilities and accuracies are shares, and the noise has its range", arguments: allGames)
  func shares(recipe: SSGAN.Configuration.Recipe, network: SSGAN.Configuration.Network) throws {
    var game = try tinyTraining(recipe, network)
    let metrics = game.takeStep()
    for name in ["realProbability", "fakeProbability", "classAccuracy", "accuracy"] {
      #expect((0...1).contains(value(name, metrics)), "\(name)")
    }
    let noise = game.drawNoise(500, &game.noise).scalars
    #expect(noise.allSatisfy { (game.configuration.lowestNoise..<1).contains($0) })
    #expect(noise.min()! < game.configuration.lowestNoise + 0.05 && noise.max()! > 0.95)
  }

  @Test("the seed decides everything, whatever the number of threads", arguments: allGames)
  func seeds(recipe: SSGAN.Configuration.Recipe, network: SSGAN.Configuration.Network) throws {
    func played(_ seed: UInt64) throws -> [[UInt8]] {
      var game = try tinyTraining(recipe, network, seed: seed, dtype: .float32)
      for _ in 1...3 { _ = game.takeStep() }
      return variableBytes(game.generator) + variableBytes(game.discriminator)
    }
    let first = try played(1)
    let usual = ThreadPool.shared.threadCount
    ThreadPool.shared.threadCount = 1
    defer { ThreadPool.shared.threadCount = usual }
    #expect(try played(1) == first)
    #expect(try played(2) != first)
  }

  @Test("pictures of another size or of other classes are refused")
  func otherPictures() async {
    await #expect(processExitsWith: .failure) {
      let subset = try LabelSubset(
        of: DrawnDigits.make(count: 40, seed: 1), count: 20, seed: 1)
      _ = SSGANTraining(Configuration(.nPlusOne, .cifar10, preset: .smoke), subset: subset, seed: 1)
    }
    await #expect(processExitsWith: .failure) {
      let subset = try LabelSubset(of: speckledPictures([28, 28, 1]), count: 20, seed: 1)
      _ = SSGANTraining(Configuration(.nPlusOne, .mnist, preset: .smoke), subset: subset, seed: 1)
    }
  }
}

/// Seed 7, sixty speckled pictures, six labels, batches of four, double precision.
private let tenSteps: [String: [(Double, Double)]] = [:]
