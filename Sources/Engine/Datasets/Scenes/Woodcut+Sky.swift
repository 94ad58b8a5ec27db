import Foundation
import Kernels

extension Woodcut {
  /// Prints threads of wind, a red sun and clouds.
  mutating func printSky() {
    for _ in 0..<70 {
      let start = Point(generator.uniform(-0.2, 1), generator.uniform(0, 0.5)) * size
      let inks = [Ink.outline, Ink.cream, Ink.blues[1], 0xC98A5E]
      line(
        ripple(from: start, length: size.x * generator.uniform(0.08, 0.3)),
        width: generator.uniform(0.2, 0.5), generator.choice(of: inks), taper: 0.7)
    }
    let sun = generator.near(Point(0.66, 0.24) * size, [12, 3])
    let radius = 0.13 * min(size.x, size.y)
    dot(sun, radius: radius + 0.35, Ink.outline)
    dot(sun, radius: radius, Ink.red)
    for _ in 0..<10 {
      let start = Point(generator.uniform(-0.2, 0.8), generator.uniform(0, 0.42)) * size
      let path = ripple(from: start, length: size.x * generator.uniform(0.2, 0.5))
      printCloud(along: path, width: generator.uniform(1.6, 3.6))
    }
  }

  /// A level line that waves a little.
  private func ripple(from start: Point, length: Double) -> [Point] {
    (0...14).map { step in
      let x = length * Double(step) / 14
      return start + Point(x, 0.7 * sin(0.35 * x + 0.7 * start.y))
    }
  }

  /// Two banks of mist with one outline, and three threads in them.
  private mutating func printCloud(along path: [Point], width: Double) {
    let upper = path.dropLast(5).map { $0 + [2, -0.8 * width] }
    for (margin, ink) in [(0.6, Ink.outline), (0, Ink.cream)] {
      line(path, width: width + margin, ink)
      line(upper, width: 0.8 * width + margin, ink)
    }
    for (shift, ink) in zip([0.25, 0, -0.65], [Ink.rose, Ink.blues[4], Ink.rose]) {
      line(path.dropLast(2).map { $0 + [0.8, shift * width] }, width: 0.14 * width, ink)
    }
  }
}
