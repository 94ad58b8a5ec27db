import Foundation
import Testing

@testable import Tensors

@Suite struct ReductionsTests {
  private let x = Tensor((0..<24).map(Double.init), shape: [2, 3, 4], dtype: .float64)

  @Test("sums and averages over everything or along one dimension")
  func values() {
    #expect(x.sum().item == 276 && x.sum().shape.isEmpty)
    #expect(x.mean().item == 11.5)
    expectEqual(x.sum(along: 0), [3, 4], (0..<12).map { Double(2 * $0 + 12) })
    expectEqual(x.sum(along: 1), [2, 4], [12, 15, 18, 21, 48, 51, 54, 57])
    expectEqual(x.sum(along: -1), [2, 3], [6, 22, 38, 54, 70, 86])
    expectEqual(
      x.mean(along: 1, keepingDimension: true), [2, 1, 4], [4, 5, 6, 7, 16, 17, 18, 19])
    expectEqual(Tensor.zeros([2, 0], dtype: .float64).sum(along: 1), [2], [0, 0])
  }

  @Test("sums and means: gradients", arguments: [0, 1, 2, -1], [false, true])
  func gradients(axis: Int, isKept: Bool) throws {
    let x = normal([2, 3, 4])
    try checkGradients([x]) { ($0[0] * $0[0]).sum(along: axis, keepingDimension: isKept) }
    try checkGradients([x]) { $0[0].mean(along: axis, keepingDimension: isKept) }
    try checkGradients([x], closedForm: { x, d in [d.stretched(to: x[0].shape)] }) { $0[0].sum() }
    try checkGradients([x]) { ($0[0] * $0[0]).mean() }
  }

  @Test("softmax and log Σ eˣ work on the last dimension")
  func softmaxValues() {
    let x = Tensor([0, Foundation.log(3.0), 5, 5], shape: [1, 2, 2], dtype: .float64)
    expectEqual(x.softmax(), [1, 2, 2], [0.25, 0.75, 0.5, 0.5])
    expectEqual(x.logSumExp(), [1, 2], [Foundation.log(4.0), 5 + Foundation.log(2.0)])
  }

  @Test(
    "softmax and log Σ eˣ: gradients, and gradients of those",
    arguments: [[5], [3, 4], [2, 3, 4]])
  func softmaxGradients(shape: [Int]) throws {
    let x = normal(shape)
    let closedForm = { (x: [Tensor], d: Tensor) in
      let y = x[0].softmax()
      return [y * (d - (d * y).sum(along: -1, keepingDimension: true))]
    }
    try checkGradients([x], closedForm: closedForm) { $0[0].softmax() }
    try checkGradients([x], closedForm: { x, d in [d.reshaped(d.shape + [1]) * x[0].softmax()] }) {
      $0[0].logSumExp()
    }
    try checkGradients([x]) { x in
      valueAndGradient(at: x[0]) { ($0.softmax() * $0.softmax()).sum() }.gradient
    }
    try checkGradients([x]) { x in
      valueAndGradient(at: x[0]) { $0.logSumExp().sum() }.gradient
    }
  }

  @Test("stretching repeats, and summing to a shape undoes it")
  func stretching() throws {
    let row = Tensor([1.0, 2], shape: [2, 1], dtype: .float64)
    expectEqual(row.stretched(to: [3, 2, 2]), [3, 2, 2], [1, 1, 2, 2, 1, 1, 2, 2, 1, 1, 2, 2])
    expectEqual(row.stretched(to: [3, 2, 2]).summed(to: [2, 1]), [2, 1], [6, 12])
    try checkGradients([normal([2, 1])], closedForm: { _, d in [d.summed(to: [2, 1])] }) {
      $0[0].stretched(to: [3, 2, 4])
    }
    try checkGradients([normal([3, 2, 4])], closedForm: { _, d in [d.stretched(to: [3, 2, 4])] }) {
      $0[0].summed(to: [2, 1])
    }
  }

  @Test("has no dimension beyond its rank, and says its shape")
  func wrongAxis() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor.ones([2, 3]).sum(along: 2)
    }
    #expect(try message(result).contains("[2, 3] has no dimension 2"))
  }
}
