import Kernels
import Pictures
import Testing

@testable import Datasets

@Suite("A painted surface")
struct PaintedSurfaceTests {
  func dot(at place: Point, width: Double) -> BrushStroke {
    var generator = SplitMix64(seed: 1)
    return BrushStroke(
      path: [place], width: width, taper: 0, colour: [1, 1, 1], shade: [1, 1, 1], dryness: 0,
      bristles: Noise(using: &generator), bristleOffset: [0, 0])
  }

  @Test("a flat ground is seen as it is, at any relief", arguments: [0, 0.5] as [Float])
  func flat(relief: Float) {
    let surface = PaintedSurface(width: 7, height: 5) { _ in [1, 0.4, 0] }
    let expected = Array(repeating: [255, 102, 0] as [UInt8], count: 35).flatMap { $0 }
    #expect(surface.image(relief: relief).pixels == expected)
  }

  @Test("has a mean side of 100", arguments: [(64, 64), (50, 200), (3, 1), (1, 1)])
  func size(width: Int, height: Int) {
    let size = PaintedSurface(width: width, height: height) { _ in [0, 0, 0] }.size
    #expect(abs(size.x * size.y - 10_000) < 1e-6)
    #expect(abs(size.x / size.y - Double(width) / Double(height)) < 1e-9)
  }

  @Test("a dot covers the same part of it at any size", arguments: [40, 100, 320])
  func scale(side: Int) {
    var surface = PaintedSurface(width: side, height: side) { _ in [0, 0, 0] }
    surface.apply(dot(at: [50, 50], width: 40))
    let pixels = surface.image(relief: 0).pixels
    let part = pixels.reduce(0) { $0 + Double($1) } / Double(255 * pixels.count)
    #expect(abs(part - 0.04 * Double.pi) < 0.003)
  }

  @Test("light comes from the upper left")
  func light() {
    let surface = PaintedSurface(width: 101, height: 101) { place in
      let away = (place - Point(50, 50)).length
      return .init(colour: [0.5, 0.5, 0.5], thickness: away < 30 ? 30 - away : 0)
    }
    let image = surface.image(relief: 0.5)
    #expect(image[38, 38][0] > 140 && image[62, 62][0] < 110)
    #expect(abs(Int(image[62, 38][0]) - 128) < 6 && image[2, 2][0] == 128)
  }
}
