import Testing

@testable import Datasets

@Suite("Labelled images")
struct LabelledImagesTests {
  /// Four images of 1×2×3, each of one value.
  let images = LabelledImages(
    name: "four", height: 1, width: 2, channels: 3,
    pixels: [10, 20, 30, 40].flatMap { [UInt8](repeating: $0, count: 6) }, labels: [2, 0, 2, 1],
    classCount: 4)

  @Test("a class has its name, or else its number, and keeps it in every part") func names() {
    #expect(images.classNames == ["0", "1", "2", "3"])
    let named = LabelledImages(
      name: "", height: 1, width: 1, channels: 1, pixels: [1, 2], labels: [1, 0],
      classNames: ["cat", "frog"])
    #expect(named.classCount == 2)
    #expect(named.ofClass(1).classNames == ["cat", "frog"])
  }

  @Test("an image is its slice of the bytes") func pixels() {
    #expect(images.count == 4)
    #expect(images.bytesPerImage == 6)
    for index in 0..<4 {
      #expect(images.pixels(at: index) == ArraySlice(repeating: UInt8(10 + 10 * index), count: 6))
    }
  }

  @Test(
    "a subset keeps images and labels together, in the order asked for",
    arguments: [[], [3], [3, 0], [1, 1, 2]])
  func subset(_ indices: [Int]) {
    let subset = images.subset(indices)
    #expect(subset.labels == indices.map { images.labels[$0] })
    for (place, index) in indices.enumerated() {
      #expect(Array(subset.pixels(at: place)) == Array(images.pixels(at: index)))
    }
    #expect(subset.classCount == 4)
    #expect(subset.name == "four")
  }

  @Test(
    "a class is its images",
    arguments: [(0, [1]), (1, [3]), (2, [0, 2]), (3, [])] as [(UInt8, [Int])])
  func ofClass(label: UInt8, indices: [Int]) {
    #expect(images.ofClass(label) == images.subset(indices))
  }

  @Test("a prefix is what comes first, at most everything", arguments: [(0, 0), (3, 3), (9, 4)])
  func prefix(length: Int, count: Int) {
    #expect(images.prefix(length) == images.subset(0..<count))
  }

  @Test("bytes that are no whole images end the program, both numbers named")
  func wrongByteCount() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = LabelledImages(
        name: "", height: 2, width: 2, channels: 1, pixels: [1, 2, 3], labels: [0, 1],
        classCount: 2)
    }
    let text = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(text.contains("2 images of 2×2×1 need 8 bytes, found 3"))
  }

  @Test("a label that is no class ends the program, both numbers named")
  func wrongLabel() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = LabelledImages(
        name: "", height: 1, width: 1, channels: 1, pixels: [1, 2], labels: [0, 2], classCount: 2)
    }
    let text = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(text.contains("must be less than 2, found 2"))
  }

  @Test("an image that is not there ends the program, both numbers named")
  func wrongIndex() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let none = LabelledImages(
        name: "", height: 1, width: 1, channels: 1, pixels: [], labels: [], classCount: 2)
      _ = none.pixels(at: 3)
    }
    let text = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(text.contains("image 3 was asked of 0 images"))
  }
}
