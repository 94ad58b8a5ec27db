import Foundation
import GradientChecking
import Kernels
import NeuralNetworks
import Tensors
import Testing
import Training

@testable import GANTraining

@Suite("One step of the game after another", .serialized)
struct PointGameTests {
  @Test("ten steps have the losses they always had")
  func trace() {
    var game = tinyGame(
      [Remedy(.packing), Remedy(.r1), Remedy(.instanceNoise)], baseline: .collapseProne)
    for (step, expected) in tenSteps.enumerated() {
      let found = game.takeStep()
      for (found, expected) in zip(found, [expected.discriminator, expected.generator]) {
        #expect((found.value - expected).magnitude < 1e-9, "step \(step + 1), \(found.name)")
      }
    }
  }

  @Test("each player's turn leaves every byte of the other untouched")
  func turns() {
    for kind in Remedy.Kind.inThePlane {
      var game = tinyGame([Remedy(kind)])
      let before = (g: parameterBytes(game.generator), d: parameterBytes(game.discriminator))
      _ = game.improveDiscriminator()
      #expect(parameterBytes(game.generator) == before.g, "\(kind)")
      let between = parameterBytes(game.discriminator)
      #expect(between != before.d, "\(kind)")
      _ = game.improveGenerator()
      #expect(parameterBytes(game.discriminator) == between, "\(kind)")
      #expect(parameterBytes(game.generator) != before.g, "\(kind)")
    }
  }

  @Test("a turn against a fixed opponent lowers the player's own loss")
  func descent() {
    for objective in [[], [Remedy(.leastSquares)], [Remedy(.hinge)], [Remedy(.unrolling, 2)]] {
      var game = smoothGame(objective) {
        ($0.generatorRate, $0.discriminatorRate) = (1e-5, 1e-5)
      }
      let batch = Batch(real: game.drawReal(), generated: game.drawGenerated())
      func loss() -> Double {
        var game = game
        return game.discriminatorLoss(game.judge(batch), on: batch).item
      }
      let before = loss()
      let gradients = valueAndGradients(of: game.discriminatorParameters) {
        var game = game
        return game.discriminatorLoss(game.judge(batch), on: batch)
      }.gradients
      game.discriminatorOptimiser.update(game.discriminatorParameters, along: gradients)
      #expect(loss() < before)
    }
  }

  @Test(
    "the generator's whole loss has the gradient of its parameters",
    arguments: [
      [], [Remedy(.featureMatching)], [Remedy(.packing)], [Remedy(.minibatchDiscrimination, 2)],
      [Remedy(.mixedBatchNorm)], [Remedy(.instanceNoise)], [Remedy(.generatorDropout)],
      [Remedy(.historicalAveraging, 0.5)], [Remedy(.featureMatching), Remedy(.unrolling, 2)],
    ])
  func generatorGradient(_ remedies: [Remedy]) throws {
    var game = smoothGame(remedies)
    game.generatorHistory?.follow(game.generatorParameters, turn: 2)
    var random = SplitMix64(seed: 1)
    let (noise, real) = (game.drawNoise(game.pointsPerTurn, &random), game.drawReal())
    try checkGradients(of: game.generatorParameters, using: &random) {
      var game = game  // whose random streams are drawn from anew each time
      return game.generatorLoss(noise: noise, real: game.needsRealPoints ? real : nil)
    }
  }

  @Test("a step measures what it says, and counts the generator's points")
  func metrics() {
    for (remedies, points) in [
      ([], 2 * 16), ([Remedy(.packing)], 4 * 16), ([Remedy(.discriminatorSteps, 3)], 4 * 16),
      ([Remedy(.unrolling)], 2 * 16),
    ] as [([Remedy], Int)] {
      var game = tinyGame(remedies)
      let metrics = game.takeStep()
      #expect(
        metrics.map(\.name) == [
          "discriminatorLoss", "generatorLoss", "realProbability", "fakeProbability",
          "generatorEvaluations",
        ])
      #expect(game.generatorEvaluations == points && metrics[4].value == Double(points))
      #expect((metrics[0].value - 2 * log(2)).magnitude < 0.1 || !remedies.isEmpty)
      #expect((metrics[2].value - 0.5).magnitude < 0.1)
      #expect(game.step == 1)
    }
  }

  @Test("a loss to be reached is waited for, but not for ever")
  func threshold() {
    // Nothing is below 0, everything below 100.
    for (limit, turns) in [(0.0, 5), (100, 1)] {
      var game = tinyGame([Remedy(.lossThreshold, limit)])
      _ = game.takeStep()
      #expect(game.discriminatorOptimiser.state.step == turns)
      #expect(game.generatorOptimiser.state.step == turns)
    }
    let schedule = Schedule.threshold(limit: 1, most: 4)
    #expect(schedule.goesOn(after: 3, loss: 1.1, isDiscriminator: false))
    #expect(!schedule.goesOn(after: 4, loss: 1.1, isDiscriminator: true))
    #expect(!schedule.goesOn(after: 1, loss: 1, isDiscriminator: true))
    #expect(!schedule.goesOn(after: 1, loss: .nan, isDiscriminator: true))
  }

  @Test("at once, the generator moves against the discriminator as it was, in turn as it is now")
  func atOnce() {
    var (inTurn, atOnce) = (tinyGame(), tinyGame { $0.playsAtOnce = true })
    var waiting = tinyGame { $0.discriminatorRate = 1e-300 }
    let lines = [inTurn.takeStep(), atOnce.takeStep(), waiting.takeStep()]
    #expect(parameterBytes(atOnce.discriminator) == parameterBytes(inTurn.discriminator))
    #expect(parameterBytes(atOnce.generator) == parameterBytes(waiting.generator))
    #expect(parameterBytes(atOnce.generator) != parameterBytes(inTurn.generator))
    #expect(lines[1][0].value == lines[0][0].value && lines[1][1].value == lines[2][1].value)
    #expect(atOnce.step == 1 && atOnce.generatorEvaluations == inTurn.generatorEvaluations)
  }

  @Test("one seed has one generator and one sequence of data, whatever the remedies")
  func pairing() {
    let baseline = tinyGame()
    for kind in Remedy.Kind.inThePlane {
      let game = tinyGame([Remedy(kind)])
      #expect(parameterBytes(game.generator) == parameterBytes(baseline.generator), "\(kind)")
      #expect(game.streams == baseline.streams)
    }
    #expect(parameterBytes(tinyGame(seed: 8).generator) != parameterBytes(baseline.generator))
  }

  @Test("one thread and two play the same game, remedy by remedy")
  func threads() {
    let usual = ThreadPool.shared.threadCount
    defer { ThreadPool.shared.threadCount = usual }
    for remedies in [[], [Remedy(.minibatchDiscrimination)], [Remedy(.wasserstein)]] {
      var left: [[[UInt8]]] = []
      for threads in [1, 2] {
        ThreadPool.shared.threadCount = threads
        var game = tinyGame(remedies, dtype: .float32) {
          ($0.hiddenCount, $0.batchSize) = (128, 128)
        }
        for _ in 1...3 { _ = game.takeStep() }
        left.append(parameterBytes(game.generator) + parameterBytes(game.discriminator))
      }
      #expect(left[0] == left[1], "\(remedies)")
    }
  }

  @Test("who cooperates wins together: both losses fall, and no mode is found")
  func cooperation() {
    var game = tinyGame {
      $0.generatorLoss = .cooperating
      ($0.hiddenCount, $0.batchSize, $0.steps) = (32, 32, 1_000)
    }
    var metrics: [Metric] = []
    while game.step < 600 { metrics = game.takeStep() }
    #expect(metrics[0].value < 0.05 && metrics[1].value < 0.05)
    var random = SplitMix64(seed: 1)
    let found = Coverage(of: game.samples(500, using: &random), in: PointCloud(.ring))!
    #expect(found.modes == 0)
  }
}

