import Foundation
import GAN
import Testing
import Training

@testable import DCGAN

@Suite("A convolutional game saved and restored")
struct SavingTests {
  @Test(
    "a restored game goes on to the bytes of one that never stopped", arguments: Network.allCases,
    [0, 2])
  func resuming(network: Network, pause: Int) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "dcgan-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: url) }
    func bytes(_ game: DCGAN.Game) throws -> Data {
      try game.checkpoint().write(to: url)
      return try Data(contentsOf: url)
    }
    var (unbroken, first) = (tinyGame(network, dtype: .float32), tinyGame(network, dtype: .float32))
    for _ in 0..<4 { _ = unbroken.takeStep() }
    for _ in 0..<pause { _ = first.takeStep() }
    _ = try bytes(first)
    var second = tinyGame(network, seed: 7, dtype: .float32)
    _ = second.takeStep()
    try second.restore(url)
    #expect(second.step == pause)
    for _ in pause..<4 { _ = second.takeStep() }
    #expect(try bytes(second) == bytes(unbroken))
  }

  @Test("a checkpoint of other networks, another width, or cut short is refused, nothing changed")
  func refusals() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "dcgan-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: url) }
    let others: [(written: DCGAN.Game, says: String)] = [
      (tinyGame(.strict), "one of “convolutional GAN, strict”"),
      (tinyGame(.mnist) { $0.widthFactor = 0.05 }, "F64 of shape"),
      (tinyGame(.mnist, dtype: .float32), "F32 of shape"),
    ]
    var game = tinyGame(.mnist)
    let before = variableBytes(game.generator) + variableBytes(game.discriminator)
    func check(_ says: String) throws {
      let error = try #require(throws: CheckpointError.self) { try game.restore(url) }
      #expect("\(error)".contains(says) && "\(error)".contains(url.path), "\(error)")
      #expect(variableBytes(game.generator) + variableBytes(game.discriminator) == before)
    }
    for (written, says) in others {
      try written.checkpoint().write(to: url)
      try check(says)
    }
    try tinyGame(.mnist).checkpoint().write(to: url)
    let whole = try Data(contentsOf: url)
    try whole.prefix(whole.count / 2).write(to: url)
    try check("is not a sound safetensors file")
  }
}
