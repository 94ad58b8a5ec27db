import Foundation
import Testing

@testable import Training

/// A header, the bytes of data that follow it, and what must be said of it.
struct HostileHeader: CustomTestStringConvertible, Sendable {
  let header: String
  let dataByteCount: Int
  let says: String
  var testDescription: String { String(header.prefix(100)) }

  init(_ header: String, data: Int = 4, says: String) {
    (self.header, self.dataByteCount, self.says) = (header, data, says)
  }

  /// A header with one tensor, described by what stands between its braces.
  static func tensor(_ description: String, data: Int = 4, says: String) -> Self {
    Self("{\"a\":{\(description)}}", data: data, says: says)
  }

  /// A header with tensors of bytes at the given offsets.
  static func offsets(_ all: [(Int, Int)], data: Int, says: String) -> Self {
    let tensors = all.enumerated().map { index, offsets in
      "\"t\(index)\":{\"dtype\":\"U8\",\"shape\":[\(offsets.1 - offsets.0)],"
        + "\"data_offsets\":[\(offsets.0),\(offsets.1)]}"
    }
    return Self("{" + tensors.joined(separator: ",") + "}", data: data, says: says)
  }

  static let notAHeader: [Self] = [
    .init("", says: "a header that begins with “{”"),
    .init(" {}", says: "a header that begins with “{”"),
    .init("[]", says: "a header that begins with “{”"),
    .init("null", says: "a header that begins with “{”"),
    .init("{}}", says: "expected the end at byte 2 of the header, found “}”"),
    .init("{\"a\"", says: "expected “:” at byte 4 of the header, found the end"),
    .init("{\"a\":" + String(repeating: "[", count: 100_000), says: "at most 16 levels"),
    .init(#"{"a":1}"#, says: "“a” to have a type, “dtype”, found none"),
    .init(#"{"a":[]}"#, says: "“a” to have a type, “dtype”, found none"),
    .init(#"{"__metadata__":1}"#, says: "metadata of strings only"),
    .init(#"{"__metadata__":{"a":1}}"#, says: "metadata of strings only"),
    .init(#"{"__metadata__":{"a":"1","a":"1"}}"#, says: "“a” a second time"),
    .init(#"{"a":{},"a":{}}"#, says: "expected each name once at byte 8"),
    .init("{}", says: "expected 0 bytes of tensors after the header, found 4"),
  ]

  static let badDescriptions: [Self] = [
    .tensor(#""shape":[1],"data_offsets":[0,4]"#, says: "“a” to have a type"),
    .tensor(#""dtype":"F32","data_offsets":[0,4]"#, says: "“a” to have a shape"),
    .tensor(#""dtype":"F32","shape":[1]"#, says: "“a” to have a place"),
    .tensor(#""dtype":"F31","shape":[1],"data_offsets":[0,4]"#, says: "found \"F31\""),
    .tensor(#""dtype":32,"shape":[1],"data_offsets":[0,4]"#, says: "found 32"),
    .tensor(#""dtype":"F32","shape":1,"data_offsets":[0,4]"#, says: "found 1"),
    .tensor(#""dtype":"F32","shape":[-1],"data_offsets":[0,4]"#, says: "found [-1]"),
    .tensor(#""dtype":"F32","shape":[1.0],"data_offsets":[0,4]"#, says: "found [1.0]"),
    .tensor(#""dtype":"F32","shape":["1"],"data_offsets":[0,4]"#, says: "found [\"1\"]"),
    .tensor(
      #""dtype":"F32","shape":[9223372036854775808],"data_offsets":[0,4]"#,
      says: "found [9223372036854775808]"),
    .tensor(
      #""dtype":"F32","shape":[4611686018427387904],"data_offsets":[0,4]"#,
      says: "“a” to fit into memory"),
    .tensor(
      #""dtype":"U8","shape":[4294967296,4294967296,0],"data_offsets":[0,4]"#,
      says: "“a” to fit into memory"),
    .tensor(
      #""dtype":"U8","shape":[1000000000000000],"data_offsets":[0,1000000000000000]"#,
      says: "expected 1000000000000000 bytes of tensors after the header, found 4"),
    .tensor(#""dtype":"F32","shape":[2],"data_offsets":[0,4]"#, says: "to take 8 bytes"),
    .tensor(#""dtype":"F64","shape":[1],"data_offsets":[0,4]"#, says: "to take 8 bytes"),
    .tensor(#""dtype":"F32","shape":[],"data_offsets":[0,8]"#, data: 8, says: "to take 4 bytes"),
    .tensor(#""dtype":"F32","shape":[1],"data_offsets":[4,0]"#, says: "the offsets [4, 0]"),
    .tensor(#""dtype":"F32","shape":[1],"data_offsets":[0]"#, says: "the offsets [0]"),
    .tensor(#""dtype":"F32","shape":[1],"data_offsets":[0,4,8]"#, says: "the offsets [0, 4, 8]"),
    .tensor(#""dtype":"F32","shape":[1],"data_offsets":[-4,0]"#, says: "found [-4,0]"),
  ]

  static let badPlaces: [Self] = [
    .offsets(
      [(0, 4), (2, 6)], data: 6, says: "“t1” to begin where the tensor before it ends, at 4"),
    .offsets([(0, 4), (0, 4)], data: 4, says: "found the offset 0"),
    .offsets([(0, 4), (5, 6)], data: 6, says: "found the offset 5"),
    .offsets([(1, 4)], data: 4, says: "found the offset 1"),
    .offsets([(0, 4)], data: 3, says: "expected 4 bytes of tensors after the header, found 3"),
    .offsets([(0, 4)], data: 5, says: "expected 4 bytes of tensors after the header, found 5"),
    .offsets([(4, 4), (0, 3)], data: 4, says: "found the offset 4"),
    .offsets([(0, .max)], data: 4, says: "after the header, found 4"),
  ]
}

@Suite("Safetensors headers that must be refused")
struct SafetensorsHeaderTests {
  @Test(
    "the error names the file, what was expected and what was found",
    arguments: HostileHeader.notAHeader + HostileHeader.badDescriptions + HostileHeader.badPlaces)
  func hostile(file: HostileHeader) throws {
    let folder = try TemporaryFolder()
    let header = Array(file.header.utf8)
    let data = [UInt8](repeating: 0, count: file.dataByteCount)
    let url = try folder.write(littleEndian([UInt64(header.count)]) + header + data, to: "a")
    let error = try #require(throws: CheckpointError.self) { try SafetensorsFile(contentsOf: url) }
    #expect("\(error)".contains(file.says), "\(error)")
    #expect("\(error)".hasPrefix("\(url.path) is not a sound safetensors file: expected "))
    #expect("\(error)".count < 800)
  }

  @Test(
    "a header longer than the file, or than the format allows, is not even asked memory for",
    arguments: [3, 100_000_001, 1 << 62, 1 << 63, .max] as [UInt64])
  func length(announced: UInt64) throws {
    let folder = try TemporaryFolder()
    let url = try folder.write(littleEndian([announced]) + Array("{}".utf8), to: "a")
    let error = try #require(throws: CheckpointError.self) { try SafetensorsFile(contentsOf: url) }
    #expect("\(error)".contains("a header of at most 2 bytes in a file of 10"))
    #expect("\(error)".contains("found the length \(announced)"))
  }

  @Test("a header of over 100 MB is refused even where the file is as long")
  func longHeader() throws {
    #expect(throws: SafetensorsHeader.Flaw.self) {
      try SafetensorsHeader.length(in: littleEndian([100_000_001]), fileByteCount: 1 << 40)
    }
    let longest: UInt64 = 100_000_000
    let bytes = littleEndian([longest])
    #expect(try SafetensorsHeader.length(in: bytes, fileByteCount: 1 << 40) == Int(longest))
  }

  @Test("a header that is not UTF-8 is refused")
  func invalidUTF8() throws {
    let folder = try TemporaryFolder()
    let header: [UInt8] = Array("{\"".utf8) + [0xFF, 0xFE] + Array("\":{}}".utf8)
    let url = try folder.write(littleEndian([UInt64(header.count)]) + header, to: "a")
    let error = try #require(throws: CheckpointError.self) { try SafetensorsFile(contentsOf: url) }
    #expect("\(error)".contains("expected UTF-8 at byte 1 of the header"))
  }
}