@Suite("A game saved and restored")
struct SavingTests {
  private func bytes(_ game: PointGame, in folder: TemporaryFolder) throws -> Data {
    let url = folder.file(UUID().uuidString)
    try game.checkpoint().write(to: url)
    return try Data(contentsOf: url)
  }

  @Test("a restored game goes on to the bytes of one that never stopped, remedy by remedy")
  func resuming() throws {
    let folder = try TemporaryFolder()
    for kind in Remedy.Kind.inThePlane {
      for pause in [0, 2] {
        func new() -> PointGame { tinyGame([Remedy(kind)], dtype: .float32) }
        var (unbroken, first, second) = (new(), new(), new())
        for _ in 0..<5 { _ = unbroken.takeStep() }
        for _ in 0..<pause { _ = first.takeStep() }
        try first.checkpoint().write(to: folder.file("pause"))
        _ = second.takeStep()
        try second.restore(folder.file("pause"))
        #expect(second.step == pause)
        for _ in pause..<5 { _ = second.takeStep() }
        #expect(try bytes(second, in: folder) == bytes(unbroken, in: folder), "\(kind)")
      }
    }
  }

  @Test("a checkpoint of other remedies, another size or network, or cut short, is refused")
  func refusals() throws {
    let folder = try TemporaryFolder()
    let url = folder.file("checkpoint")
    var game = tinyGame([Remedy(.packing)])
    _ = game.takeStep()
    let before = try bytes(game, in: folder)
    let wrong: [(write: () throws -> Void, says: String)] = [
      ({ try tinyGame().checkpoint().write(to: url) }, "one of “ring”"),
      (
        { try tinyGame([Remedy(.packing, 3)]).checkpoint().write(to: url) },
        "one of “ring, packing=3”"
      ),
      (
        { try tinyGame([Remedy(.packing)]) { $0.hiddenCount = 17 }.checkpoint().write(to: url) },
        "F64 of shape [16, 17]"
      ),
      (
        {
          try PointGame(
            Configuration(.tuned, preset: .smoke, remedies: [Remedy(.packing)]),
            data: PointCloud(.line), seed: 1, dtype: .float64
          ).checkpoint().write(to: url)
        }, "one of “line, packing”"
      ),
      ({ try Checkpoint(network: "DCGAN", step: 1).write(to: url) }, "one of “DCGAN”"),
      ({ try Data(before.dropLast()).write(to: url) }, "is not a sound safetensors file"),
      ({ try Data().write(to: url) }, "is not a sound safetensors file"),
    ]
    for (write, says) in wrong {
      try write()
      let error = try #require(throws: CheckpointError.self) { try game.restore(url) }
      #expect("\(error)".contains(says), "\(error)")
      #expect(try bytes(game, in: folder) == before, "\(says)")
    }
  }
}

/// Seed 7, smoke preset, collapse-prone, double precision.
private let tenSteps: [(discriminator: Double, generator: Double)] = [
  (1.386335133440, 0.693104260140),
  (1.386336053360, 0.693118297487),
  (1.386334585264, 0.693138857428),
  (1.386317460309, 0.693145121292),
  (1.386294201362, 0.693150039508),
  (1.386310183872, 0.693134520047),
  (1.386293577757, 0.693146551582),
  (1.386292502338, 0.693158012365),
  (1.386287515952, 0.693155697097),
  (1.386289475293, 0.693146835094),
]
