import Foundation
import Testing

@testable import Training

/// Counts its steps; at one of them its loss is not a number.
private struct Counter: Trainable {
  var step = 0
  var fails: Int?

  mutating func takeStep() -> [Metric] {
    step += 1
    return [Metric("loss", step == fails ? .nan : 1)]
  }

  func checkpoint() -> Checkpoint { Checkpoint(network: "counter", step: step) }
}

@Suite("The training loop")
struct TrainingLoopTests {
  private let parent: TemporaryFolder
  private let folder: RunFolder

  init() throws {
    parent = try TemporaryFolder()
    let identity = RunFolder.Identity(command: "test", preset: "smoke", seed: 1, version: "1")
    folder = try RunFolder.create(at: parent.file("run"), for: identity, force: false)
  }

  private func train(_ counter: inout Counter, to steps: Int) throws -> [Int] {
    var shown: [Int] = []
    let loop = TrainingLoop(folder: folder, steps: steps, style: .quiet)
    let isComplete = try loop.run(&counter) {
      shown.append($0.step)
      return []
    }
    #expect(isComplete)
    return shown
  }

  @Test("pictures are drawn at round steps and the last, and every tenth step is logged at least")
  func milestones() throws {
    var counter = Counter()
    let round = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 200, 300]
    #expect(try train(&counter, to: 314) == round + [314])
    let logged = try MetricsLog.records(in: folder.metrics).map(\.step)
    #expect(logged == Array(1...100) + stride(from: 110, through: 310, by: 10))
    #expect(try Checkpoint(contentsOf: folder.checkpoint, network: "counter").step == 314)
  }

  @Test("a loss that is not a number ends training; the checkpoint before it stays")
  func divergence() throws {
    var counter = Counter(fails: 27)
    let error = try #require(throws: TrainingError.self) { _ = try train(&counter, to: 50) }
    #expect("\(error)".hasPrefix("Training diverged at step 27: expected a finite loss, found nan"))
    #expect(try Checkpoint(contentsOf: folder.checkpoint, network: "counter").step == 20)
  }

  @Test("going on from a step, it takes back every line that was logged after it")
  func goingOn() throws {
    for url in [folder.metrics, folder.quality] {
      let log = MetricsLog(url)
      for step in [9, 10, 11, 12] { log.append(MetricsRecord(step: step, [Metric("old", 1)])) }
      try log.flush()
    }
    var counter = Counter(step: 10)
    _ = try train(&counter, to: 11)
    #expect(try MetricsLog.records(in: folder.quality).map(\.step) == [9, 10])
    let records = try MetricsLog.records(in: folder.metrics)
    #expect(records.map(\.step) == [9, 10, 11] && records[2]["loss"] == 1)
  }

  @Test("nothing is left to do at the last step or after it", arguments: [3, 5])
  func nothingLeft(done: Int) throws {
    var counter = Counter(step: done)
    #expect(throws: TrainingError.nothingLeft(step: done, steps: 3)) {
      _ = try train(&counter, to: 3)
    }
  }

  @Test("asked to end, it takes one step, saves it and draws nothing")
  func interruption() async {
    await #expect(processExitsWith: .success) {
      let parent = try TemporaryFolder()
      let identity = RunFolder.Identity(command: "test", preset: "smoke", seed: 1, version: "1")
      let folder = try RunFolder.create(at: parent.file("run"), for: identity, force: false)
      Interruption.request()
      var counter = Counter(step: 10)
      let loop = TrainingLoop(folder: folder, steps: 50, style: .quiet)
      let isComplete = try loop.run(&counter) { _ in exit(2) }
      let saved = try Checkpoint(contentsOf: folder.checkpoint, network: "counter").step
      if isComplete || saved != 11 { exit(3) }
    }
  }
}
