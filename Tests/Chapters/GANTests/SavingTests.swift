import Foundation
import NeuralNetworks
import Tensors
import Testing
import Training

@testable import GAN

@Suite("A game saved and restored")
struct SavingTests {
  @Test("a restored game goes on to the bytes of one that never stopped", arguments: [0, 1, 5])
  func resuming(pause: Int) throws {
    let folder = try TemporaryFolder()
    var (unbroken, first) = (tinyGame(dtype: .float32), tinyGame(dtype: .float32))
    for _ in 0..<10 { _ = unbroken.takeStep() }
    for _ in 0..<pause { _ = first.takeStep() }
    try first.checkpoint().write(to: folder.file("pause"))
    var second = tinyGame(dtype: .float32)
    for _ in 0..<3 { _ = second.takeStep() }
    try second.restore(folder.file("pause"))
    #expect(second.step == pause)
    for _ in pause..<10 { _ = second.takeStep() }
    #expect(try fileBytes(second, in: folder) == fileBytes(unbroken, in: folder))
  }

  @Test("a checkpoint of another size, precision or network, or cut short, is refused by name")
  func refusals() throws {
    let folder = try TemporaryFolder()
    let url = folder.file("checkpoint")
    var game = tinyGame()
    _ = game.takeStep()
    let before = try fileBytes(game, in: folder)
    for (write, says) in wrongCheckpoints {
      try write(url)
      let error = try #require(throws: CheckpointError.self, "\(says)") { try game.restore(url) }
      for part in [url.path, "expected", "found", says] {
        #expect("\(error)".contains(part), "\(error)")
      }
      #expect(game.step == 1)
      #expect(try fileBytes(game, in: folder) == before, "\(says)")
    }
  }

  @Test("a missing checkpoint is refused by name")
  func missing() throws {
    let url = try TemporaryFolder().file("nothing")
    var game = tinyGame()
    let error = try #require(throws: CheckpointError.self) { try game.restore(url) }
    #expect(
      "\(error)" == "\(url.path): expected a file to read, found nothing there. Check the path.")
  }
}

/// Ways to write a file that is no checkpoint of `tinyGame()`, and what the refusal says of each.
private let wrongCheckpoints: [(write: @Sendable (URL) throws -> Void, says: String)] = [
  (
    { try tinyGame { $0.hiddenCount = 17 }.checkpoint().write(to: $0) },
    "F64 of shape [100, 17]"
  ),
  ({ try tinyGame(dtype: .float32).checkpoint().write(to: $0) }, "F32 of shape [100, 16]"),
  ({ try Checkpoint(network: "DCGAN", step: 1).write(to: $0) }, "one of “DCGAN”"),
  (
    { url in
      // Only the second network is another: the first may not have been put back before that is seen.
      let (game, other) = (tinyGame(seed: 8), tinyGame { $0.hiddenCount = 17 })
      var checkpoint = Checkpoint(network: "two-layer GAN", step: 4)
      for (name, network) in [("generator", game.generator.parameters)] {
        checkpoint.store(network, as: name)
        checkpoint.store(Adam(learningRate: 1), of: network, as: name)
      }
      checkpoint.store(other.discriminator.parameters, as: "discriminator")
      checkpoint.store(
        Adam(learningRate: 1), of: game.discriminator.parameters, as: "discriminator")
      checkpoint.store([1], as: "noise")
      checkpoint.store([1], as: "batches")
      try checkpoint.write(to: url)
    }, "F64 of shape [784, 17]"
  ),
  (
    { url in
      try tinyGame().checkpoint().write(to: url)
      let whole = try Data(contentsOf: url)
      try whole.prefix(whole.count - 1).write(to: url)
    }, "is not a sound safetensors file"
  ),
  ({ try Data().write(to: $0) }, "is not a sound safetensors file"),
  ({ try Data("not a checkpoint, but longer than a header".utf8).write(to: $0) }, "is not a sound"),
]

/// The bytes of the checkpoint that the game would write now.
private func fileBytes(_ game: Game, in folder: TemporaryFolder) throws -> Data {
  let url = folder.file(UUID().uuidString)
  try game.checkpoint().write(to: url)
  return try Data(contentsOf: url)
}
