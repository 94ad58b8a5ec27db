import Foundation
import Tensors
import Testing

@testable import GAN

@Suite("Ways through the noise")
struct NoisePathTests {
  @Test("begin and end where they are asked to", arguments: NoisePath.allCases)
  func ends(path: NoisePath) {
    var random = SplitMix64(seed: 1)
    let a = Tensor.normal([4, 9], dtype: .float64, using: &random)
    let b = Tensor.normal([4, 9], dtype: .float64, using: &random)
    for (t, end) in [(0.0, a), (1.0, b)] {
      for (found, expected) in zip(path.point(t, from: a, to: b).scalars, end.scalars) {
        #expect((found - expected).magnitude < 1e-12)
      }
    }
  }

  @Test(
    "the great circle goes through (1, 1)/√2 half-way from one axis to another; the line halves")
  func middle() {
    let a = Tensor([1, 0], shape: [1, 2], dtype: .float64)
    let b = Tensor([0, 1], shape: [1, 2], dtype: .float64)
    for (path, coordinate) in [(NoisePath.linear, 0.5), (.spherical, 0.5.squareRoot())] {
      for x in path.point(0.5, from: a, to: b).scalars {
        #expect((x - coordinate).magnitude < 1e-12)
      }
    }
  }

  @Test("the great circle keeps the length of vectors that have the same")
  func length() {
    var random = SplitMix64(seed: 2)
    var ends = (0..<2).map { _ in Tensor.normal([1, 20], dtype: .float64, using: &random) }
    ends = ends.map { $0 / ($0 * $0).sum().item.squareRoot() }
    for t in [0.1, 0.35, 0.5, 0.9] {
      let x = NoisePath.spherical.point(t, from: ends[0], to: ends[1])
      #expect(((x * x).sum().item - 1).magnitude < 1e-12)
    }
  }

  @Test("where there is no angle, or half a turn, the great circle is the line")
  func degenerate() {
    let a = Tensor([1, 2], shape: [1, 2], dtype: .float64)
    for b in [a, 3 * a, -a] {
      let (line, circle) = (
        NoisePath.linear.point(0.3, from: a, to: b), NoisePath.spherical.point(0.3, from: a, to: b)
      )
      for (x, y) in zip(line.scalars, circle.scalars) { #expect((x - y).magnitude < 1e-9) }
    }
  }
}
