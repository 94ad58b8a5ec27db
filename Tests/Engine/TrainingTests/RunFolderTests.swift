import Foundation
import Testing

@testable import Training

private struct Configuration: Codable, Equatable {
  var learningRate = 2e-4
  var batchSize = 64
  var momentum: Float = 0.1
}

let digits = RunFolder.Identity(command: "chapter-gan", preset: "quick", seed: 42, version: "0.1")

@Suite("The folder of a run")
struct RunFolderTests {
  @Test("a new run has its identity and its folders, under folders that are made for it")
  func create() throws {
    let parent = try TemporaryFolder()
    let run = try RunFolder.create(at: parent.file("runs/digits"), for: digits, force: false)
    #expect(
      try text(of: parent.file("runs/digits/run.json")) == """
        {
          "command" : "chapter-gan",
          "preset" : "quick",
          "seed" : 42,
          "version" : "0.1"
        }

        """)
    let names = try FileManager.default.contentsOfDirectory(atPath: run.url.path).sorted()
    #expect(names == ["charts", "run.json", "samples"])
    #expect(try RunFolder.open(run.url, command: "chapter-gan") == run)
  }

  @Test("every file has its place")
  func paths() throws {
    let parent = try TemporaryFolder()
    let run = try RunFolder.create(at: parent.file("a"), for: digits, force: false)
    let places = [
      run.checkpoint, run.best, run.metrics, run.configuration, run.timing, run.samples, run.charts,
    ]
    let names = [
      "checkpoint.safetensors", "best.safetensors", "metrics.jsonl", "configuration.json",
      "timing.json", "samples", "charts",
    ]
    #expect(places.map(\.path) == names.map { parent.file("a").path + "/" + $0 })
  }

  @Test("the largest seed is written in full")
  func seed() throws {
    let parent = try TemporaryFolder()
    let identity = RunFolder.Identity(command: "c", preset: "p", seed: .max, version: "1")
    let run = try RunFolder.create(at: parent.file("a"), for: identity, force: false)
    #expect(try RunFolder.open(run.url, command: "c").identity.seed == .max)
  }

  @Test("two equal runs leave the same bytes in every file but the one of wall times")
  func twice() throws {
    let parent = try TemporaryFolder()
    let runs = try ["a", "b"].map { name in
      let run = try RunFolder.create(at: parent.file(name), for: digits, force: false)
      try run.writeConfiguration(Configuration())
      try SafetensorsFile(entries: ["w": .init(float32: [1], shape: [1])]).write(to: run.checkpoint)
      let log = MetricsLog(run.metrics)
      for step in 1...10 { log.append(MetricsRecord(step: step, [Metric("loss", 0.1)])) }
      try log.flush()
      try run.append(TrainingSession(started: .now, steps: 1...10, seconds: .random(in: 0...1)))
      return run
    }
    for name in try FileManager.default.contentsOfDirectory(atPath: runs[0].url.path) {
      let (one, other) = (runs[0].url.appending(path: name), runs[1].url.appending(path: name))
      if !one.pathExtension.isEmpty, one != runs[0].timing {
        #expect(try bytes(of: one) == bytes(of: other), "\(name)")
      }
    }
  }

  @Test("a configuration reads back; one that is damaged is named")
  func configuration() throws {
    let parent = try TemporaryFolder()
    let run = try RunFolder.create(at: parent.file("a"), for: digits, force: false)
    try run.writeConfiguration(Configuration())
    #expect(try text(of: run.configuration).contains("\"momentum\" : 0.1\n"))
    #expect(try run.readConfiguration(as: Configuration.self) == Configuration())
    for (content, reason) in [("{", "not JSON"), ("{}", "no “"), ("[]", "another type")] {
      try writeAtomically(content, to: run.configuration)
      let error = try #require(throws: FileError.self) {
        try run.readConfiguration(as: Configuration.self)
      }
      #expect(error.path == run.configuration.path && error.found.contains(reason), "\(error)")
    }
  }

  @Test("stretches of training are listed in their order")
  func timing() throws {
    let parent = try TemporaryFolder()
    let run = try RunFolder.create(at: parent.file("a"), for: digits, force: false)
    let start = Date(timeIntervalSince1970: 0)
    let sessions = [
      TrainingSession(started: start, steps: 1...50, seconds: 2.5),
      TrainingSession(started: start + 60, steps: 51...100, seconds: 2),
    ]
    for session in sessions { try run.append(session) }
    let written = try JSONDecoder().decode(
      [TrainingSession].self, from: Data(contentsOf: run.timing))
    #expect(written == sessions)
    #expect(written[1].started == "1970-01-01T00:01:00Z")
  }
}
