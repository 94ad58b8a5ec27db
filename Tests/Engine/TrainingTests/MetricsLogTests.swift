import Foundation
import Testing

@testable import Training

private func record(_ step: Int) -> MetricsRecord {
  MetricsRecord(step: step, [Metric("loss", 1 / Double(step)), Metric("accuracy", 0.5)])
}

private func lines(_ steps: some Sequence<Int>) -> String {
  steps.map { record($0).line + "\n" }.joined()
}

@Suite("The log of measurements")
struct MetricsLogTests {
  @Test("lines wait for the flush, and are then in the file in order")
  func flushing() throws {
    let folder = try TemporaryFolder()
    let log = MetricsLog(folder.file("metrics.jsonl"))
    log.append(record(1))
    log.append(record(2))
    #expect(try folder.names == [])
    try log.flush()
    log.append(record(3))
    #expect(try text(of: log.url) == lines(1...2))
    try log.flush()
    try log.flush()
    #expect(try text(of: log.url) == lines(1...3))
    #expect(try MetricsLog.records(in: log.url) == [record(1), record(2), record(3)])
  }

  @Test("a log that is let go writes what still waits, after what the file holds")
  func letGo() throws {
    let folder = try TemporaryFolder()
    for step in 1...2 { MetricsLog(folder.file("a")).append(record(step)) }
    #expect(try text(of: folder.file("a")) == lines(1...2))
  }

  @Test("lines that could not be written wait for the next flush")
  func failedFlush() throws {
    let folder = try TemporaryFolder()
    let log = MetricsLog(folder.file("later/a"))
    log.append(record(1))
    #expect(throws: FileError.self) { try log.flush() }
    _ = try folder.makeFolder("later")
    try log.flush()
    #expect(try text(of: log.url) == lines(1...1))
  }

  @Test("the same measurements twice give the same bytes")
  func twice() throws {
    let folder = try TemporaryFolder()
    for name in ["a", "b"] {
      let log = MetricsLog(folder.file(name))
      for step in 1...100 {
        log.append(record(step))
        if name == "a", step % 7 == 0 { try log.flush() }
      }
      try log.flush()
    }
    #expect(try bytes(of: folder.file("a")) == bytes(of: folder.file("b")))
  }

  @Test("cutting leaves the lines up to the checkpoint's step", arguments: [0, 1, 5, 9, 10, 99])
  func cutting(step: Int) throws {
    let folder = try TemporaryFolder()
    let url = try folder.write(lines(1...10).utf8, to: "a")
    try MetricsLog.cut(url, afterStep: step)
    #expect(try text(of: url) == lines(1..<min(step, 10) + 1))
  }

  @Test("cutting and going on gives the bytes of an uninterrupted run, wherever it was killed")
  func resumed() throws {
    let folder = try TemporaryFolder()
    let whole = Array(lines(1...6).utf8)
    // The checkpoint is of step 2, and its lines were on the disk before it.
    for length in lines(1...2).utf8.count...whole.count {
      let url = try folder.write(whole.prefix(length), to: "a")
      try MetricsLog.cut(url, afterStep: 2)
      let log = MetricsLog(url)
      for step in 3...6 { log.append(record(step)) }
      try log.flush()
      #expect(try bytes(of: url) == whole, "killed after \(length) bytes")
    }
  }

  @Test("a last line that lacks nothing but its end is kept")
  func missingNewline() throws {
    let folder = try TemporaryFolder()
    let url = try folder.write(lines(1...3).utf8.dropLast(), to: "a")
    #expect(try MetricsLog.records(in: url).count == 3)
    try MetricsLog.cut(url, afterStep: 3)
    #expect(try text(of: url) == lines(1...3))
  }

  @Test("a run that has measured nothing has nothing to cut")
  func missing() throws {
    let folder = try TemporaryFolder()
    try MetricsLog.cut(folder.file("a"), afterStep: 3)
    #expect(try folder.names == [])
    let empty = try folder.write([], to: "empty")
    #expect(try MetricsLog.records(in: empty) == [])
  }

  @Test(
    "a damaged line is named, and cutting leaves the file alone", arguments: ["", "{", "\u{0}"])
  func damaged(line: String) throws {
    let folder = try TemporaryFolder()
    let damaged = lines(1...2) + line + "\n" + lines(4...5)
    let url = try folder.write(damaged.utf8, to: "a")
    let error = try #require(throws: FileError.self) { try MetricsLog.records(in: url) }
    #expect(error.path == "\(url.path):3")
    #expect(throws: FileError.self) { try MetricsLog.cut(url, afterStep: 1) }
    #expect(try text(of: url) == damaged)
  }
}
