import Foundation
import GAN
import NeuralNetworks
import Tensors
import Testing
import Training

@testable import SSGAN

/// Something that is trained and can go back.
private protocol Restorable: Trainable {
  mutating func restore(_ url: URL) throws(CheckpointError)
}
extension SSGANTraining: Restorable {}
extension SupervisedTwin: Restorable {}

private func temporaryFile() -> URL {
  FileManager.default.temporaryDirectory.appending(path: "ssgan-\(UUID().uuidString)")
}

private func fileBytes(_ training: some Trainable) throws -> Data {
  let url = temporaryFile()
  defer { try? FileManager.default.removeItem(at: url) }
  try training.checkpoint().write(to: url)
  return try Data(contentsOf: url)
}

/// Whether training that stopped after `pause` of six steps goes on to the bytes of `start` unbroken.
private func goesOn<Process: Restorable>(
  _ pause: Int, from start: () throws -> Process
) throws -> Bool {
  let url = temporaryFile()
  defer { try? FileManager.default.removeItem(at: url) }
  var (unbroken, first) = (try start(), try start())
  for _ in 0..<6 { _ = unbroken.takeStep() }
  for _ in 0..<pause { _ = first.takeStep() }
  try first.checkpoint().write(to: url)
  var second = try start()
  for _ in 0..<2 { _ = second.takeStep() }
  try second.restore(url)
  if second.step != pause { return false }
  for _ in pause..<6 { _ = second.takeStep() }
  return try fileBytes(second) == fileBytes(unbroken)
}

@Suite("Semi-supervised training saved and restored")
struct SavingTests {
  @Test("goes on to the bytes of one that never stopped", arguments: allGames, [0, 3])
  func resuming(
    game: (SSGAN.Configuration.Recipe, SSGAN.Configuration.Network), pause: Int
  ) throws {
    let (recipe, network) = game
    func change(_ c: inout SSGAN.Configuration) { (c.averagingRate, c.annealingSteps) = (0.1, 4) }
    #expect(
      try goesOn(pause) { try tinyTraining(recipe, network, dtype: .float32, change) })
    #expect(try goesOn(pause) { try tinyTwin(recipe, network, dtype: .float32, change) })
  }

  @Test(
    "other networks, other labels, no average, or a file cut short are refused; nothing changes")
  func refusals() throws {
    let url = temporaryFile()
    defer { try? FileManager.default.removeItem(at: url) }
    var game = try tinyTraining(.nPlusOne, .mnist)
    let before = try fileBytes(game)
    func check(_ says: String) throws {
      let error = try #require(throws: CheckpointError.self, "\(says)") { try game.restore(url) }
      #expect("\(error)".contains(says) && "\(error)".contains(url.path), "\(error)")
      #expect(try fileBytes(game) == before)
    }
    let others: [(written: any Trainable, says: String)] = [
      (try tinyTraining(.featureMatching, .mnist), "featureMatching"),
      (try tinyTraining(.nPlusOne, .perceptron), "perceptron"),
      (try tinyTwin(.nPlusOne, .mnist), "one of “supervised twin”"),
      (try tinyTraining(.nPlusOne, .mnist) { $0.labelSeed = 2 }, "labels of fingerprint"),
      (try tinyTraining(.nPlusOne, .mnist) { $0.labelCount = 7 }, "labels of fingerprint"),
      (try tinyTraining(.nPlusOne, .mnist) { $0.widthFactor = 0.05 }, "F64 of shape"),
      (try tinyTraining(.nPlusOne, .mnist, dtype: .float32), "F32 of shape"),
    ]
    for (written, says) in others {
      try written.checkpoint().write(to: url)
      try check(says)
    }
    let whole = try fileBytes(game)
    try whole.prefix(whole.count / 2).write(to: url)
    try check("is not a sound safetensors file")
    game = try tinyTraining(.nPlusOne, .mnist) { $0.averagingRate = 0.1 }
    let averaged = try fileBytes(game)
    try before.write(to: url)
    #expect(throws: CheckpointError.self) { try game.restore(url) }
    #expect(try fileBytes(game) == averaged)
  }
}
