import Foundation
import Testing

@testable import Kernels

@Suite struct ActivationTests {
  private let x: [Double] = [-3, -0.5, 0, 0.5, 3]

  @Test("applies its function, and its derivative from the output")
  func functions() {
    check(.identity, value: { $0 }, derivative: { _ in 1 })
    check(.relu, value: { max($0, 0) }, derivative: { $0 > 0 ? 1 : 0 })
    check(
      .leakyReLU(slope: 0.2), value: { $0 > 0 ? $0 : 0.2 * $0 }, derivative: { $0 > 0 ? 1 : 0.2 })
    check(.tanh, value: { tanh($0) }, derivative: { 1 - tanh($0) * tanh($0) })
    check(
      .sigmoid, value: { 1 / (1 + exp(-$0)) },
      derivative: { exp(-$0) / ((1 + exp(-$0)) * (1 + exp(-$0))) })
  }

  private func check(
    _ activation: Activation, value: (Double) -> Double, derivative: (Double) -> Double
  ) {
    var y = [Double](repeating: 0, count: 5)
    activate(activation, x, into: &y, count: 5)
    #expect(zip(y, x).allSatisfy { ($0 - value($1)).magnitude < 1e-15 }, "\(activation)")
    let dy: [Double] = [2, -1, 3, 0.5, 4]
    var dx = [Double](repeating: 0, count: 5)
    activationGradient(activation, dy, output: y, into: &dx, count: 5)
    for i in x.indices {
      #expect((dx[i] - dy[i] * derivative(x[i])).magnitude < 1e-15, "\(activation) at \(x[i])")
    }
  }

  @Test("does the same to the chunks of a long tensor")
  func long() {
    let x: [Float] = draws(100_001)
    var y = x
    activate(.leakyReLU(slope: 0.5), x, into: &y, count: x.count)
    #expect(y == x.map { $0 < 0 ? 0.5 * $0 : $0 })
    var dx = x
    activationGradient(.relu, x, output: x, into: &dx, count: x.count)
    #expect(dx == x.map { max($0, 0) })
  }

  @Test(
    "does not hide what is not a number",
    arguments: [
      Activation.identity, .relu, .leakyReLU(slope: 0.1), .tanh, .sigmoid,
    ])
  func notANumber(_ activation: Activation) {
    var y: Float = 0
    activate(activation, [.nan], into: &y, count: 1)
    #expect(y.isNaN)
  }
}
