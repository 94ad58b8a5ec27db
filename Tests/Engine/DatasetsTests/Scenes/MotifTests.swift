import Kernels
import Testing

@testable import Datasets

@Suite("Painting a motif")
struct MotifTests {
  /// Strokes around the place [50, 50].
  let wheel = Motif(
    colour: { _ in [0.2, 0.4, 0.6] },
    direction: { place in
      let offset = place - Point(50, 50)
      return Point(-offset.y, offset.x) / max(offset.length, 1e-9)
    })

  @Test("a path follows the directions, as long as asked", arguments: [0.5, 3, 10])
  func paths(length: Double) {
    let path = wheel.path(through: [80, 50], length: length)
    #expect(path.count == 11 && path[5] == [80, 50])
    for place in path { #expect(abs((place - Point(50, 50)).length - 30) < 0.1 * length) }
    for (from, to) in zip(path, path.dropFirst()) {
      #expect(abs((to - from).length - length / 10) < 1e-9)
    }
    #expect(path[0].y < 50 && path[10].y > 50)
  }

  @Test("a path ends where the way turns sharply")
  func corners() {
    let corner = Motif(colour: wheel.colour) { $0.x < 50 ? [1, 0] : [0, 1] }
    let path = corner.path(through: [48.5, 20], length: 10)
    #expect(path.allSatisfy { $0.x < 51 && $0.y == 20 })
    #expect(path.last == [50.5, 20])
  }

  @Test(
    "the broadest brush leaves nothing of the ground bare",
    arguments: [(128, 128), (200, 90), (31, 77), (16, 16)])
  func coverage(width: Int, height: Int) {
    var generator = SplitMix64(seed: 3)
    var surface = PaintedSurface(width: width, height: height) { _ in [1, 0, 1] }
    surface.paint(wheel, with: Brush.fromBroadToFine[0], using: &generator)
    let image = surface.image(relief: 0)
    let bare = (0..<width * height).count { image.pixels[3 * $0] > 128 }
    #expect(Double(bare) < 0.01 * Double(width * height))
  }

  @Test("jitter keeps colours within its amount", arguments: [0, 0.1, 0.3])
  func jitter(amount: Double) {
    var generator = SplitMix64(seed: 4)
    for _ in 0..<1000 {
      let colour = generator.jittered([0.5, 0.5, 0.5], by: amount)
      let apart = max(abs(colour.max() - 0.5), abs(colour.min() - 0.5))
      #expect(Double(apart) <= 0.9 * amount + 1e-6)
    }
  }
}
