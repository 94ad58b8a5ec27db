import Foundation
import Testing

@testable import Kernels

@Suite struct RandomFillTests {
  @Test("fills with what the generator would draw one by one", arguments: [0, 1, 7, 70_000])
  func sameAsScalarDraws(count: Int) {
    var (filling, drawing) = (SplitMix64(seed: 1), SplitMix64(seed: 1))
    var y = [Double](repeating: 7, count: count + 1)
    fillUniform(&y, count: count, from: -2, to: 3, using: &filling)
    #expect(y == (0..<count).map { _ in drawing.uniform(-2, 3) } + [7])
    #expect(filling == drawing)
  }

  @Test("stays in [low, high), also where rounding would reach high")
  func bounds() {
    checkBounds(Float.self)
    checkBounds(Double.self)
  }

  private func checkBounds<S: Scalar>(_: S.Type) {
    for (low, high) in [(-1, 1), (1, S(1).nextUp), (1e6, 1e6 + 1), (0.1, 0.3), (2, 2)] as [(S, S)] {
      var generator = SplitMix64(seed: 2)
      var y = [S](repeating: 0, count: 100_000)
      fillUniform(&y, count: y.count, from: low, to: high, using: &generator)
      #expect(y.allSatisfy { $0 >= low && ($0 < high || low == high) }, "[\(low), \(high))")
    }
  }

  @Test(
    "draws normal numbers with the moments they should have", arguments: [(0.0, 1.0), (3, 0.5)])
  func normalMoments(mean: Double, deviation: Double) {
    var generator = SplitMix64(seed: 3)
    let count = 200_001
    var y = [Float](repeating: 0, count: count)
    fillNormal(
      &y, count: count, mean: Float(mean), deviation: Float(deviation), using: &generator)
    let standard = y.map { (Double($0) - mean) / deviation }
    func moment(_ power: Int) -> Double {
      standard.reduce(0) { $0 + pow($1, Double(power)) } / Double(count)
    }
    // The mean of zᵖ errs by about √(E z²ᵖ / count): 0.002, 0.003, 0.009 and 0.023.
    #expect(moment(1).magnitude < 0.01)
    #expect((moment(2) - 1).magnitude < 0.015)
    #expect(moment(3).magnitude < 0.04)
    #expect((moment(4) - 3).magnitude < 0.1)
    let pairs = stride(from: 0, to: count - 1, by: 2).reduce(0) {
      $0 + standard[$1] * standard[$1 + 1]
    }
    #expect((2 * pairs / Double(count)).magnitude < 0.015, "the two of a pair depend on each other")
  }

  @Test("draws normal numbers by pairs, as Box and Muller have it", arguments: [0, 1, 2, 7, 9001])
  func boxMuller(count: Int) {
    var (filling, drawing) = (SplitMix64(seed: 6), SplitMix64(seed: 6))
    var y = [Double](repeating: 7, count: count + 1)
    fillNormal(&y, count: count, mean: 3, deviation: 2, using: &filling)
    for i in stride(from: 0, to: count, by: 2) {
      let radius = (-2 * Foundation.log(1 - drawing.uniform())).squareRoot()
      let angle = 2 * Double.pi * drawing.uniform()
      #expect((y[i] - (3 + 2 * radius * Foundation.cos(angle))).magnitude < 1e-14)
      if i + 1 < count {
        #expect((y[i + 1] - (3 + 2 * radius * Foundation.sin(angle))).magnitude < 1e-14)
      }
    }
    #expect(y.last == 7, "written beyond the end")
    #expect(filling == drawing)
  }

  @Test("rounds the normal numbers of Double to Float")
  func normalPrecisions() {
    var (single, double) = (SplitMix64(seed: 7), SplitMix64(seed: 7))
    var (y, z) = ([Float](repeating: 0, count: 1001), [Double](repeating: 0, count: 1001))
    fillNormal(&y, count: 1001, mean: 0, deviation: 1, using: &single)
    fillNormal(&z, count: 1001, mean: 0, deviation: 1, using: &double)
    #expect(y == z.map { Float($0) })
  }

  @Test("draws as many numbers beyond 1 to 4 deviations as a normal law has, on both sides")
  func normalTails() {
    var generator = SplitMix64(seed: 8)
    let count = 1_000_000
    var y = [Float](repeating: 0, count: count)
    fillNormal(&y, count: count, mean: 0, deviation: 1, using: &generator)
    for bound in [1.0, 2, 3, 4] {
      let expected = Double(count) * 0.5 * erfc(bound / 2.0.squareRoot())
      for sign in [1.0, -1] {
        let found = Double(y.count { sign * Double($0) > bound })
        #expect((found - expected).magnitude < 5 * expected.squareRoot(), "\(sign * bound)")
      }
    }
  }

  @Test("draws the same normal numbers, whether many or few are wanted")
  func normalPrefix() {
    var (many, few) = (SplitMix64(seed: 4), SplitMix64(seed: 4))
    var (y, z) = ([Double](repeating: 0, count: 100), [Double](repeating: 7, count: 8))
    fillNormal(&y, count: 100, mean: 0, deviation: 1, using: &many)
    fillNormal(&z, count: 7, mean: 0, deviation: 1, using: &few)
    #expect(z == y[..<7] + [7])
  }
}

extension OnThreads {
  @Suite struct RandomFillTests {
    @Test("fills with the same numbers on any number of threads")
    func sameBytes() {
      let results = OnThreads.results {
        var generator = SplitMix64(seed: 5)
        var y = [Float](repeating: 0, count: 200_003)
        fillUniform(&y, count: y.count, from: 0, to: 1, using: &generator)
        return y
      }
      for result in results { #expect(result == results[0]) }
    }

    @Test("fills with the same normal numbers on any number of threads")
    func sameNormalBytes() {
      let results = OnThreads.results {
        var generator = SplitMix64(seed: 5)
        var y = [Float](repeating: 0, count: 200_003)
        fillNormal(&y, count: y.count, mean: 0, deviation: 1, using: &generator)
        return y
      }
      for result in results { #expect(result == results[0]) }
    }
  }
}
