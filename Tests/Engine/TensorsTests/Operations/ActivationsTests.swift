import Foundation
import Testing

@testable import Tensors

@Suite struct ActivationsTests {
  static let all: [Activation] = [.identity, .relu, .leakyReLU(slope: 0.2), .tanh, .sigmoid]

  @Test("computes the activations")
  func values() {
    let x = Tensor([-2.0, -0.5, 0, 1.5], dtype: .float64)
    expectEqual(relu(x), [4], [0, 0, 0, 1.5])
    expectEqual(leakyReLU(x, slope: 0.1), [4], [-0.2, -0.05, 0, 1.5])
    expectEqual(tanh(x), [4], x.scalars.map { Foundation.tanh($0) })
    expectEqual(sigmoid(x), [4], x.scalars.map { 1 / (1 + Foundation.exp(-$0)) })
    expectEqual(activated(x, by: .identity), [4], x.scalars)
  }

  @Test("gradients", arguments: all)
  func gradients(of activation: Activation) throws {
    try checkGradients([awayFromZero([3, 4])]) { activated($0[0], by: activation) }
  }

  @Test("gradients of gradients", arguments: all)
  func secondDerivatives(of activation: Activation) throws {
    try checkGradients([awayFromZero([3, 4], seed: 1), awayFromZero([3, 4], seed: 2)]) { x in
      valueAndGradient(at: x[0]) { (activated($0, by: activation) * x[1]).sum() }.gradient
    }
  }

  @Test("at the kink, the ReLUs have the slope of the negative side")
  func kinks() {
    let zero = Tensor([0.0], dtype: .float64)
    #expect(valueAndGradient(at: zero) { relu($0) }.gradient.item == 0)
    #expect(valueAndGradient(at: zero) { leakyReLU($0, slope: 0.3) }.gradient.item == 0.3)
  }

  @Test("maxout keeps the largest of each unit's pieces")
  func maxoutValues() {
    let x = Tensor([1.0, 5, 2, 3, -1, -2, -3, -4], shape: [2, 4], dtype: .float64)
    expectEqual(maxout(x, pieces: 2), [2, 2], [2, 5, -1, -2])
    expectEqual(maxout(x, pieces: 4), [2, 1], [5, -1])
    expectEqual(maxout(x, pieces: 1), [2, 4], x.scalars)
  }

  @Test("maxout's gradient goes to the winner", arguments: [1, 2, 5])
  func maxoutGradients(pieces: Int) throws {
    try checkGradients([normal([3, pieces * 4])]) { maxout($0[0], pieces: pieces) }
    let tie = Tensor([2.0, 2, 2], shape: [1, 3], dtype: .float64)
    #expect(valueAndGradient(at: tie) { maxout($0, pieces: 3) }.gradient.scalars == [1, 0, 0])
  }

  @Test("refuses a slope that hides the sign")
  func slope() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = leakyReLU(Tensor.ones([1]), slope: 0)
    }
    #expect(try message(result).contains("positive slope, found 0.0"))
  }

  @Test("refuses pieces that do not divide the columns")
  func maxoutMismatch() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = maxout(Tensor.ones([2, 5]), pieces: 2)
    }
    #expect(try message(result).contains("[2, 5]"))
  }
}
