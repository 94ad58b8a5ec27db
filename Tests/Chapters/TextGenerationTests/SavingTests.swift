import Foundation
import NeuralNetworks
import Tensors
import Testing
import Training

@testable import TextGeneration

/// Two layers with dropout, so that there is much to be saved.
private func training(_ reading: Configuration.Reading, dtype: DType = .float32) -> TextTraining {
  tinyTraining(reading, dtype: dtype) {
    ($0.layerCount, $0.dropout, $0.rateDecay) = (2, 0.3, 0.5)
  }
}

@Suite("A training saved and restored")
struct SavingTests {
  @Test(
    "a restored training goes on to the bytes of one that never stopped",
    arguments: Configuration.Reading.allCases, [0, 1, 5, 8, 24, 25])
  func resuming(reading: Configuration.Reading, pause: Int) throws {
    let folder = try TemporaryFolder()
    var (unbroken, first) = (training(reading), training(reading))
    #expect(unbroken.stepsPerEpoch == (reading == .windows ? 24 : 8))
    for _ in 0..<30 { _ = unbroken.takeStep() }
    for _ in 0..<pause { _ = first.takeStep() }
    try first.checkpoint().write(to: folder.file("pause"))
    var second = training(reading)
    for _ in 0..<3 { _ = second.takeStep() }
    try second.restore(folder.file("pause"))
    #expect(second.step == pause)
    for _ in pause..<30 { _ = second.takeStep() }
    #expect(try second.fileBytes(in: folder) == unbroken.fileBytes(in: folder))
    #expect(second.runningBits == unbroken.runningBits)
  }

  @Test("a checkpoint of another size, precision or network, or cut short, changes nothing")
  func refusals() throws {
    let folder = try TemporaryFolder()
    let url = folder.file("checkpoint")
    var game = training(.streams)
    for _ in 0..<2 { _ = game.takeStep() }
    let before = try game.fileBytes(in: folder)
    for (write, says) in wrongCheckpoints {
      try write(url)
      let error = try #require(throws: CheckpointError.self, "\(says)") { try game.restore(url) }
      for part in [url.path, "expected", "found", says] {
        #expect("\(error)".contains(part), "\(error)")
      }
      #expect(game.step == 2)
      #expect(try game.fileBytes(in: folder) == before, "\(says)")
    }
  }

  @Test("a trained network is read from its checkpoint alone, and says the same")
  func model() throws {
    let folder = try TemporaryFolder()
    var training = training(.windows)
    for _ in 0..<3 { _ = training.takeStep() }
    try training.checkpoint().write(to: folder.file("a"))
    let (model, step) = try CharacterModel.restored(
      from: folder.file("a"), training.configuration,
      symbolCount: tinyCorpus.alphabet.count)
    #expect(step == 3)
    #expect(plainLogits(model, after: [1, 2, 3]) == plainLogits(training.model, after: [1, 2, 3]))
    #expect(throws: CheckpointError.self) {
      try CharacterModel.restored(from: folder.file("a"), training.configuration, symbolCount: 3)
    }
  }
}

/// Ways to write a file that is no checkpoint of `training(.streams)`, and what the refusal says.
private let wrongCheckpoints: [(write: @Sendable (URL) throws -> Void, says: String)] = [
  ({ try tinyTraining(.streams) { $0.layerCount = 2 }.checkpoint().write(to: $0) }, "F64"),
  (
    { url in
      let other = tinyTraining(.streams, dtype: .float32) { ($0.layerCount, $0.units) = (2, 7) }
      try other.checkpoint().write(to: url)
    }, "[8, 7]"
  ),
  (
    { url in
      var other = tinyTraining(.streams, dtype: .float32) { ($0.layerCount, $0.batchSize) = (2, 9) }
      _ = other.takeStep()
      try other.checkpoint().write(to: url)
    }, "[9, 6]"
  ),
  ({ try tinyTraining(.streams, dtype: .float32).checkpoint().write(to: $0) }, "no such tensor"),
  ({ try Checkpoint(network: "DCGAN", step: 1).write(to: $0) }, "one of “DCGAN”"),
  (
    { url in
      try training(.streams).checkpoint().write(to: url)
      let whole = try Data(contentsOf: url)
      try whole.prefix(whole.count - 1).write(to: url)
    }, "is not a sound safetensors file"
  ),
  ({ try Data().write(to: $0) }, "is not a sound safetensors file"),
]
