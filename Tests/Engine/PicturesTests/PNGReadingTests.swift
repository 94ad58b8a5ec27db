import Foundation
import Pictures
import Testing

@Suite("Reading a PNG file")
struct PNGReadingTests {
  func read(_ bytes: [UInt8], in folder: URL) throws(PNGError) -> Image {
    let url = folder.appendingPathComponent("picture.png")
    try! Data(bytes).write(to: url)
    return try Image(contentsOfPNG: url)
  }

  static let palette: [(name: String, content: [UInt8])] = [
    ("PLTE", [0, 0, 0, 255, 0, 0, 0, 0, 255])
  ]
  static let kinds: [(name: String, file: [UInt8], channels: Int, pixels: [UInt8])] = [
    (
      "1-bit grey", PNGFile.bytes(width: 2, height: 1, depth: 1, .grey, rows: [[0x40]]),
      1, [0, 255]
    ),
    ("8-bit grey", PNGFile.bytes(width: 2, height: 1, .grey, rows: [[7, 200]]), 1, [7, 200]),
    (
      "16-bit grey",
      PNGFile.bytes(width: 2, height: 1, depth: 16, .grey, rows: [[7, 7, 128, 128]]),
      1, [7, 128]
    ),
    (
      "16-bit RGB",
      PNGFile.bytes(
        width: 1, height: 1, depth: 16, .rgb, rows: [[10, 10, 100, 100, 250, 250]]),
      3, [10, 100, 250]
    ),
    (
      "palette", PNGFile.bytes(width: 3, height: 1, .palette, rows: [[2, 1, 0]], chunks: palette),
      3, [0, 0, 255, 255, 0, 0, 0, 0, 0]
    ),
    (
      "palette with transparency",
      PNGFile.bytes(
        width: 2, height: 1, .palette, rows: [[0, 1]], chunks: palette + [("tRNS", [255, 64])]),
      4, [0, 0, 0, 255, 255, 0, 0, 64]
    ),
    (
      "grey with alpha", PNGFile.bytes(width: 2, height: 1, .greyAlpha, rows: [[9, 255, 80, 128]]),
      4, [9, 9, 9, 255, 80, 80, 80, 128]
    ),
    (
      "grey with one transparent value",
      PNGFile.bytes(
        width: 2, height: 1, .grey, rows: [[9, 80]], chunks: [("tRNS", [0, 80])]),
      4, [9, 9, 9, 255, 80, 80, 80, 0]
    ),
    (
      "RGB with one transparent colour",
      PNGFile.bytes(
        width: 2, height: 1, .rgb, rows: [[1, 2, 3, 4, 5, 6]],
        chunks: [("tRNS", [0, 1, 0, 2, 0, 3])]), 4, [1, 2, 3, 0, 4, 5, 6, 255]
    ),
  ]

  @Test("understands every kind", arguments: kinds.indices) func kind(index: Int) throws {
    let kind = Self.kinds[index]
    try withFolder { folder in
      let image = try read(kind.file, in: folder)
      #expect(image.channels == kind.channels, "\(kind.name)")
      #expect(image.pixels == kind.pixels, "\(kind.name)")
    }
  }

  static let small = PNGFile.bytes(
    width: 3, height: 2, .rgb, rows: [Array(0..<9), Array(100..<109)])

  @Test("says what is wrong when the file is cut anywhere", arguments: 0..<small.count)
  func truncation(length: Int) throws {
    try withFolder { folder in
      let error = #expect(throws: PNGError.self) {
        try read(Array(Self.small.prefix(length)), in: folder)
      }
      #expect(error?.description.contains("picture.png: expected") == true)
    }
  }

  @Test("survives any altered byte", arguments: small.indices) func alteration(index: Int) throws {
    try withFolder { folder in
      for mask: UInt8 in [0x01, 0x80, 0xFF] {
        var bytes = Self.small
        bytes[index] ^= mask
        let image = try? read(bytes, in: folder)
        if let image { #expect(image.pixels.count == image.width * image.height * image.channels) }
      }
    }
  }

  @Test("notices altered pixels") func alteredPixels() throws {
    try withFolder { folder in
      var bytes = Self.small
      bytes[bytes.count - 12 - 4 - 6] ^= 1
      #expect(throws: PNGError.self) { try read(bytes, in: folder) }
    }
  }

  @Test("refuses more pixels than it would hold, before making room for them")
  func hugeSize() throws {
    try withFolder { folder in
      let huge = PNGFile.bytes(width: 900_000, height: 900_000, .rgba, rows: [[0]])
      let path = folder.appendingPathComponent("picture.png").path
      #expect(throws: PNGError.tooLarge(path: path, width: 900_000, height: 900_000)) {
        try read(huge, in: folder)
      }
      let largest = PNGFile.bytes(width: 0x7FFF_FFFF, height: 0x7FFF_FFFF, .rgba, rows: [[0]])
      #expect(throws: PNGError.self) { try read(largest, in: folder) }
      let none = PNGFile.bytes(width: 0, height: 1, .grey, rows: [[]])
      #expect(throws: PNGError.self) { try read(none, in: folder) }
    }
  }

  @Test("names what it finds in place of a PNG file") func otherFiles() throws {
    try withFolder { folder in
      func message(_ name: String) -> String {
        do throws(PNGError) {
          _ = try Image(contentsOfPNG: folder.appendingPathComponent(name))
          return "no error"
        } catch { return error.description }
      }
      let text = folder.appendingPathComponent("text.png")
      try Data("GIF89a, not PNG".utf8).write(to: text)
      try Data().write(to: folder.appendingPathComponent("empty.png"))
      #expect(message("missing.png").contains("missing.png: expected a PNG file, found no file"))
      #expect(message("text.png/x.png").contains("found no file"))
      #expect(message("").contains("found a directory"))
      #expect(message("empty.png").contains("found an empty file"))
      #expect(message("text.png").contains("found 47 49 46 38 39 61 2C 20"))
    }
  }
}
