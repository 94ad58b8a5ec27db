import Foundation
import Testing

@testable import Tensors

@Suite struct ElementaryFunctionsTests {
  private let x = Tensor([0.25, 1, 2.5, 4], shape: [2, 2], dtype: .float64)

  @Test("computes the functions of the standard library")
  func values() {
    expectEqual(exp(x), [2, 2], x.scalars.map { Foundation.exp($0) }, tolerance: 1e-13)
    expectEqual(log(x), [2, 2], x.scalars.map { Foundation.log($0) })
    expectEqual(sqrt(x), [2, 2], [0.5, 1, 2.5.squareRoot(), 2])
    expectEqual(softplus(x), [2, 2], x.scalars.map { Foundation.log(1 + Foundation.exp($0)) })
    expectEqual(softplus(Tensor([-800.0, 800], dtype: .float64)), [2], [0, 800])
  }

  @Test("gradients, and gradients of those")
  func gradients() throws {
    try checkGradients([x], closedForm: { x, d in [d * exp(x[0])] }) { exp($0[0]) }
    try checkGradients([x], closedForm: { x, d in [d / x[0]] }) { log($0[0]) }
    try checkGradients([x], closedForm: { x, d in [d / (2 * sqrt(x[0]))] }) { sqrt($0[0]) }
    try checkGradients([x], closedForm: { x, d in [d * sigmoid(x[0])] }) { softplus($0[0]) }
    let functions: [(Tensor) -> Tensor] = [
      { exp($0) }, { log($0) }, { sqrt($0) }, { softplus($0) },
    ]
    for function in functions {
      try checkGradients([x]) { x in valueAndGradient(at: x[0]) { function($0).sum() }.gradient }
    }
  }
}

@Suite struct PowerTests {
  private let x = Tensor([0.25, 1, 2.5, 4], shape: [2, 2], dtype: .float64)
  private static let exponents = [1.25, 0.5, 2, 3, 1, -1, -0.5]

  @Test("is the standard library's power", arguments: exponents, DType.allCases)
  func values(p: Double, dtype: DType) {
    let numbers = [1e-30, 1e-3, 0.5, 1, 3, 255, 130_050, 1e12]
    let found = pow(Tensor(numbers, dtype: dtype), p)
    #expect(found.shape == [8] && found.dtype == dtype)
    for (x, y) in zip(Tensor(numbers, dtype: dtype).scalars, found.scalars) {
      let expected = Foundation.pow(x, p)
      // log x has an error of half an ulp, which e^(p·log x) makes |p·log x| times as large.
      let ulps = 4 + 2 * abs(p * Foundation.log(x))
      let unit = dtype == .float32 ? 0x1p-24 : 0x1p-53
      let smallest = dtype == .float32 ? Double(Float.leastNormalMagnitude) : 0
      let largest = dtype == .float32 ? Double(Float.greatestFiniteMagnitude) : .infinity
      if expected < smallest {
        #expect(y <= smallest, "\(x)^\(p)")
      } else if expected > largest {
        #expect(y == .infinity, "\(x)^\(p)")
      } else {
        #expect(abs(y - expected) <= ulps * unit * expected, "\(x)^\(p): \(y), \(expected)")
      }
    }
  }

  @Test("of zero is zero for p > 0 and infinite for p < 0", arguments: DType.allCases)
  func ofZero(dtype: DType) {
    let zero = Tensor.zeros([17], dtype: dtype)
    for p in [1.25, 0.5, 2, 1] { #expect(pow(zero, p).scalars.allSatisfy { $0 == 0 }) }
    for p in [-1, -0.5] { #expect(pow(zero, p).scalars.allSatisfy { $0 == .infinity }) }
  }

  @Test(
    "at zero the gradient is 0 for p > 1, 1 for p = 1, infinite below", arguments: DType.allCases)
  func gradientOfZero(dtype: DType) {
    for (p, expected) in [(1.25, 0), (2, 0), (1, 1), (0.5, .infinity)] {
      let gradient = valueAndGradient(at: Tensor.zeros([3], dtype: dtype)) { pow($0, p).sum() }
        .gradient
      #expect(gradient.scalars == [expected, expected, expected], "p = \(p)")
    }
  }

  @Test("gradients, and gradients of those", arguments: exponents)
  func gradients(p: Double) throws {
    try checkGradients(
      [x],
      closedForm: { x, d in
        let slopes = x[0].scalars.map { p * Foundation.pow($0, p - 1) }
        return [d * Tensor(slopes, shape: [2, 2], dtype: .float64)]
      }
    ) { pow($0[0], p) }
    try checkGradients([x]) { x in valueAndGradient(at: x[0]) { pow($0, p).sum() }.gradient * x[0] }
  }

  @Test("refuses the exponent 0 and one that is no number, and says so")
  func refusals() async throws {
    let zero = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = pow(Tensor.ones([1]), 0)
    }
    #expect(try message(zero).contains("an exponent other than 0 was expected, found 0"))
    let none = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = pow(Tensor.ones([1]), .nan)
    }
    #expect(try message(none).contains("found nan"))
  }
}
