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
