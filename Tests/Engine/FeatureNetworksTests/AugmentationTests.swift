import Datasets
import Tensors
import Testing

@testable import FeatureNetworks

@Suite("Varied pictures")
struct AugmentationTests {
  /// A picture of 5 × 7 pixels, each different.
  static let picture = LabelledImages(
    name: "one", height: 5, width: 7, channels: 3, pixels: (0..<105).map { UInt8($0) },
    labels: [0], classCount: 2)

  @Test("are the picture mirrored or not and moved by up to two pixels, each way as often")
  func moves() {
    let picture = Self.picture
    func moved(mirrored: Bool, down: Int, right: Int) -> [UInt8] {
      (0..<5).flatMap { y in
        (0..<7).flatMap { x in
          let column = min(max(x + right, 0), 6)
          let row = min(max(y + down, 0), 4)
          let start = (row * 7 + (mirrored ? 6 - column : column)) * 3
          return Array(picture.pixels[start..<start + 3])
        }
      }
    }
    var found: [[UInt8]: Int] = [:]
    var random = SplitMix64(seed: 5)
    let draws = picture.varied(Array(repeating: 0, count: 5_000), using: &random)
    #expect(draws.shape == [5_000, 5, 7, 3])
    let bytes = draws.scalars.map { UInt8(($0 * 255).rounded()) }
    for start in stride(from: 0, to: bytes.count, by: 105) {
      found[Array(bytes[start..<start + 105]), default: 0] += 1
    }
    #expect(found.count == 50)
    for mirrored in [false, true] {
      for (down, right) in [(0, 0), (-2, 1), (2, -2), (1, 2)] {
        let count = found[moved(mirrored: mirrored, down: down, right: right)] ?? 0
        #expect((60...140).contains(count), "\(mirrored), \(down), \(right): \(count)")
      }
    }
  }

  @Test("are the same for the same generator") func deterministic() {
    let sprites = DrawnSprites.make(count: 10, seed: 1)
    var (one, two) = (SplitMix64(seed: 6), SplitMix64(seed: 6))
    let first = sprites.varied([3, 1, 4], using: &one)
    #expect(first.bytes == sprites.varied([3, 1, 4], using: &two).bytes)
    #expect(first.bytes != sprites.varied([3, 1, 4], using: &two).bytes)
  }
}
