import Datasets
import Foundation
import Kernels
import Tensors
import Testing

@Suite("Pictures that a network has drawn") struct SamplesTests {
  @Test("become bytes: cut off at both ends, rounded between") func bytes() {
    let pictures = Tensor(
      [-1.2, -1, -0.999, 0, 0.5, 1, 7, 0.0039], shape: [2, 1, 2, 2], dtype: .float64)
    let images = LabelledImages(pictures, from: -1, to: 1, name: "two")
    let expected: [UInt8] = [0, 0, 0, 128, 191, 255, 255, 128]
    #expect(images.pixels == expected)
    #expect(images.count == 2 && images.height == 1 && images.width == 2 && images.channels == 2)
    #expect(images.name == "two" && images.classNames == ["any"])
  }

  @Test("are the bytes that they were made from") func roundTrip() {
    let bytes = (0...255).map { UInt8($0) }
    let images = LabelledImages(
      name: "", height: 16, width: 16, channels: 1, pixels: bytes, labels: [0],
      classNames: ["any"])
    for low in [-1.0, 0] {
      let tensor = images.tensor([0], from: low, to: 1).reshaped([1, 16, 16, 1])
      #expect(LabelledImages(tensor, from: low, to: 1, name: "").pixels == bytes)
    }
  }
}

@Suite("Pictures picked at random") struct PickedTests {
  let numbered = LabelledImages(
    name: "", height: 1, width: 1, channels: 1, pixels: (0..<200).map { UInt8($0) },
    labels: (0..<200).map { UInt8($0 % 4) }, classCount: 4)

  @Test("are different ones, each with its label, the same for the same seed") func different() {
    for count in [0, 1, 50, 200] {
      var (random, again) = (SplitMix64(seed: 1), SplitMix64(seed: 1))
      let picked = numbered.picked(count, using: &random)
      #expect(Set(picked.pixels).count == count)
      #expect(zip(picked.pixels, picked.labels).allSatisfy { $0 % 4 == $1 })
      #expect(picked == numbered.picked(count, using: &again))
    }
  }

  @Test("are any, and in any order: the leading ones no more often than others") func any() {
    var random = SplitMix64(seed: 2)
    var counts = [Int](repeating: 0, count: 200)
    var firsts = 0.0
    for _ in 0..<400 {
      let picked = numbered.picked(20, using: &random).pixels
      for pixel in picked { counts[Int(pixel)] += 1 }
      firsts += Double(picked[0])
    }
    // 8,000 picks of 200: 40 each, with a deviation of 6.
    #expect(counts.allSatisfy { (15...70).contains($0) }, "\(counts)")
    #expect(abs(firsts / 400 - 99.5) < 12)
  }

  @Test("more than there are end the program, both numbers named") func tooMany() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var random = SplitMix64(seed: 1)
      _ = DrawnDigits.make(count: 3, seed: 1).picked(4, using: &random)
    }
    let text = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(text.contains("4 different images were asked of 3"))
  }
}
