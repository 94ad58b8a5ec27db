import Foundation
import Pictures
import Testing

@testable import Datasets

@Suite("Folders of PNG pictures")
struct PNGFolderTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("pictures of any size and kind come in the order of their names", arguments: [1, 3, 4])
  func flat(channels: Int) throws {
    for (name, value) in [("b.png", 20), ("a.png", 10), ("10.PNG", 5)] {
      try write(name, width: 5, height: 3, channels: channels, value: UInt8(value))
    }
    try folder.write([1, 2, 3], as: "notes.txt")
    try folder.write([1, 2, 3], as: ".hidden.png")
    let set = try LabelledImages(pngFolder: folder.url)
    let sizes: [Int] = [set.count, set.height, set.width, set.channels, set.classCount]
    #expect(sizes == [3, 3, 5, channels, 1])
    #expect(set.labels == [0, 0, 0])
    #expect(set.classNames == [folder.url.lastPathComponent])
    #expect((0..<3).map { set.pixels(at: $0).first } == [5, 10, 20])
    #expect(set.pixels(at: 1) == pixels(5 * 3 * channels, from: 10)[...])
  }

  @Test("folders inside are the classes, in the order of their names") func classes() throws {
    for (name, value) in [("frogs/1.png", 1), ("frogs/2.png", 2), ("cats/x.png", 3)] {
      try write(name, width: 2, height: 2, channels: 3, value: UInt8(value))
    }
    let set = try LabelledImages(pngFolder: folder.url)
    #expect(set.classNames == ["cats", "frogs"])
    #expect(set.labels == [0, 1, 1])
    #expect((0..<3).map { set.pixels(at: $0).first } == [3, 1, 2])
  }

  @Test(
    "the first picture unlike the others is named, with both sizes",
    arguments: [
      (4, 3, 3, "4×3 RGB"), (3, 4, 3, "3×4 RGB"), (3, 3, 1, "3×3 grey"), (3, 3, 4, "3×3 RGBA"),
    ])
  func odd(width: Int, height: Int, channels: Int, found: String) throws {
    try write("a.png", width: 3, height: 3, channels: 3, value: 1)
    try write("b.png", width: width, height: height, channels: channels, value: 1)
    try write("c.png", width: 9, height: 9, channels: 3, value: 1)
    let error = try #require(throws: DatasetError.self) {
      try LabelledImages(pngFolder: folder.url)
    }
    #expect(error.file == folder.url.appendingPathComponent("b.png").path)
    #expect(error.expected == "3×3 RGB, as a.png is")
    #expect(error.found == found)
  }

  @Test("a folder without pictures is named, the inner one if it is that") func empty() throws {
    let none = try #require(throws: DatasetError.self) {
      try LabelledImages(pngFolder: folder.url)
    }
    #expect(none.file == folder.url.path)
    #expect(none.found == "no such picture")

    try write("frogs/1.png", width: 2, height: 2, channels: 1, value: 1)
    let inner = folder.url.appendingPathComponent("birds")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    let error = try #require(throws: DatasetError.self) {
      try LabelledImages(pngFolder: folder.url)
    }
    #expect(error.file == inner.path)
  }

  @Test("a picture beside folders of pictures is named") func mixed() throws {
    try write("frogs/1.png", width: 2, height: 2, channels: 1, value: 1)
    try write("stray.png", width: 2, height: 2, channels: 1, value: 1)
    let error = try #require(throws: DatasetError.self) {
      try LabelledImages(pngFolder: folder.url)
    }
    #expect(error.file == folder.url.appendingPathComponent("stray.png").path)
  }

  @Test("a file that is no whole PNG is named", arguments: ["empty", "JPEG", "cut"])
  func damaged(kind: String) throws {
    try write("a.png", width: 9, height: 9, channels: 3, value: 1)
    let whole = try [UInt8](Data(contentsOf: folder.url.appendingPathComponent("a.png")))
    let bytes = ["empty": [], "JPEG": [0xFF, 0xD8, 0xFF, 0xE0], "cut": Array(whole.dropLast(20))]
    let file = try folder.write(bytes[kind] ?? [], as: "b.png")
    let error = try #require(throws: DatasetError.self) {
      try LabelledImages(pngFolder: folder.url)
    }
    #expect(error.file == file.path)
    #expect(error.expected.contains("PNG"))
  }

  @Test("a folder that is not there, and a file in its place, are named") func absent() throws {
    let file = try folder.write([], as: "file")
    for url in [folder.url.appendingPathComponent("absent"), file] {
      let error = try #require(throws: DatasetError.self) { try LabelledImages(pngFolder: url) }
      #expect(error.file == url.path)
    }
  }

  /// Bytes that count upwards.
  func pixels(_ count: Int, from value: UInt8) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: Int(value) + $0) }
  }

  func write(_ name: String, width: Int, height: Int, channels: Int, value: UInt8) throws {
    let file = folder.url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    let image = Image(
      width: width, height: height, channels: channels,
      pixels: pixels(width * height * channels, from: value))
    try image.writePNG(to: file)
  }
}
