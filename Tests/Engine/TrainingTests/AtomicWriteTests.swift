import Foundation
import Testing

@testable import Training

@Suite("Writing a file whole or not at all")
struct AtomicWriteTests {
  @Test("the file holds all parts in order, and nothing is left beside it")
  func wholeFile() throws {
    let folder = try TemporaryFolder()
    try writeAtomically([[1, 2], [], [3]], to: folder.file("a"))
    #expect(try bytes(of: folder.file("a")) == [1, 2, 3])
    #expect(try folder.names == ["a"])
  }

  @Test(
    "an earlier file is replaced, longer or shorter", arguments: ["", "b", "longer than before"])
  func replacement(text new: String) throws {
    let folder = try TemporaryFolder()
    try writeAtomically("before", to: folder.file("a"))
    try writeAtomically(new, to: folder.file("a"))
    #expect(try text(of: folder.file("a")) == new)
    #expect(try folder.names == ["a"])
  }

  @Test("an earlier file is replaced, never written into: who has it open reads on in the old one")
  func oldReader() throws {
    let folder = try TemporaryFolder()
    try writeAtomically("before", to: folder.file("a"))
    let reader = try FileHandle(forReadingFrom: folder.file("a"))
    try writeAtomically("after!", to: folder.file("a"))
    #expect(try reader.readToEnd() == Data("before".utf8))
  }

  @Test("a path that cannot be written is refused by name, and leaves nothing behind")
  func refusals() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("text".utf8, to: "regular")
    _ = try folder.makeFolder("folder")
    let missing = folder.file("missing/a")
    let below = folder.file("regular/a")
    let inPlace = folder.file("folder")
    for (url, found) in [
      (missing, "no folder \(folder.file("missing").path)"),
      (below, "the regular file \(folder.file("regular").path)"), (inPlace, "a folder"),
    ] {
      let error = try #require(throws: FileError.self) { try writeAtomically("text", to: url) }
      #expect(error.path == url.path)
      #expect(error.found == found)
    }
    #expect(try folder.names == ["folder", "regular"])
  }

  @Test("when the room runs out half-way, the new file is removed and the old one untouched")
  func noRoom() async {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      try writeAtomically("before", to: folder.file("a"))
      limitFiles(to: 1000)
      let error = try #require(throws: FileError.self) {
        try writeAtomically([[1, 2, 3], Array(repeating: 4, count: 5000)], to: folder.file("a"))
      }
      #expect(error == FileError(writing: folder.file("a").path, code: EFBIG))
      #expect(try folder.names == ["a"])
      #expect(try text(of: folder.file("a")) == "before")
    }
  }

  @Test("appending adds at the end and makes the file where it is missing")
  func appending() throws {
    let folder = try TemporaryFolder()
    try append([1], to: folder.file("a"))
    try append([2, 3], to: folder.file("a"))
    #expect(try bytes(of: folder.file("a")) == [1, 2, 3])
    #expect(throws: FileError.self) { try append([1], to: folder.file("missing/a")) }
  }
}

/// Lets no file of this process grow beyond `byteCount`: the nearest thing to a full disk.
private func limitFiles(to byteCount: UInt64) {
  signal(SIGXFSZ, SIG_IGN)
  var limit = rlimit()
  limit.rlim_cur = rlim_t(byteCount)
  limit.rlim_max = rlim_t(byteCount)
  #if os(Linux)
    setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
  #else
    setrlimit(RLIMIT_FSIZE, &limit)
  #endif
}
