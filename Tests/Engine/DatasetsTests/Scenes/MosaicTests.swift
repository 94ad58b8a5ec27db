import Kernels
import Testing

@testable import Datasets

@Suite("The mosaic")
struct MosaicTests {
  @Test("is tiles for the most part, dark and low in the joints", arguments: 0..<5 as Range<UInt64>)
  func joints(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let mosaic = Mosaic(size: Point(110, 90), using: &generator)
    let paints = (0..<4000).map { _ in
      mosaic.paint(Point(generator.uniform(0, 110), generator.uniform(0, 90)))
    }
    let joints = paints.filter { $0.thickness == 0 }
    #expect((400..<1400).contains(joints.count))
    #expect(joints.allSatisfy { $0.colour.max() < 0.25 })
  }

  @Test("has small tiles: few places three units apart have the same colour")
  func tiles() {
    var generator = SplitMix64(seed: 9)
    let mosaic = Mosaic(size: Point(100, 100), using: &generator)
    let alike = (0..<2000).count { _ in
      let place = Point(generator.uniform(0, 97), generator.uniform(0, 97))
      let apart = mosaic.paint(place).colour - mosaic.paint(place + [3, 0]).colour
      return (apart * apart).sum() < 0.001
    }
    #expect(alike < 200)
  }
}
