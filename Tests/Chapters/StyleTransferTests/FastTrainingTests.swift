import Foundation
import Kernels
import NeuralNetworks
import Tensors
import Testing
import Training

@testable import StyleTransfer

extension FastTransfer {
  /// Takes steps.
  /// - Returns: the loss of each.
  @discardableResult
  fileprivate mutating func takeSteps(_ count: Int) -> [Double] {
    (0..<count).map { _ in takeStep()[0].value }
  }

  /// The bytes of the checkpoint that would be written now.
  fileprivate func fileBytes(in folder: TemporaryFolder) throws -> Data {
    let url = folder.file(UUID().uuidString)
    try checkpoint().write(to: url)
    return try Data(contentsOf: url)
  }
}

@Suite("A network that learns a style", .serialized)
struct FastTrainingTests {
  @Test("makes the perceptual loss small")
  func perceptual() {
    var transfer = tinyFastTransfer { $0.rate = 0.01 }
    let losses = transfer.takeSteps(60)
    let (first, last) = (losses.prefix(10).reduce(0, +), losses.suffix(10).reduce(0, +))
    #expect(last < 0.5 * first, "\(losses)")
  }

  @Test("learns from pairs what was done to them")
  func pairs() {
    var transfer = tinyFastTransfer { ($0.lesson, $0.rate, $0.width) = (.pairs, 0.01, 4) }
    let losses = transfer.takeSteps(150)
    let (first, last) = (losses[0], losses.suffix(10).reduce(0, +) / 10)
    #expect(last < 0.2 * first, "\(losses)")
  }

  @Test("measures what the loss is the sum of, or the error in other words")
  func metrics() {
    var perceptual = tinyFastTransfer()
    let parts = perceptual.takeStep()
    #expect(parts.map(\.name) == ["loss", "content", "style", "variation"])
    #expect(isNear(parts[0].value, parts.dropFirst().reduce(0) { $0 + $1.value }, 1e-5))
    var pairs = tinyFastTransfer { $0.lesson = .pairs }
    let error = pairs.takeStep()
    #expect(error.map(\.name) == ["loss", "rootMeanSquare"])
    #expect(isNear(error[0].value, error[1].value * error[1].value))
  }

  @Test(
    "the same seed gives the same bytes, with one thread and with two; another, others",
    arguments: FastConfiguration.Lesson.allCases)
  func seeds(lesson: FastConfiguration.Lesson) throws {
    let folder = try TemporaryFolder()
    let threads = ThreadPool.shared.threadCount
    defer { ThreadPool.shared.threadCount = threads }
    let bytes = try [(1, 1), (1, 2), (2, 2)].map { seed, threads in
      ThreadPool.shared.threadCount = threads
      var transfer = tinyFastTransfer(seed: UInt64(seed)) { $0.lesson = lesson }
      transfer.takeSteps(3)
      return try transfer.fileBytes(in: folder)
    }
    #expect(bytes[0] == bytes[1] && bytes[1] != bytes[2])
  }

  @Test(
    "restored, it goes on to the bytes of one that never stopped", arguments: [0, 1, 3],
    FastConfiguration.Lesson.allCases)
  func resuming(pause: Int, lesson: FastConfiguration.Lesson) throws {
    let folder = try TemporaryFolder()
    let url = folder.file("pause")
    func fresh() -> FastTransfer { tinyFastTransfer { $0.lesson = lesson } }
    var (unbroken, first, second) = (fresh(), fresh(), fresh())
    let losses = unbroken.takeSteps(5)
    first.takeSteps(pause)
    try first.checkpoint().write(to: url)
    second.takeSteps(2)
    try second.restore(url)
    #expect(second.step == pause)
    #expect(second.takeSteps(5 - pause) == Array(losses[pause...]))
    #expect(try second.fileBytes(in: folder) == unbroken.fileBytes(in: folder))
    let (network, step) = try FastTransfer.network(from: url, tinyFast())
    let picture = speckles(7, 9, dtype: .float32)
    #expect(step == pause && network(picture).bytes == first.network(picture).bytes)
  }

  @Test("a checkpoint of another network, of another size or cut short is refused")
  func refusals() throws {
    let folder = try TemporaryFolder()
    let url = folder.file("a")
    let writers: [(write: () throws -> Void, says: String)] = [
      ({ try tinyTransfer().checkpoint().write(to: url) }, "“style transfer by lbfgs”"),
      ({ try tinyFastTransfer { $0.width = 4 }.checkpoint().write(to: url) }, "F32 of shape"),
      (
        { try tinyFastTransfer { $0.residualBlocks = 0 }.checkpoint().write(to: url) },
        "no such tensor"
      ),
      (
        {
          try tinyFastTransfer().checkpoint().write(to: url)
          try Data(contentsOf: url).prefix(1000).write(to: url)
        }, "not a sound safetensors file"
      ),
    ]
    var transfer = tinyFastTransfer()
    transfer.takeSteps(1)
    let before = try transfer.fileBytes(in: folder)
    for (write, says) in writers {
      try write()
      for attempt in [
        { try transfer.restore(url) }, { _ = try FastTransfer.network(from: url, tinyFast()) },
      ] {
        let error = try #require(throws: CheckpointError.self) { try attempt() }
        #expect("\(error)".contains(says) && "\(error)".contains(url.path), "\(error)")
      }
      #expect(try transfer.fileBytes(in: folder) == before)
    }
  }

  @Test("its operations are three times the network's and the loss's, for each picture")
  func operations() {
    let pairs = tinyFastTransfer { ($0.lesson, $0.batchSize) = (.pairs, 3) }
    let forward = Double(pairs.network.summary(height: 16, width: 16).operations)
    #expect(pairs.operationsPerStep == 9 * forward)
    let loss = tinyPerceptualLoss(dtype: .float32)
      .transferLoss(of: speckles(16, 16, dtype: .float32))
    #expect(tinyFastTransfer().operationsPerStep == 2 * (3 * forward + loss.operations))
  }
}
