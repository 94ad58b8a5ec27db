import Foundation
import Testing

@testable import Training

@Suite("Reading a file")
struct InputFileTests {
  @Test("bytes come in order, and no more than there are", arguments: [0, 1, 5, 6, 1000])
  func reading(count: Int) throws {
    let folder = try TemporaryFolder()
    let content: [UInt8] = [1, 2, 3, 4, 5]
    let file = try InputFile(folder.write(content, to: "a"))
    #expect(file.byteCount == 5)
    #expect(try file.read(count) == Array(content.prefix(count)))
    #expect(try file.read(5) == Array(content.dropFirst(count)))
  }

  @Test("a missing file, a folder, a pipe and a device are refused by name, without waiting")
  func refusals() throws {
    let folder = try TemporaryFolder()
    let pipe = folder.file("pipe")
    #expect(mkfifo(pipe.path, 0o600) == 0)
    let zero = URL(fileURLWithPath: "/dev/zero")
    for (url, found) in [
      (folder.file("missing"), "nothing there"), (folder.url, "a folder"),
      (pipe, "a pipe or a device"), (zero, "a pipe or a device"),
    ] {
      let error = try #require(throws: FileError.self) { try InputFile.contents(of: url) }
      #expect(error.path == url.path)
      #expect(error.found == found)
    }
  }
}
