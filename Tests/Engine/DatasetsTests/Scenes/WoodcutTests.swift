import Kernels
import Pictures
import Testing

@testable import Datasets

@Suite("The woodcut")
struct WoodcutTests {
  func blank() -> Woodcut {
    Woodcut(
      width: 100, height: 100, sky: Ramp([0xFFFFFF, 0xFFFFFF]), generator: SplitMix64(seed: 1))
  }

  @Test("a dot prints its ink, and nothing far from it")
  func dot() {
    var print = blank()
    let before = print.surface.image(relief: 0)
    print.dot([40, 60], radius: 10, Woodcut.Ink.red)
    let image = print.surface.image(relief: 0)
    let ink = image[40, 60]
    #expect(ink[0] > 150 && ink[1] < 80 && ink[2] < 80)
    #expect(image[40, 40] == before[40, 40] && image[60, 60] == before[60, 60])
  }

  @Test("the sea hides the sky below the horizon")
  func sea() {
    var print = blank()
    print.printSea()
    let image = print.surface.image(relief: 0)
    let paper = blank().surface.image(relief: 0)
    let bare = (60..<100).reduce(0) { sum, y in
      sum + (0..<100).count { image[$0, y] == paper[$0, y] }
    }
    #expect(bare == 0)
    #expect(image[50, 5] == paper[50, 5])
  }
}
