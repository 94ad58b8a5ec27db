import Foundation
import Testing

@testable import Datasets

@Suite("Gzipped files")
struct GzipTests {
  let folder: TemporaryFolder
  let bytes: [UInt8] = idx([500], (0..<500).map { UInt8($0 * $0 % 251 % 10) })

  init() throws { folder = try TemporaryFolder() }

  @Test("a file is read in order, and past its end there is nothing")
  func inOrder() throws {
    let file = try GzipFile(opening: folder.write(gzipped(bytes), as: "file"))
    #expect(try file.read(3) == Array(bytes[..<3]))
    #expect(try file.read(0) == [])
    #expect(try file.read(1000) == Array(bytes[3...]))
    #expect(try file.read(1000) == [])
  }

  @Test("a gzipped file that was cut anywhere is refused", arguments: 1...12)
  func truncated(twelfths: Int) throws {
    let whole = try gzipped(bytes)
    let length = twelfths == 12 ? whole.count - 1 : max(2, whole.count * twelfths / 12)
    let file = try folder.write(Array(whole.prefix(length)), as: "cut.gz")
    let error = try #require(throws: DatasetError.self) { try IDX.labels(at: file) }
    #expect(error.file == file.path)
    #expect(error.found.contains("unexpected end of file"))
  }

  /// The last byte of packed data has bits without a meaning: a change of these may pass.
  @Test("one wrong byte in the packed data or its checksum is noticed, unless it changes nothing")
  func corrupt() throws {
    let whole = try gzipped(bytes)
    var noticed = 0
    for index in 10..<whole.count {
      var damaged = whole
      damaged[index] ^= 0x10
      let file = try folder.write(damaged, as: "damaged.gz")
      do {
        #expect(try IDX.labels(at: file) == Array(bytes[8...]), "byte \(index)")
      } catch {
        noticed += 1
        #expect(error.file == file.path)
      }
    }
    #expect(noticed >= whole.count - 11)
  }

  @Test("a file that is not there, and a folder in its place, are named")
  func unreadable() throws {
    let absent = folder.url.appendingPathComponent("absent")
    let none = try #require(throws: DatasetError.self) { try IDX.labels(at: absent) }
    #expect(none.file == absent.path)
    #expect(none.found == "No such file or directory")

    let directory = try #require(throws: DatasetError.self) { try IDX.labels(at: folder.url) }
    #expect(directory.file == folder.url.path)
    #expect(directory.found.contains("Is a directory"))
  }

  @Test("a bomb is inflated no further than its header declares: damage beyond stays unseen")
  func bomb() throws {
    var bomb = try gzipped(idx([100], [UInt8](repeating: 0, count: 1 << 24)))
    for index in bomb.indices.suffix(1000) { bomb[index] = 0xFF }
    let file = try folder.write(bomb, as: "bomb.gz")
    let error = try #require(throws: DatasetError.self) { try IDX.labels(at: file) }
    #expect(error.expected.contains("100 bytes"))
    #expect(error.found == "more")
  }
}
