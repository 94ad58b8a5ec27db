import Datasets
import Kernels
import Testing

@testable import Evaluation

/// Pictures of 1 × `width` grey pixels.
private func images(_ pixels: [UInt8], width: Int) -> LabelledImages {
  LabelledImages(
    name: "test", height: 1, width: width, channels: 1, pixels: pixels,
    labels: [UInt8](repeating: 0, count: pixels.count / width), classCount: 1)
}

@Suite("The pixel variance")
struct PixelVarianceTests {
  @Test(
    "it is 0 for equal pictures and for none, and ¼ for black ones and as many white",
    arguments: [
      ([], 0), ([7, 200], 0), ([7, 200, 7, 200, 7, 200], 0), ([0, 0, 255, 255], 0.25),
      ([0, 9, 255, 9], 0.125),
    ] as [([UInt8], Double)])
  func knownAnswers(pixels: [UInt8], expected: Double) {
    #expect(images(pixels, width: 2).pixelVariance == expected)
  }

  @Test("it is the mean over pixels of the mean squared deviation", arguments: [1, 3, 17])
  func reference(count: Int) {
    var random = SplitMix64(seed: 3)
    let pixels = (0..<count * 5).map { _ in UInt8(random.below(256)) }
    let variances = (0..<5).map { place in
      let values = stride(from: place, to: pixels.count, by: 5).map { Double(pixels[$0]) / 255 }
      let mean = values.reduce(0, +) / Double(count)
      return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
    }
    let found = images(pixels, width: 5).pixelVariance
    #expect((found - variances.reduce(0, +) / 5).magnitude < 1e-14)
  }
}
