import Datasets
import Pictures
import Tensors
import Testing

@testable import DeepDream

@Suite("Octaves")
struct OctavesTests {
  @Test(
    "grow by the factor up to the picture's own size",
    arguments: [
      ((350, 350), 3, 1.4, [[178, 178], [250, 250], [350, 350]]),  // the published ones
      ((300, 400), 3, 2, [[75, 100], [150, 200], [300, 400]]),
      ((17, 5), 1, 1.4, [[17, 5]]),
      ((9, 9), 3, 1, [[9, 9], [9, 9], [9, 9]]),
      ((3, 100), 4, 3, [[1, 3], [1, 11], [1, 33], [3, 100]]),
    ] as [((Int, Int), Int, Double, [[Int]])])
  func sizes(of size: (Int, Int), count: Int, scale: Double, expected: [[Int]]) {
    let sizes = Octaves.sizes(height: size.0, width: size.1, count: count, scale: scale)
    #expect(sizes.map { [$0.height, $0.width] } == expected)
  }

  @Test("if nothing is dreamed, each is the original at its size", arguments: [1.2, 1.4, 2.5])
  func nothingDreamed(scale: Double) {
    let picture = Tensor(drawnLandscape(width: 61, height: 47), from: 0, to: 1)
    let octaves = Octaves(of: picture, count: 4, scale: scale)
    var dream = octaves.start
    for number in 1..<4 {
      dream = octaves.enlarged(dream, to: number)
      let size = octaves.sizes[number]
      let original = picture.resized(width: size.width, height: size.height)
      #expect(distance(dream, original) < 1e-6)
    }
    #expect(dream.shape == picture.shape && distance(dream, picture) < 1e-6)
  }

  @Test("without the detail put back, the picture would be blurred")
  func detail() {
    let picture = Tensor(drawnLandscape(width: 61, height: 47), from: 0, to: 1)
    let start = Octaves(of: picture, count: 4, scale: 1.4).start
    #expect(distance(start.resized(width: 61, height: 47), picture) > 0.1)
  }

  @Test("what was dreamed is carried on, enlarged")
  func carried() {
    let picture = Tensor(repeating: 0.5, shape: [1, 20, 30, 3])
    let octaves = Octaves(of: picture, count: 2, scale: 2)
    let dream = octaves.start + 0.25
    #expect(distance(octaves.enlarged(dream, to: 1), picture + 0.25) < 1e-6)
    #expect(octaves.enlarged(dream + 1, to: 1).scalars.allSatisfy { $0 == 1 })
  }
}
