import Foundation
import Testing

@testable import Training

@Suite("What is said of a file that cannot be used")
struct FileErrorTests {
  @Test(
    "a refusal to write names the file, what was expected and found, and the way on",
    arguments: [
      (ENOENT, "expected a folder to write into, found no folder /no/where. Create it first."),
      (EISDIR, "expected a file or nothing, found a folder. Move the folder away"),
      (EACCES, "expected permission to write, found none (Permission denied). Change"),
      (EROFS, "expected permission to write, found none (Read-only file system). Change"),
      (ENOSPC, "expected room on the disk, found none left (No space left on device). Free"),
      (EIO, "found the system's error “Input/output error”."),
    ])
  func writing(code: Int32, says: String) {
    let message = "\(FileError(writing: "/no/where/a", code: code))"
    #expect(message.hasPrefix("/no/where/a: expected "))
    #expect(message.contains(says))
  }

  @Test(
    "a refusal to read names the file and the way on",
    arguments: [
      (ENOENT, "found nothing there. Check the path."),
      (EISDIR, "found a folder. Name a file inside it."),
      (EACCES, "found no permission to read it. Change the permissions."),
      (EIO, "found the system's error “Input/output error”. Check the disk."),
    ])
  func reading(code: Int32, says: String) {
    let message = "\(FileError(reading: "/no/where/a", code: code))"
    #expect(message == "/no/where/a: expected a file to read, \(says)")
  }

  @Test("the file that stands in a path's way is found wherever it stands")
  func fileInTheWay() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write([], to: "file").path
    for path in [file, file + "/a", file + "/a/b"] { #expect(regularFile(along: path) == file) }
    for path in ["", "/a", "/a/b"] { #expect(regularFile(along: folder.url.path + path) == nil) }
  }
}
