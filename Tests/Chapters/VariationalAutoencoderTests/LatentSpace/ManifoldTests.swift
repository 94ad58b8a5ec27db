import Tensors
import Testing

@testable import VariationalAutoencoder

@Suite("Manifold")
struct ManifoldTests {
  /// Φ⁻¹(0.95)
  private let end = 1.6448536269514722

  @Test("x rises to the right and y upwards, from the 5 % quantile to the 95 % one")
  func orientation() {
    let shown = codes(shownBy: transparentAutoencoder(latents: 2).manifold(latents: 2))
    #expect(shown.count == 15 * 15)
    for (place, code) in [
      (0, [-end, end]), (14, [end, end]), (7 * 15 + 7, [0, 0]), (14 * 15, [-end, -end]),
      (15 * 15 - 1, [end, -end]),
    ] {
      #expect(agree(shown[place], code), "place \(place): found \(shown[place])")
    }
  }

  @Test("places are quantiles of evenly spaced probabilities", arguments: [2, 3, 6])
  func spacing(side: Int) {
    let margin = 0.1
    let grid = LatentPlane(x: 0, y: 1).grid(side: side, latents: 2, margin: margin).scalars
    for row in 0..<side {
      for column in 0..<side {
        let p = { (place: Int) in margin + (1 - 2 * margin) * Double(place) / Double(side - 1) }
        let code = [Double](grid[2 * (row * side + column)..<2 * (row * side + column) + 2])
        #expect(agree(code, [normalQuantile(p(column)), normalQuantile(p(side - 1 - row))]))
      }
    }
  }

  @Test("of more numbers than two, those outside the plane are 0")
  func otherNumbers() {
    let model = transparentAutoencoder(latents: 5)
    let shown = codes(
      shownBy: model.manifold(side: 2, latents: 5, plane: LatentPlane(x: 3, y: 1)))
    let expected = [(-end, end), (end, end), (-end, -end), (end, -end)]
    for (code, (x, y)) in zip(shown, expected) { #expect(agree(code, [0, y, 0, x, 0])) }
  }

  @Test("a grid that cannot be is refused")
  func refusals() async {
    await #expect(processExitsWith: .failure) {
      _ = LatentPlane(x: 0, y: 1).grid(side: 1, latents: 2)
    }
    await #expect(processExitsWith: .failure) { _ = LatentPlane(x: 0, y: 2).grid(latents: 2) }
    await #expect(processExitsWith: .failure) {
      _ = LatentPlane(x: 0, y: 1).grid(latents: 2, margin: 0)
    }
  }
}
