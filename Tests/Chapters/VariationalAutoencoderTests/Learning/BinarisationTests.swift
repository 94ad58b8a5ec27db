import Datasets
import Tensors
import Testing

@testable import VariationalAutoencoder

@Suite("Pictures as an autoencoder sees them")
struct BinarisationTests {
  @Test("bytes become numbers from 0 to 1, in the order that is asked for")
  func tensors() {
    let data = pictures([1, 2, 3], [0, 51, 102, 153, 204, 255, 255, 0, 255, 0, 255, 0])
    let x = data.pictures([1, 0, 1], dtype: .float64)
    #expect(x.shape == [3, 1, 2, 3])
    let (first, second) = ([0, 0.2, 0.4, 0.6, 0.8, 1], [1.0, 0, 1, 0, 1, 0])
    for (found, expected) in zip(x.scalars, second + first + second) {
      #expect((found - expected).magnitude < 1e-15)
    }
    #expect(data.pictures([0]).dtype == .float32)
  }

  @Test(
    "each pixel is drawn black or white, white as often as it is bright",
    arguments: [0, 1, 64, 128, 200, 254, 255] as [UInt8])
  func binarised(grey: UInt8) {
    let count = 40_000
    let data = pictures([10, 10, 1], [UInt8](repeating: grey, count: count))
    var random = SplitMix64(seed: UInt64(grey))
    let drawn = data.binarised(using: &random)
    #expect(drawn.shape == data.shape && drawn.count == data.count)
    #expect(drawn.pixels.allSatisfy { $0 == 0 || $0 == 255 })
    let probability = Double(grey) / 255
    let white = Double(drawn.pixels.count { $0 == 255 })
    let deviation = (Double(count) * probability * (1 - probability)).squareRoot()
    #expect((white - Double(count) * probability).magnitude <= 4 * deviation)
  }

  @Test("drawn anew they are others; labels and names stay")
  func drawnAnew() {
    let data = LabelledImages(
      name: "two", height: 4, width: 4, channels: 3, pixels: [UInt8](repeating: 100, count: 96),
      labels: [1, 0], classNames: ["cat", "dog"])
    var random = SplitMix64(seed: 1)
    let (first, second) = (data.binarised(using: &random), data.binarised(using: &random))
    #expect(first.pixels != second.pixels)
    #expect(first.labels == [1, 0] && first.classNames == ["cat", "dog"] && first.name == "two")
  }
}
