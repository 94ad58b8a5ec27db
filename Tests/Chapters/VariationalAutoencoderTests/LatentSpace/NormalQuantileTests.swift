import Foundation
import Testing

@testable import VariationalAutoencoder

@Suite("Normal quantiles")
struct NormalQuantileTests {
  /// p is wrong by half an ulp, which moves z by p·ε/φ(z): little in the lower tail, where it is used.
  @Test("undo the distribution function, out to 37 standard deviations")
  func inverse() {
    for step in 0...3700 {
      let z = -Double(step) / 100
      let p = 0.5 * erfc(-z / 2.0.squareRoot())
      let found = normalQuantile(p)
      #expect((found - z).magnitude <= 2e-15 * max(1, z.magnitude), "z = \(z), found \(found)")
    }
  }

  @Test("are opposite for opposite tails")
  func symmetry() {
    for i in 1..<4096 {
      let p = Double(i) / 4096
      #expect(normalQuantile(1 - p) == -normalQuantile(p))
    }
  }

  @Test("are the tables' numbers")
  func knownValues() {
    #expect(normalQuantile(0.5) == 0)
    for (p, z) in [
      (0.975, 1.959963984540054), (0.95, 1.6448536269514722), (0.75, 0.6744897501960817),
    ] {
      #expect((normalQuantile(p) - z).magnitude < 1e-15 * 4)
    }
  }

  @Test("rise all the way, across the seams of the three functions as well")
  func monotone() {
    for seam in [0.075, exp(-25.0)] {
      let around = (-50...50).map { normalQuantile(seam * (1 + Double($0) * 1e-9)) }
      for (low, high) in zip(around, around.dropFirst()) { #expect(low < high) }
    }
  }

  @Test("of what is no probability between 0 and 1 are refused")
  func refusals() async {
    await #expect(processExitsWith: .failure) { _ = normalQuantile(0) }
    await #expect(processExitsWith: .failure) { _ = normalQuantile(1) }
    await #expect(processExitsWith: .failure) { _ = normalQuantile(-0.1) }
    await #expect(processExitsWith: .failure) { _ = normalQuantile(.nan) }
  }
}
