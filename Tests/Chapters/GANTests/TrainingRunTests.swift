import Foundation
import Kernels
import Tensors
import Testing
import Training

@testable import GAN

/// A game in a run folder, drawing a sheet at every milestone.
private func train(
  _ game: inout Game, steps: Int, in folder: RunFolder
) throws -> Bool {
  try TrainingLoop(folder: folder, steps: steps, style: .quiet).run(&game) { game in
    var random = SplitMix64(seed: 1)
    try sheet(game.samples(4, using: &random), columns: 2)
      .writePNG(to: folder.samples.appending(path: "\(game.step).png"))
    return []
  }
}

private func runFolder(_ name: String, in parent: TemporaryFolder) throws -> RunFolder {
  let identity = RunFolder.Identity(command: "test", preset: "smoke", seed: 7, version: "1")
  return try RunFolder.create(at: parent.file(name), for: identity, force: false)
}

/// Every file below a run folder but the wall times, by name.
private func files(_ folder: RunFolder) throws -> [String: Data] {
  var files: [String: Data] = [:]
  for name in try FileManager.default.subpathsOfDirectory(atPath: folder.url.path)
  where name != "timing.json" {
    files[name] = FileManager.default.contents(atPath: folder.url.path + "/" + name)
  }
  return files
}

@Suite("A game in a run folder", .serialized)
struct TrainingRunTests {
  @Test("one thread and two leave the same bytes in every file")
  func threads() throws {
    let parent = try TemporaryFolder()
    let usual = ThreadPool.shared.threadCount
    defer { ThreadPool.shared.threadCount = usual }
    var left: [[String: Data]] = []
    for threads in [1, 2] {
      ThreadPool.shared.threadCount = threads
      let folder = try runFolder("\(threads)", in: parent)
      var game = tinyGame(dtype: .float32) { ($0.hiddenCount, $0.batchSize) = (128, 128) }
      #expect(try train(&game, steps: 3, in: folder))
      left.append(try files(folder))
    }
    #expect(left[0].keys.contains("checkpoint.safetensors"))
    #expect(left[0].keys.contains("metrics.jsonl") && left[0].keys.contains("samples/3.png"))
    #expect(left[0] == left[1])
  }

  @Test("a run resumed, to the same end or a later one, leaves what an unbroken one does")
  func resuming() throws {
    let parent = try TemporaryFolder()
    let (unbroken, broken) = (try runFolder("a", in: parent), try runFolder("b", in: parent))
    var game = tinyGame(dtype: .float32)
    _ = try train(&game, steps: 20, in: unbroken)
    for steps in [5, 10, 20] {
      var game = tinyGame(dtype: .float32)
      if steps > 5 { try game.restore(broken.checkpoint) }
      _ = try train(&game, steps: steps, in: broken)
    }
    #expect(try files(broken) == files(unbroken))
  }

  @Test("training that diverges says when, and keeps the last checkpoint whose numbers are finite")
  func divergence() throws {
    let parent = try TemporaryFolder()
    let folder = try runFolder("a", in: parent)
    var game = tinyGame(dtype: .float32)
    _ = try train(&game, steps: 2, in: folder)
    var wild = tinyGame(dtype: .float32) { $0.learningRate = 1e30 }
    try wild.restore(folder.checkpoint)
    let error = try #require(throws: TrainingError.self) {
      try train(&wild, steps: 20, in: folder)
    }
    guard case .diverged(let step, _, let value, let last) = error else {
      Issue.record("\(error)")
      return
    }
    #expect((3...6).contains(step) && !value.isFinite && last == folder.checkpoint)
    #expect(
      try Checkpoint(contentsOf: folder.checkpoint, network: "two-layer GAN").step == step - 1)
  }

  @Test("a checkpoint with parameters that are not finite is not written, though the losses are")
  func infiniteParameters() throws {
    let parent = try TemporaryFolder()
    let folder = try runFolder("a", in: parent)
    var wild = tinyGame(dtype: .float32) { $0.learningRate = 1e39 }
    let error = try #require(throws: TrainingError.self) {
      try train(&wild, steps: 20, in: folder)
    }
    #expect("\(error)".contains("diverged at step 1: expected a finite "), "\(error)")
    #expect("\(error)".contains("No checkpoint had been saved"))
    #expect(!FileManager.default.fileExists(atPath: folder.checkpoint.path))
  }
}
