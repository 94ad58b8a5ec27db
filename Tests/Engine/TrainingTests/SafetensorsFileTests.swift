import Foundation
import Testing

@testable import Training

/// The header and the data of a file that Python has written: `safetensors.numpy.save`, version
/// 0.8.0, with the metadata `{"step": "500"}` and the tensors
/// `"bias": array([0.5, -1.25], float32)`, `"weight": arange(6, dtype=float64).reshape(2, 3) / 4`,
/// `"state": array([0x9E3779B97F4A7C15], uint64)`, `"label": array([3], uint8)`,
/// `"empty": zeros((0, 4), float32)` and `"scalar": array(7, float32)`.
private let pythonHeader = #"""
  {"__metadata__":{"step":"500"},\#
  "state":{"dtype":"U64","shape":[1],"data_offsets":[0,8]},\#
  "weight":{"dtype":"F64","shape":[2,3],"data_offsets":[8,56]},\#
  "bias":{"dtype":"F32","shape":[2],"data_offsets":[56,64]},\#
  "empty":{"dtype":"F32","shape":[0,4],"data_offsets":[64,64]},\#
  "scalar":{"dtype":"F32","shape":[],"data_offsets":[64,68]},\#
  "label":{"dtype":"U8","shape":[1],"data_offsets":[68,69]}}       \#

  """#.trimmingCharacters(in: .newlines)
private let pythonData: [UInt8] = [
  0x15, 0x7C, 0x4A, 0x7F, 0xB9, 0x79, 0x37, 0x9E,
  0, 0, 0, 0, 0, 0, 0x00, 0x00, 0, 0, 0, 0, 0, 0, 0xD0, 0x3F, 0, 0, 0, 0, 0, 0, 0xE0, 0x3F,
  0, 0, 0, 0, 0, 0, 0xE8, 0x3F, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0, 0, 0, 0, 0, 0, 0xF4, 0x3F,
  0, 0, 0, 0x3F, 0, 0, 0xA0, 0xBF, 0, 0, 0xE0, 0x40, 3,
]
private let pythonFile: [UInt8] =
  [0x88, 1, 0, 0, 0, 0, 0, 0] + Array(pythonHeader.utf8) + pythonData

/// What the file holds.
private let content = SafetensorsFile(
  metadata: ["step": "500"],
  entries: [
    "bias": .init(float32: [0.5, -1.25], shape: [2]),
    "weight": .init(float64: [0, 0.25, 0.5, 0.75, 1, 1.25], shape: [2, 3]),
    "state": .init(uint64: [0x9E37_79B9_7F4A_7C15], shape: [1]),
    "label": .init(type: .uint8, shape: [1], bytes: [3]),
    "empty": .init(float32: [], shape: [0, 4]),
    "scalar": .init(float32: [7], shape: []),
  ])

@Suite("Safetensors files")
struct SafetensorsFileTests {
  @Test("a file written by Python reads as what was put into it")
  func readPython() throws {
    let folder = try TemporaryFolder()
    let file = try SafetensorsFile(contentsOf: folder.write(pythonFile, to: "python"))
    #expect(file == content)
  }

  @Test("the same content is written to the same bytes as by Python")
  func writePython() throws {
    let folder = try TemporaryFolder()
    try content.write(to: folder.file("a"))
    #expect(try bytes(of: folder.file("a")) == pythonFile)
  }

  @Test("equal content gives equal bytes, in whatever order it was put together")
  func deterministic() throws {
    let folder = try TemporaryFolder()
    var files: [[UInt8]] = []
    for names in [(0..<50).map { "n\($0)" }, (0..<50).reversed().map { "n\($0)" }] {
      var file = SafetensorsFile()
      for name in names {
        file.metadata[name] = name
        file.entries[name] = .init(float32: [Float(name.dropFirst())!], shape: [1, 1])
      }
      try file.write(to: folder.file("a"))
      files.append(try bytes(of: folder.file("a")))
    }
    #expect(files[0] == files[1])
  }

  @Test("what is written reads back", arguments: 0..<20)
  func roundTrip(seed: Int) throws {
    let folder = try TemporaryFolder()
    var file = SafetensorsFile(metadata: seed % 3 == 0 ? [:] : ["é\n\"": "\\ 😀", "": ""])
    for index in 0..<seed {
      let type = SafetensorsFile.ElementType.allCases[index % 15]
      let shape = Array([index % 3, 2, 5].prefix(index % 4))
      let bytes = (0..<byteCount(of: type, shape: shape)!).map { UInt8(($0 + seed) % 256) }
      file.entries["layer \(index).\"weight\""] = .init(type: type, shape: shape, bytes: bytes)
    }
    try file.write(to: folder.file("a"))
    #expect(try SafetensorsFile(contentsOf: folder.file("a")) == file)
    let written = try bytes(of: folder.file("a"))
    #expect(integers(in: Array(written.prefix(8)), UInt64.self)[0] % 8 == 0)
  }

  @Test("a file without tensors is a file")
  func empty() throws {
    let folder = try TemporaryFolder()
    try SafetensorsFile().write(to: folder.file("a"))
    #expect(try bytes(of: folder.file("a")) == [8, 0, 0, 0, 0, 0, 0, 0] + Array("{}      ".utf8))
    #expect(try SafetensorsFile(contentsOf: folder.file("a")) == SafetensorsFile())
  }

  @Test("numbers come back bit for bit, and only as the type they are stored as")
  func numbers() {
    let floats: [Float] = [0, -0.0, .infinity, -.infinity, .leastNonzeroMagnitude, .pi, .nan]
    let single = SafetensorsFile.Entry(float32: floats, shape: [7])
    #expect(single.float32?.map(\.bitPattern) == floats.map(\.bitPattern))
    let doubles: [Double] = floats.map { Double($0) } + [1 / 3]
    let double = SafetensorsFile.Entry(float64: doubles, shape: [2, 4])
    #expect(double.float64?.map(\.bitPattern) == doubles.map(\.bitPattern))
    let words = SafetensorsFile.Entry(uint64: [0, 1, .max, 1 << 63], shape: [4])
    #expect(words.uint64 == [0, 1, .max, 1 << 63])
    #expect(single.float64 == nil && double.float32 == nil && words.float64 == nil)
  }

  @Test("a tensor whose shape and numbers disagree is the programmer's error")
  func wrongCount() async {
    await #expect(processExitsWith: .failure) {
      _ = SafetensorsFile.Entry(float32: [1, 2, 3], shape: [2, 2])
    }
    await #expect(processExitsWith: .failure) {
      _ = SafetensorsFile.Entry(float32: [1], shape: [-1, -1])
    }
  }

  @Test("no tensor can take the metadata's name")
  func reservedName() async {
    await #expect(processExitsWith: .failure) {
      let entry = SafetensorsFile.Entry(float32: [], shape: [0])
      let url = FileManager.default.temporaryDirectory.appending(path: "never-written")
      try SafetensorsFile(entries: ["__metadata__": entry]).write(to: url)
    }
  }

  @Test("a file that is missing, or cannot be written, is refused by name")
  func refusals() throws {
    let folder = try TemporaryFolder()
    let missing = folder.file("missing/a")
    #expect(throws: CheckpointError.file(FileError(reading: missing.path, code: ENOENT))) {
      try SafetensorsFile(contentsOf: missing)
    }
    #expect(throws: CheckpointError.file(FileError(writing: missing.path, code: ENOENT))) {
      try content.write(to: missing)
    }
  }

  @Test("a file cut anywhere is refused")
  func truncation() throws {
    let folder = try TemporaryFolder()
    for length in 0..<pythonFile.count {
      let url = try folder.write(pythonFile.prefix(length), to: "cut")
      #expect(throws: CheckpointError.self) { try SafetensorsFile(contentsOf: url) }
    }
  }

  @Test("a file with any one byte damaged is refused or read, but never crashes", arguments: 0..<8)
  func damage(bit: Int) throws {
    let folder = try TemporaryFolder()
    for index in 0..<8 + pythonHeader.utf8.count {
      var damaged = pythonFile
      damaged[index] ^= 1 << bit
      let url = try folder.write(damaged, to: "damaged")
      do throws(CheckpointError) {
        #expect(try SafetensorsFile(contentsOf: url) != content)
      } catch {
        #expect("\(error)".hasPrefix(url.path))
      }
    }
  }
}
