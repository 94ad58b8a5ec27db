import Foundation
import Testing

@testable import Kernels

/// The error of `found` in units of the last place of the exact value, where that is a `Scalar`.
private func ulps<S: Scalar>(_ found: S, from exact: S) -> Double {
  if found == exact || (found.isNaN && exact.isNaN) { return 0 }
  if !found.isFinite || !exact.isFinite { return .infinity }
  return Double((found - exact) / exact.ulp).magnitude
}

/// A function of the C library in a precision wider than the one under test.
private func reference(_ function: ElementaryFunction, _ x: Double) -> Double {
  switch function {
  case .exp: exp(x)
  case .log: log(x)
  case .tanh: tanh(x)
  case .sigmoid: x < 0 ? exp(x) / (1 + exp(x)) : 1 / (1 + exp(-x))
  case .softplus: max(x, 0) + log1p(exp(-x.magnitude))
  }
}

private func values<S: Scalar>(_ function: ElementaryFunction, at x: [S]) -> [S] {
  var y = x
  y.withUnsafeMutableBufferPointer { y in
    x.withUnsafeBufferPointer {
      map(function, $0.baseAddress!, into: y.baseAddress!, count: x.count)
    }
  }
  return y
}

@Suite struct ElementaryFunctionsTests {
  @Test(
    "in single precision each is within 4 ulp everywhere",
    arguments: ElementaryFunction.allCases)
  func single(_ function: ElementaryFunction) {
    // Every 4,099th of all encodings: every exponent, both signs, subnormal numbers, infinities and NaNs.
    let x = stride(from: UInt64(0), to: 1 << 32, by: 4_099).map { Float(bitPattern: UInt32($0)) }
    let y = values(function, at: x)
    var worst = (error: 0.0, x: Float(0))
    for (x, y) in zip(x, y) {
      let exact = reference(function, Double(x))
      let error = ulps(y, from: Float(exact))
      if error > worst.error { worst = (error, x) }
    }
    #expect(worst.error <= 4, "\(function) of \(worst.x)")
  }

  #if arch(x86_64)
    @Test(
      "in double precision each is within 4 ulp everywhere",
      arguments: ElementaryFunction.allCases)
    func double(_ function: ElementaryFunction) {
      var random = SplitMix64(seed: 7)
      var x = (0..<200_000).map { _ in Double(bitPattern: random.next()) }
      x += (0..<200_000).map { _ in random.uniform(-750, 750) }
      x += (0..<100_000).map { _ in random.uniform(-2, 2) }
      let y = values(function, at: x)
      var worst = (error: 0.0, x: 0.0)
      for (x, y) in zip(x, y) {
        let wide = extendedReference(function, Float80(x))
        let error = ulps(y, from: Double(wide))
        if error > worst.error { worst = (error, x) }
      }
      #expect(worst.error <= 4, "\(function) of \(worst.x)")
    }

    private func extendedReference(_ function: ElementaryFunction, _ x: Float80) -> Float80 {
      switch function {
      case .exp: exp(x)
      case .log: log(x)
      case .tanh: tanh(x)
      case .sigmoid: x < 0 ? exp(x) / (1 + exp(x)) : 1 / (1 + exp(-x))
      case .softplus: max(x, 0) + log1p(exp(-x.magnitude))
      }
    }
  #endif

  @Test("special arguments have the values of the limits")
  func limits() {
    check(Float.self)
    check(Double.self)

    func check<S: Scalar>(_: S.Type) {
      let (inf, tiny) = (S.infinity, S.leastNonzeroMagnitude)
      #expect(values(.exp, at: [-inf, inf, 0, -0.0, 1e4, -1e4]) == [0, inf, 1, 1, inf, 0])
      #expect(values(.log, at: [0, -0.0, 1, inf] as [S]) == [-inf, -inf, 0, inf])
      #expect(values(.tanh, at: [-inf, inf, 0, 100, tiny]) == [-1, 1, 0, 1, tiny])
      #expect(values(.tanh, at: [-0.0] as [S])[0].sign == .minus)
      #expect(values(.sigmoid, at: [-inf, inf, 0]) == [0, 1, 0.5])
      #expect(values(.softplus, at: [-inf, inf, 1e6]) == [0, inf, 1e6])
      for function in ElementaryFunction.allCases {
        #expect(values(function, at: [S.nan])[0].isNaN, "\(function)")
      }
      let ofNegative = values(.log, at: [-1, -inf] as [S])
      #expect(ofNegative.allSatisfy { $0.isNaN })
    }
  }

  @Test("a value depends neither on its place nor on the count", arguments: [1, 3, 15, 16, 17, 67])
  func places(count: Int) {
    check(Float.self)
    check(Double.self)

    func check<S: Scalar>(_: S.Type) {
      var random = SplitMix64(seed: UInt64(count))
      let x = (0..<count).map { _ in S(random.uniform(-12, 12)) }
      for function in ElementaryFunction.allCases {
        let together = values(function, at: x)
        let alone = x.map { values(function, at: [$0])[0] }
        #expect(
          zip(together, alone).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }, "\(function)")
        var inPlace = x
        inPlace.withUnsafeMutableBufferPointer {
          map(function, UnsafePointer($0.baseAddress!), into: $0.baseAddress!, count: count)
        }
        #expect(
          zip(together, inPlace).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }, "\(function)")
      }
    }
  }
}
