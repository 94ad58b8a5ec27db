import Pictures
import Testing

@testable import Datasets

@Suite("Drawn paintings")
struct PaintingTests {
  @Test(
    "a seed paints the same every time, another seed another", arguments: PaintingManner.allCases)
  func determinism(manner: PaintingManner) {
    let pictures = [1, 1, 2, 3].map { drawnPainting(manner, width: 60, height: 45, seed: $0) }
    #expect(pictures[0] == pictures[1])
    for (a, b) in [(0, 2), (0, 3), (2, 3)] {
      #expect(meanDifference(pictures[a], pictures[b]) > 8)
    }
  }

  static let formats = [(16, 16), (1, 1), (17, 3), (5, 60), (97, 64)]

  @Test("have any size", arguments: PaintingManner.allCases, formats)
  func sizes(manner: PaintingManner, size: (width: Int, height: Int)) {
    let image = drawnPainting(manner, width: size.width, height: size.height, seed: 4)
    #expect(image.width == size.width && image.height == size.height && image.channels == 3)
  }

  @Test("show the same at any size", arguments: PaintingManner.allCases)
  func scale(manner: PaintingManner) {
    func small(_ side: Int, seed: UInt64) -> Image {
      drawnPainting(manner, width: side, height: side, seed: seed).resized(width: 24, height: 24)
    }
    let picture = small(240, seed: 5)
    #expect(meanDifference(picture, small(360, seed: 5)) < 8)
    #expect(meanDifference(picture, small(240, seed: 6)) > 16)
  }

  @Test(
    "are rich in texture everywhere and at every scale", arguments: PaintingManner.allCases,
    [64, 128, 256])
  func texture(manner: PaintingManner, side: Int) {
    let painting = drawnPainting(manner, width: 256, height: 256, seed: 7)
      .resized(width: side, height: side)
    let landscape = drawnLandscape(width: 256, height: 256).resized(width: side, height: side)
    #expect(meanGradient(painting) > 2.5 * meanGradient(landscape))
    for corner in [(0, 0), (side / 2, 0), (0, side / 2), (side / 2, side / 2)] {
      #expect(meanGradient(painting, from: corner, side: side / 2) > 8)
    }
  }

  @Test("contrast: dark and light tones, and colours", arguments: PaintingManner.allCases)
  func contrast(manner: PaintingManner) {
    let image = drawnPainting(manner, width: 128, height: 100, seed: 8)
    let tones = stride(from: 0, to: image.pixels.count, by: 3)
      .map { image.pixels[$0..<$0 + 3].reduce(0) { $0 + Int($1) } / 3 }.sorted()
    #expect(tones[tones.count / 10] < 70 && tones[tones.count * 9 / 10] > 130)
    let coloured = stride(from: 0, to: image.pixels.count, by: 3).count { start in
      let pixel = image.pixels[start..<start + 3]
      return (pixel.max() ?? 0) - (pixel.min() ?? 0) > 60
    }
    #expect(coloured > 3000)
  }

  @Test("refuse a side of nothing")
  func nothing() async {
    await #expect(processExitsWith: .failure) {
      _ = drawnPainting(.mosaic, width: 0, height: 5, seed: 1)
    }
  }

  func meanDifference(_ a: Image, _ b: Image) -> Double {
    let total = zip(a.pixels, b.pixels).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
    return Double(total) / Double(a.pixels.count)
  }

  /// How much a byte differs on average from the one to its right and the one below.
  func meanGradient(_ image: Image) -> Double {
    meanGradient(image, from: (0, 0), side: min(image.width, image.height))
  }

  func meanGradient(_ image: Image, from corner: (x: Int, y: Int), side: Int) -> Double {
    let row = 3 * image.width
    var total = 0
    for y in corner.y..<corner.y + side - 1 {
      for place in y * row + 3 * corner.x..<y * row + 3 * (corner.x + side - 1) {
        let here = Int(image.pixels[place])
        total +=
          abs(Int(image.pixels[place + 3]) - here) + abs(Int(image.pixels[place + row]) - here)
      }
    }
    return Double(total) / Double(6 * (side - 1) * (side - 1))
  }
}
