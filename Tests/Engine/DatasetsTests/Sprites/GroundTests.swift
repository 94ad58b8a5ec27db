import Kernels
import Testing

@testable import Datasets

@Suite("Grounds")
struct GroundTests {
  @Test("a ground is textured, and different each time", arguments: Ground.allCases)
  func variety(ground: Ground) {
    var generator = SplitMix64(seed: 1)
    let pictures = (0..<20).map { _ in
      SpriteCanvas(side: 32, ground: ground.texture(side: 32, using: &generator).colour).colours
    }
    #expect(Set(pictures).count == 20)
    for colours in pictures {
      #expect(Set(colours).count > 20)
      #expect(colours.allSatisfy { $0.min() > -0.3 && $0.max() < 1.4 })
    }
  }
}
