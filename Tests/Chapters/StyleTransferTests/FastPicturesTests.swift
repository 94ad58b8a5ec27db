import Foundation
import Pictures
import Tensors
import Testing

@testable import StyleTransfer

@Suite("Pictures that a network learns to paint")
struct FastPicturesTests {
  @Test("squares are drawn by lot, of one size, the same for the same seed")
  func drawn() {
    let contents = ContentPictures(drawn: 3, size: 16)
    #expect(contents.count == 3 && contents.heldOut.count == 4)
    var (first, same, other) = (SplitMix64(seed: 1), SplitMix64(seed: 1), SplitMix64(seed: 2))
    let batch = contents.batch(5, using: &first)
    #expect(batch.shape == [5, 16, 16, 3])
    #expect(batch.bytes == contents.batch(5, using: &same).bytes)
    #expect(batch.bytes != contents.batch(5, using: &other).bytes)
    #expect(batch.scalars.allSatisfy { (0...1).contains($0) })
    let all = contents.heldOut + (0..<5).map { Image(batch.sliced($0..<$0 + 1), from: 0, to: 1) }
    for (number, image) in all.enumerated() {
      #expect(image.width == 16 && image.height == 16 && !all[..<number].contains(image))
    }
  }

  @Test("squares come from everywhere in a picture, larger and smaller, half of them mirrored")
  func squares() throws {
    // Red tells the column, green the row.
    let folder = try TemporaryFolder()
    let pixels: [UInt8] = (0..<96 * 64).flatMap { pixel -> [UInt8] in
      let (row, column) = pixel.quotientAndRemainder(dividingBy: 96)
      return [UInt8(2 * column), UInt8(3 * row), 0]
    }
    for name in ["a", "b"] {
      try Image(width: 96, height: 64, channels: 3, pixels: pixels)
        .writePNG(to: folder.file("\(name).png"))
    }
    let contents = try ContentPictures(pngsIn: folder.url, atMost: 10, size: 32, seed: 1)
    var random = SplitMix64(seed: 1)
    let squares = (0..<60).map { _ in contents.square(using: &random) }
    let mirrored = squares.count { $0[0, 0][0] > $0[31, 0][0] }
    #expect((15...45).contains(mirrored))
    let lefts = squares.map { min($0[0, 0][0], $0[31, 0][0]) }
    #expect(lefts.min()! < 20 && lefts.max()! > 70)
    let tops = squares.map { $0[0, 0][1] }
    #expect(tops.min()! < 10 && tops.max()! > 40)
    let widths = squares.map { abs(Int($0[31, 0][0]) - Int($0[0, 0][0])) }
    #expect(widths.min()! < 100 && widths.max()! > 115)
  }

  @Test("a folder's pictures may have any sizes and channels, and one at least is held out")
  func folder() throws {
    let folder = try TemporaryFolder()
    for (number, form) in [(5, 40, 1), (300, 20, 3), (16, 16, 4), (24, 25, 3)].enumerated() {
      let (width, height, channels) = form
      let pixels = (0..<width * height * channels).map { UInt8(truncatingIfNeeded: $0 * 7) }
      try Image(width: width, height: height, channels: channels, pixels: pixels)
        .writePNG(to: folder.file("\(number).\(number == 0 ? "PNG" : "png")"))
    }
    try Data("Hello".utf8).write(to: folder.file("notes.txt"))
    func read(_ count: Int = 10, seed: UInt64 = 1) throws -> ContentPictures {
      try ContentPictures(pngsIn: folder.url, atMost: count, size: 16, seed: seed)
    }
    let contents = try read()
    #expect(contents.count == 3 && contents.heldOut.count == 1)
    var random = SplitMix64(seed: 1)
    #expect(contents.batch(20, using: &random).shape == [20, 16, 16, 3])
    #expect(try read().heldOut == contents.heldOut)
    #expect(try read(2).count == 2)
    #expect(try Set((1...8).map { try read(seed: $0).heldOut[0].pixels }).count > 1)
  }

  @Test("a folder of fewer than two pictures is refused, and a file that is none")
  func refusals() throws {
    let folder = try TemporaryFolder()
    func message(_ name: String = "") throws -> String {
      let url = name.isEmpty ? folder.url : folder.file(name)
      let error = #expect(throws: (any Error).self) {
        _ = try ContentPictures(pngsIn: url, atMost: 9, size: 16, seed: 1)
      }
      return try "\(#require(error))"
    }
    #expect(try message().contains("\(folder.url.path): expected a folder of at least two PNG"))
    #expect(try message("missing").contains("missing: expected a folder"))
    try Image(width: 1, height: 1, channels: 1, pixels: [7]).writePNG(to: folder.file("a.png"))
    #expect(try message().contains("found one"))
    try Data("Hello".utf8).write(to: folder.file("b.png"))
    #expect(try message().contains("b.png: expected a PNG file"))
  }
}

@Suite("Pairs")
struct FastPairsTests {
  private let contents = ContentPictures(drawn: 2, size: 16)

  private func pair(_ number: Int, seed: UInt64 = 1, evaluations: Int = 4) -> Pair {
    let configuration = tinyFast { $0.pairEvaluations = evaluations }
    return Pair(
      number, from: contents, style: speckles(16, 16, dtype: .float32),
      in: tinyNetwork(.centred, dtype: .float32), configuration, seed: seed)
  }

  @Test("are a square and what the slow transfer makes of it")
  func made() {
    let (first, again) = (pair(1), pair(1))
    #expect(first == again && first.content != first.result)
    #expect(pair(2).content != first.content && pair(1, seed: 2).content != first.content)
    #expect(pair(1, evaluations: 1).result == first.content, "the first evaluation is of the start")
  }

  @Test("written, they are read again", arguments: [1, 16, 17])
  func files(size: Int) throws {
    let folder = try TemporaryFolder()
    for (number, pair) in exchangedPairs(count: 3, size: size).enumerated() {
      try pair.write(to: folder.file("\(number).png"))
      #expect(try Pair(contentsOf: folder.file("\(number).png"), size: size) == pair)
    }
    let error = #expect(throws: (any Error).self) {
      _ = try Pair(contentsOf: folder.file("0.png"), size: size + 1)
    }
    let says = "two squares of \(size + 1)×\(size + 1) side by side, found a picture of"
    #expect(try "\(#require(error))".contains(says))
  }

  @Test("mirrored twice they are what they were")
  func mirrored() {
    for pair in exchangedPairs(count: 2, size: 5) {
      #expect(pair.mirrored != pair && pair.mirrored.mirrored == pair)
      #expect(pair.mirrored.content[0, 3] == pair.content[4, 3])
      #expect(pair.mirrored.result[1, 0] == pair.result[3, 0])
    }
  }
}
