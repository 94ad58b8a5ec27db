import Foundation
import Testing

@testable import Kernels

@Suite struct ElementaryFunctionsCircularTests {
  /// cos 2πt and sin 2πt from the C library: at t less the nearest quarter turn, with 2πt as a sum of
  /// two numbers, of which the second enters by the first term of its series.
  private func reference(_ t: Double) -> (cosine: Double, sine: Double) {
    let quarter = (4 * t).rounded()
    let f = t - quarter / 4
    let angle = 2 * Double.pi * f
    let rest = (-angle).addingProduct(2 * Double.pi, f) + 0x1.1a62633145c07p-52 * f
    let (c, s) = (Foundation.cos(angle), Foundation.sin(angle))
    let (cosine, sine) = (c - rest * s, s + rest * c)
    switch Int(quarter) % 4 {
    case 0: return (cosine, sine)
    case 1: return (-sine, cosine)
    case 2: return (-cosine, -sine)
    default: return (sine, -cosine)
    }
  }

  @Test("errs by at most 2 ulp over the whole turn")
  func accuracy() {
    var generator = SplitMix64(seed: 1)
    let eighths = (1...8).map { Double($0) / 8 }
    var points = eighths + eighths.map(\.nextDown)
    for exponent in 1...53 {
      points.append(Double(sign: .plus, exponent: -exponent, significand: 1))
    }
    for _ in 0..<100_000 { points.append(generator.uniform()) }
    for t in points {
      let (found, expected) = (cosineAndSine(turns: t), reference(t))
      let cosineError = (found.cosine - expected.cosine).magnitude / expected.cosine.ulp
      let sineError = (found.sine - expected.sine).magnitude / expected.sine.ulp
      #expect(cosineError <= 2 && sineError <= 2, "at \(t): \(cosineError), \(sineError)")
    }
  }

  @Test("is exact at the quarters of the turn")
  func quarters() {
    #expect((0...4).map { cosineAndSine(turns: Double($0) / 4).cosine } == [1, 0, -1, 0, 1])
    #expect((0...4).map { cosineAndSine(turns: Double($0) / 4).sine } == [0, 1, 0, -1, 0])
  }
}
