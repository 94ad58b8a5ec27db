import Foundation
import Testing

@testable import Datasets

@Suite("IDX files")
struct IDXTests {
  let folder: TemporaryFolder
  let pixels: [UInt8] = (0..<30).map { $0 * 7 }

  init() throws { folder = try TemporaryFolder() }

  @Test("images are read, plain or gzipped, whatever the name", arguments: [false, true])
  func images(isGzipped: Bool) throws {
    let bytes = idx([5, 2, 3], pixels)
    for name in ["images", "images.gz"] {
      let file = try folder.write(isGzipped ? gzipped(bytes) : bytes, as: name)
      let images = try IDX.images(at: file)
      #expect(images.shape == [5, 2, 3])
      #expect(images.elements == pixels)
    }
  }

  @Test("sizes are read with the highest byte first, and long files in parts") func largeFile()
    throws
  {
    let elements = (0..<1_200_000).map { UInt8(truncatingIfNeeded: $0 / 1000) }
    let file = try folder.write(gzipped(idx([1200, 1, 1000], elements)), as: "images.gz")
    let images = try IDX.images(at: file)
    #expect(images.shape == [1200, 1, 1000])
    #expect(images.elements == elements)
  }

  /// A file that is wrong, and the words of the error that say how.
  struct Hostile: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let bytes: [UInt8]
    let expected: String
    let found: String

    init(_ name: String, _ bytes: [UInt8], expected: String, found: String) {
      testDescription = name
      self.bytes = bytes
      self.expected = expected
      self.found = found
    }
  }

  static let hostileImages: [Hostile] = {
    let elements = [UInt8](repeating: 9, count: 12)
    let good = idx([3, 2, 2], elements)
    let magic = "begins with [0, 0, 8, 3]"
    let sizes = "1 … 1073741824 bytes"
    func cut(_ length: Int, _ expected: String, _ found: String) -> Hostile {
      Hostile("cut to \(length)", Array(good.prefix(length)), expected: expected, found: found)
    }
    func shape(_ shape: [Int], _ found: String) -> Hostile {
      Hostile("sizes \(shape)", idx(shape, elements), expected: sizes, found: found)
    }
    return [
      cut(0, "16 bytes", "0"), cut(1, "16 bytes", "1"), cut(3, "16 bytes", "3"),
      cut(4, "16 bytes", "4"), cut(15, "16 bytes", "15"), cut(16, "12 bytes", "0"),
      cut(17, "12 bytes", "1"), cut(27, "12 bytes", "11"),
      Hostile("one byte more", good + [0], expected: "12 bytes", found: "more"),
      Hostile("text", Array("<html>404".utf8), expected: magic, found: "[60, 104, 116, 109]"),
      Hostile("first byte", [1] + good.dropFirst(), expected: magic, found: "[1, 0, 8, 3]"),
      Hostile(
        "floats", idx([3, 2, 2], elements, type: 13), expected: magic, found: "[0, 0, 13, 3]"),
      Hostile("rank 1", idx([12], elements), expected: magic, found: "[0, 0, 8, 1]"),
      Hostile("rank 4", idx([3, 2, 2, 1], elements), expected: magic, found: "[0, 0, 8, 4]"),
      shape([0, 2, 2], "[0, 2, 2]"), shape([3, 0, 2], "[3, 0, 2]"), shape([3, 2, 0], "[3, 2, 0]"),
      shape([1 << 31, 1 << 31, 1 << 31], "[2147483648, 2147483648, 2147483648]"),
      shape([1 << 31, 1 << 31, 4], "[2147483648, 2147483648, 4]"),
      shape([0xFFFF_FFFF, 1, 1], "[4294967295, 1, 1]"),
      shape([1, (1 << 30) + 1, 1], "[1, 1073741825, 1]"),
      Hostile(
        "a gigabyte promised", idx([1 << 30, 1, 1], elements), expected: "1073741824 bytes",
        found: "12"),
    ]
  }()

  @Test("a file that differs from its header is refused, plain", arguments: hostileImages)
  func hostile(_ file: Hostile) throws {
    try expectError(of: file, at: folder.write(file.bytes, as: "hostile"))
  }

  @Test("a file that differs from its header is refused, gzipped", arguments: hostileImages)
  func hostileGzipped(_ file: Hostile) throws {
    try expectError(of: file, at: folder.write(gzipped(file.bytes), as: "hostile.gz"))
  }

  func expectError(of file: Hostile, at url: URL) throws {
    let error = try #require(throws: DatasetError.self) { try IDX.images(at: url) }
    #expect(error.file == url.path)
    #expect(error.expected.contains(file.expected))
    #expect(error.found == file.found)
    #expect(error.remedy.hasSuffix("."))
    #expect(
      error.description
        == "\(url.path): expected \(error.expected), found \(file.found). \(error.remedy)")
  }

  @Test("labels are less than the number of classes", arguments: [10, 11, 255] as [UInt8])
  func labels(tooLarge label: UInt8) throws {
    let good = try folder.write(idx([10], Array(0...9)), as: "good")
    #expect(try IDX.labels(at: good) == Array(0...9))

    let bad = try folder.write(idx([4], [9, 0, label, 200]), as: "bad")
    let error = try #require(throws: DatasetError.self) { try IDX.labels(at: bad) }
    #expect(error.expected == "labels less than 10")
    #expect(error.found == "\(label) as label 2")
  }
}
