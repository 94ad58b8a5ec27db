import Testing

@testable import Tensors

@Suite struct ArithmeticTests {
  /// Shapes of two operands: equal, stretched in front, in the middle, at the end, on both sides.
  static let shapes: [([Int], [Int])] = [
    ([2, 3], [2, 3]), ([2, 3], [3]), ([3], [2, 3]), ([2, 3, 4], [2, 1, 4]), ([2, 3], [2, 1]),
    ([2, 1], [1, 3]), ([2, 3], []), ([1], [2, 2]), ([2, 1, 2], [3, 1]),
  ]

  @Test("computes element by element")
  func values() {
    let a = Tensor([1.0, 2, 3, 4], shape: [2, 2], dtype: .float64)
    let b = Tensor([10.0, 20], dtype: .float64)
    expectEqual(a + b, [2, 2], [11, 22, 13, 24])
    expectEqual(a - b, [2, 2], [-9, -18, -7, -16])
    expectEqual(a * b, [2, 2], [10, 40, 30, 80])
    expectEqual(a / b, [2, 2], [0.1, 0.1, 0.3, 0.2])
    expectEqual(-a, [2, 2], [-1, -2, -3, -4])
    expectEqual(a + 1, [2, 2], [2, 3, 4, 5])
    expectEqual(1 + a, [2, 2], [2, 3, 4, 5])
    expectEqual(a - 1, [2, 2], [0, 1, 2, 3])
    expectEqual(1 - a, [2, 2], [0, -1, -2, -3])
    expectEqual(a * 2, [2, 2], [2, 4, 6, 8])
    expectEqual(2 * a, [2, 2], [2, 4, 6, 8])
    expectEqual(a / 2, [2, 2], [0.5, 1, 1.5, 2])
  }

  @Test("sums: gradients, however the operands are stretched", arguments: shapes)
  func sum(a: [Int], b: [Int]) throws {
    let inputs = [normal(a, seed: 1), normal(b, seed: 2)]
    try checkGradients(
      inputs, closedForm: { x, d in [d.summed(to: x[0].shape), d.summed(to: x[1].shape)] },
      of: { $0[0] + $0[1] })
    try checkGradients(
      inputs, closedForm: { x, d in [d.summed(to: x[0].shape), -d.summed(to: x[1].shape)] },
      of: { $0[0] - $0[1] })
  }

  @Test("products: gradients, however the operands are stretched", arguments: shapes)
  func product(a: [Int], b: [Int]) throws {
    let inputs = [normal(a, seed: 1), awayFromZero(b, seed: 2)]
    try checkGradients(
      inputs,
      closedForm: { x, d in [(d * x[1]).summed(to: x[0].shape), (d * x[0]).summed(to: x[1].shape)]
      },
      of: { $0[0] * $0[1] })
    try checkGradients(
      inputs,
      closedForm: { x, d in
        [
          (d / x[1]).summed(to: x[0].shape),
          (-(d * x[0] / (x[1] * x[1]))).summed(to: x[1].shape),
        ]
      },
      of: { $0[0] / $0[1] })
  }

  @Test("with numbers: gradients")
  func numbers() throws {
    try checkGradients([normal([2, 3])], closedForm: { _, d in [-3 * d] }) { 1 - (3 * $0[0] - 2) }
    try checkGradients([normal([4])], closedForm: { _, d in [0.5 * d] }) { ($0[0] + 1) / 2 }
  }

  @Test("+= gives what + gives, recorded or not")
  func adding() throws {
    try checkGradients([normal([2, 3], seed: 1), normal([3], seed: 2)]) {
      var sum = $0[0]
      sum += $0[1] * $0[1]
      sum += $0[0] * $0[0]
      return sum
    }
    var x = Tensor([1.0, 2])
    x += Tensor([10.0])
    #expect(x.scalars == [11, 12])
  }

  @Test("does not combine shapes that do not fit, and says both")
  func shapeMismatch() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor.ones([2, 3]) + Tensor.ones([4, 3])
    }
    let text = try message(result)
    #expect(text.contains("[2, 3]") && text.contains("[4, 3]"))
  }

  @Test("does not combine precisions, and says both")
  func dtypeMismatch() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor.ones([2]) * Tensor.ones([2], dtype: .float64)
    }
    let text = try message(result)
    #expect(text.contains("float32") && text.contains("float64"))
  }
}
