import Pictures
import Testing

@Suite("Resizing an image")
struct ImageResizeTests {
  func row(_ pixels: [UInt8]) -> Image {
    Image(width: pixels.count, height: 1, channels: 1, pixels: pixels)
  }

  @Test(
    "gives the values worked out by hand",
    arguments: [
      ([0, 100], 4, [0, 25, 75, 100]),  // new centres lie at −¼, ¼, ¾ and 5⁄4 of the old ones
      ([0, 100], 1, [50]),
      ([0, 80, 160, 240], 2, [57, 183]),  // weights 3, 3, 1 (of 7): (0·3 + 80·3 + 160·1) / 7 = 57
      ([10, 20, 30], 3, [10, 20, 30]),
      ([40], 3, [40, 40, 40]),
    ] as [([UInt8], Int, [UInt8])])
  func knownValues(old: [UInt8], count: Int, new: [UInt8]) {
    #expect(row(old).resized(width: count, height: 1).pixels == new)
    let column = Image(width: 1, height: old.count, channels: 1, pixels: old)
    #expect(column.resized(width: 1, height: count).pixels == new)
  }

  @Test("keeps a constant picture constant", arguments: [1, 2, 3, 5, 7, 8, 17, 64], [1, 3, 10])
  func constant(width: Int, height: Int) {
    let pixels = (0..<7 * 5).flatMap { _ in [3, 128, 251] as [UInt8] }
    let small = Image(width: 7, height: 5, channels: 3, pixels: pixels)
      .resized(width: width, height: height)
    #expect(small.pixels == (0..<width * height).flatMap { _ in [3, 128, 251] as [UInt8] })
  }

  @Test("turns stripes finer than the new pixels into grey instead of aliasing them")
  func stripes() {
    let stripes = row((0..<64).map { $0 % 2 == 0 ? 0 : 255 })
    for value in stripes.resized(width: 9, height: 1).pixels {
      #expect(abs(Int(value) - 127) < 12)
    }
  }

  @Test("commutes with mirroring", arguments: [3, 11, 40]) func mirror(width: Int) {
    let pixels: [UInt8] = [9, 200, 31, 90, 255, 0, 77, 140, 13, 66, 8]
    let mirrored = row(pixels.reversed()).resized(width: width, height: 1)
    #expect(mirrored.pixels == row(pixels).resized(width: width, height: 1).pixels.reversed())
  }
}
