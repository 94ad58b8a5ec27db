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

  @Test("noise lies between 0 and 1, has no jumps, and repeats after 16") func noise() {
    var generator = SplitMix64(seed: 1)
    let noise = Noise(using: &generator)
    var values: [Double] = []
    for step in 0..<4000 {
      let place = Point(Double(step) * 0.0131 - 20, Double(step) * 0.0071 - 9)
      values.append(noise.value(place))
      #expect(abs(noise.value(place + [1e-4, 1e-4]) - values[step]) < 1e-3)
      #expect(abs(noise.value(place + [16, -32]) - values[step]) < 1e-9)
    }
    #expect((values.min() ?? -1) >= 0 && (values.max() ?? 2) <= 1)
    #expect((values.min() ?? 1) < 0.1 && (values.max() ?? 0) > 0.9)
  }
}
