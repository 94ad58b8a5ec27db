import Foundation
import Testing

@testable import Training

@Suite("Making, opening and finding run folders")
struct RunFolderFindingTests {
  @Test("an empty folder may be used")
  func emptyFolder() throws {
    let parent = try TemporaryFolder()
    let url = try parent.makeFolder("a")
    #expect(throws: Never.self) { try RunFolder.create(at: url, for: digits, force: false) }
  }

  @Test("an earlier run is not touched without --force, and the ways on are named")
  func earlierRun() throws {
    let parent = try TemporaryFolder()
    let run = try RunFolder.create(at: parent.file("a"), for: digits, force: false)
    try writeAtomically("kept", to: run.checkpoint)
    let error = try #require(throws: FileError.self) {
      try RunFolder.create(at: run.url, for: digits, force: false)
    }
    #expect("\(error)".contains("\(run.url.path): expected a new or an empty folder, found an ear"))
    #expect(error.remedy.contains("--force") && error.remedy.contains("--resume"))
    #expect(try text(of: run.checkpoint) == "kept")
  }

  @Test("--force removes all that the earlier run has written, and nothing else")
  func force() throws {
    let parent = try TemporaryFolder()
    let run = try RunFolder.create(at: parent.file("a"), for: digits, force: false)
    for file in [run.checkpoint, run.best, run.metrics, run.configuration, run.timing] {
      try writeAtomically("old", to: file)
    }
    try writeAtomically("old", to: run.samples.appending(path: "step-1.png"))
    try writeAtomically("mine", to: run.url.appending(path: "notes.txt"))
    let other = RunFolder.Identity(command: "other", preset: "p", seed: 1, version: "1")
    _ = try RunFolder.create(at: run.url, for: other, force: true)
    let names = try FileManager.default.subpathsOfDirectory(atPath: run.url.path).sorted()
    #expect(names == ["charts", "notes.txt", "run.json", "samples"])
    #expect(try RunFolder.open(run.url, command: "other").identity == other)
  }

  @Test("a folder of something else is not touched at all", arguments: [false, true])
  func foreignFolder(force: Bool) throws {
    let parent = try TemporaryFolder()
    _ = try parent.write("mine".utf8, to: "notes.txt")
    let error = try #require(throws: FileError.self) {
      try RunFolder.create(at: parent.url, for: digits, force: force)
    }
    #expect(error.path == parent.url.path && error.found == "files that are not a run's")
    #expect(try parent.names == ["notes.txt"])
  }

  @Test("a regular file in the way is named", arguments: ["", "/a", "/a/b"], [false, true])
  func regularFile(below: String, force: Bool) throws {
    let parent = try TemporaryFolder()
    let file = try parent.write("mine".utf8, to: "file")
    let url = URL(fileURLWithPath: file.path + below)
    let error = try #require(throws: FileError.self) {
      try RunFolder.create(at: url, for: digits, force: force)
    }
    #expect(error.path == url.path && error.found == "the regular file \(file.path)")
    #expect(try text(of: file) == "mine")
  }

  @Test("what is not a run of the command is not opened")
  func open() throws {
    let parent = try TemporaryFolder()
    let run = try RunFolder.create(at: parent.file("a"), for: digits, force: false)
    let damaged = try parent.makeFolder("damaged")
    try writeAtomically("{}", to: damaged.appending(path: "run.json"))
    let file = try parent.write([], to: "file")
    for (url, command, found) in [
      (parent.file("missing"), "chapter-gan", "nothing there"),
      (parent.url, "chapter-gan", "no run.json in it"), (file, "chapter-gan", "no run.json in it"),
      (run.url, "chapter-vae", "one of chapter-gan"),
    ] {
      let error = try #require(throws: FileError.self) {
        try RunFolder.open(url, command: command)
      }
      #expect(error.path == url.path && error.found == found)
      #expect(error.remedy.contains("\(command) train"))
    }
    let error = try #require(throws: FileError.self) { try RunFolder.open(damaged, command: "c") }
    #expect(error.path == damaged.path + "/run.json")
  }

  @Test("the newest run is the one of the command whose checkpoint was saved last")
  func newest() throws {
    let parent = try TemporaryFolder()
    let other = RunFolder.Identity(command: "chapter-vae", preset: "p", seed: 1, version: "1")
    for (name, identity, saved) in [
      ("a", digits, 300), ("b", digits, 400), ("c", digits, 200), ("d", other, 500),
      ("unsaved", digits, nil),
    ] as [(String, RunFolder.Identity, TimeInterval?)] {
      let run = try RunFolder.create(at: parent.file(name), for: identity, force: false)
      guard let saved else { continue }
      try writeAtomically("", to: run.checkpoint)
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: saved)], ofItemAtPath: run.checkpoint.path)
    }
    _ = try parent.write([], to: "file")
    let damaged = try parent.makeFolder("damaged")
    try writeAtomically("{}", to: damaged.appending(path: "run.json"))
    try writeAtomically("", to: damaged.appending(path: "checkpoint.safetensors"))
    #expect(try newestName(of: "chapter-gan", in: parent) == "b")
    #expect(try newestName(of: "chapter-vae", in: parent) == "d")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 400)],
      ofItemAtPath: parent.file("c/checkpoint.safetensors").path)
    #expect(try newestName(of: "chapter-gan", in: parent) == "c")
  }

  private func newestName(of command: String, in parent: TemporaryFolder) throws -> String {
    try RunFolder.newest(of: command, in: parent.url).url.lastPathComponent
  }

  @Test("where there is no run, the way to one is named", arguments: ["", "missing"])
  func none(name: String) throws {
    let parent = try TemporaryFolder()
    let error = try #require(throws: FileError.self) {
      try RunFolder.newest(of: "chapter-gan", in: parent.file(name))
    }
    #expect(error.expected == "a run of chapter-gan with a checkpoint")
    #expect(error.remedy.contains("chapter-gan train"))
  }
}
