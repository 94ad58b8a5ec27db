import Pictures
import Testing

@Suite("An image")
struct ImageTests {
  @Test(
    "converts between grey, RGB and RGBA",
    arguments: [
      ([7], 3, [7, 7, 7]),
      ([7], 4, [7, 7, 7, 255]),
      ([1, 2, 3], 4, [1, 2, 3, 255]),
      ([255, 255, 255], 1, [255]),
      ([255, 0, 0], 1, [76]),  // 0.299 · 255 = 76.245
      ([0, 255, 0], 1, [150]),  // 0.587 · 255 = 149.685
      ([0, 0, 255], 1, [29]),  // 0.114 · 255 = 29.07
      ([10, 20, 30, 255], 3, [10, 20, 30]),
      ([10, 20, 30, 0], 3, [255, 255, 255]),
      ([0, 100, 255, 128], 3, [127, 177, 255]),  // 127, (128·100 + 127·255) / 255 = 177.2
      ([0, 0, 0, 0], 1, [255]),
      ([0, 100, 255, 128], 1, [171]),  // luma of 127, 177, 255
    ] as [([UInt8], Int, [UInt8])])
  func conversion(pixel: [UInt8], count: Int, expected: [UInt8]) {
    let image = Image(width: 1, height: 1, channels: pixel.count, pixels: pixel)
    #expect(image.converted(toChannels: count).pixels == expected)
    let pair = Image(width: 1, height: 2, channels: pixel.count, pixels: pixel + pixel)
    #expect(pair.converted(toChannels: count).pixels == expected + expected)
  }

  @Test("gives its pixels by column and row") func pixels() {
    let image = Image(width: 2, height: 2, channels: 3, pixels: Array(0..<12))
    #expect(image[1, 0] == [3, 4, 5])
    #expect(image[0, 1] == [6, 7, 8])
  }

  @Test("refuses a wrong number of bytes") func wrongCount() async {
    await #expect(processExitsWith: .failure) {
      _ = Image(width: 2, height: 2, channels: 3, pixels: [0, 0, 0])
    }
    await #expect(processExitsWith: .failure) {
      _ = Image(width: 2, height: 1, channels: 2, pixels: [0, 0, 0, 0])
    }
    await #expect(processExitsWith: .failure) {
      var image = Image(width: 1, height: 1, channels: 1, pixels: [0])
      image.pixels.append(0)
    }
  }
}
