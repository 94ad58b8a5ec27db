import Foundation
import Pictures
import Testing

@Suite("Writing a PNG file")
struct PNGWritingTests {
  /// Every byte value in every channel, where the size allows it.
  func pattern(width: Int, height: Int, channels: Int) -> Image {
    let pixels = (0..<width * height * channels).map {
      UInt8(truncatingIfNeeded: $0 * 7 + $0 / 256)
    }
    return Image(width: width, height: height, channels: channels, pixels: pixels)
  }

  @Test("keeps every byte", arguments: [1, 3, 4], [(1, 1), (1, 9), (7, 1), (5, 3), (64, 33)])
  func roundTrip(channels: Int, size: (width: Int, height: Int)) throws {
    try withFolder { folder in
      let image = pattern(width: size.width, height: size.height, channels: channels)
      let url = folder.appendingPathComponent("a picture — ünïcode.png")
      try image.writePNG(to: url)
      #expect(try Image(contentsOfPNG: url) == image)
    }
  }

  @Test("gives equal bytes for equal pictures, and no date") func determinism() {
    let image = pattern(width: 31, height: 8, channels: 3)
    #expect(image.pngData() == image.pngData())
    #expect(image.pngData().range(of: Data("tIME".utf8)) == nil)
  }

  @Test("replaces a file and leaves nothing else behind") func replacement() throws {
    try withFolder { folder in
      let url = folder.appendingPathComponent("picture.png")
      try pattern(width: 9, height: 9, channels: 3).writePNG(to: url)
      let second = pattern(width: 2, height: 2, channels: 1)
      try second.writePNG(to: url)
      #expect(try Image(contentsOfPNG: url) == second)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["picture.png"])
    }
  }

  @Test("leaves a pipe a pipe, and writes through a link") func otherThanFiles() throws {
    try withFolder { folder in
      let pipe = folder.appendingPathComponent("pipe.png")
      #expect(mkfifo(pipe.path, 0o600) == 0)
      let image = pattern(width: 2, height: 2, channels: 1)
      let found = "something other than a regular file"
      #expect(throws: PNGError.unwritable(path: pipe.path, found: found)) {
        try image.writePNG(to: pipe)
      }
      #expect(throws: PNGError.unreadable(path: pipe.path, found: found)) {
        try Image(contentsOfPNG: pipe)
      }
      let type = try FileManager.default.attributesOfItem(atPath: pipe.path)[.type]
      #expect(type as? FileAttributeType != .typeRegular)

      let target = folder.appendingPathComponent("target.png")
      let link = folder.appendingPathComponent("link.png")
      try image.writePNG(to: target)
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: target)
      let second = pattern(width: 3, height: 1, channels: 3)
      try second.writePNG(to: link)
      #expect(try Image(contentsOfPNG: target) == second)
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == target.path)
    }
  }

  @Test("names the path that cannot be written, and why") func impossiblePlaces() throws {
    try withFolder { folder in
      try Data("text".utf8).write(to: folder.appendingPathComponent("file"))
      let taken = folder.appendingPathComponent("taken.png")
      try FileManager.default.createDirectory(at: taken, withIntermediateDirectories: false)
      let places = [
        ("missing/picture.png", "found no directory \(folder.path)/missing"),
        ("file/picture.png", "found a file where the directory \(folder.path)/file should be"),
        ("file/deeper/picture.png", "found no directory"),
        ("taken.png", "found a directory of that name"),
      ]
      for (name, found) in places {
        let url = folder.appendingPathComponent(name)
        let error = #expect(throws: PNGError.self) {
          try pattern(width: 2, height: 2, channels: 1).writePNG(to: url)
        }
        let message = error?.description ?? ""
        #expect(message.hasPrefix("\(url.path): expected a place to write a PNG file"))
        #expect(message.contains(found))
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(names.sorted() == ["file", "taken.png"])
    }
  }
}
