import Testing

@testable import Tensors

@Suite struct RecordingTests {
  private func box(_ tensor: Tensor) -> Parameter { Parameter(wrappedValue: tensor) }

  @Test("gives the same bytes when it is asked twice")
  func twice() {
    let weight = box(normal([4, 4]))
    let x = normal([3, 4], seed: 2)
    func once() -> (value: Tensor, gradients: Gradients) {
      valueAndGradients(of: ParameterList([("weight", weight)])) {
        tanh(matmul(x, weight.value)).sum()
      }
    }
    let (first, second) = (once(), once())
    #expect(first.value.bytes == second.value.bytes)
    #expect(first.gradients.values[0].bytes == second.gradients.values[0].bytes)
  }

  @Test("adds the gradients of a value that is used more than once")
  func reuse() {
    let gradient = valueAndGradient(at: Tensor([3.0])) { x in
      let y = x * x
      return y * y + x + y
    }.gradient
    #expect(gradient.item == 4 * 27 + 1 + 6)
  }

  @Test("records nothing of a frozen network")
  func frozen() {
    let (trained, frozen) = (box(normal([4, 4], seed: 1)), box(normal([4, 4], seed: 2)))
    _ = valueAndGradients(of: ParameterList([("trained", trained)])) {
      let features = tanh(matmul(normal([2, 4], seed: 3), frozen.value))
      #expect(features.trace == nil && frozen.value.trace == nil)
      let output = matmul(features, trained.value)
      #expect(output.isTraced && output.trace!.tape.entries.count == 2)
      return output.sum()
    }
  }

  @Test("gives zeros for what the value does not depend on")
  func independent() {
    let inputs = [normal([2, 3], seed: 1), normal([3], seed: 2)]
    let gradients = valueAndGradients(at: inputs) { ($0[1] * $0[1]).sum() }.gradients
    expectEqual(gradients[0], [2, 3], [Double](repeating: 0, count: 6))
    expectEqual(gradients[1], [3], inputs[1].scalars.map { 2 * $0 })
    let constant = valueAndGradient(at: inputs[1]) { _ in Tensor([1.0], dtype: .float64) }
    #expect(constant.gradient.scalars == [0, 0, 0])
  }

  @Test("is the identity's: one")
  func identity() {
    #expect(valueAndGradient(at: Tensor([5.0])) { $0 }.gradient.item == 1)
  }

  @Test("leaves constants: what it returns, and what escapes from its body")
  func escaping() {
    var escaped = Tensor([0.0])
    let (value, gradient) = valueAndGradient(at: Tensor([2.0])) { x in
      escaped = x * x
      return escaped
    }
    #expect(value.trace == nil && gradient.trace == nil && !escaped.isTraced)
    // On either side of a recorded value, as the point of a new recording, and as its value.
    #expect(valueAndGradient(at: Tensor([3.0])) { escaped * $0 }.gradient.item == 4)
    #expect(valueAndGradient(at: Tensor([3.0])) { $0 * escaped }.gradient.item == 4)
    #expect(valueAndGradient(at: escaped) { $0 * $0 }.gradient.item == 8)
    #expect(valueAndGradient(at: Tensor([3.0])) { _ in escaped }.gradient.item == 0)
  }

  @Test("takes an escaped value for a constant as the point of an inner recording, too")
  func escapedPoint() {
    var escaped = Tensor([0.0])
    _ = valueAndGradient(at: Tensor([2.0])) { x in
      escaped = x
      return x
    }
    // d/dx (∂(y²·x)/∂y) = 2y
    let gradient = valueAndGradient(at: Tensor([3.0])) { x in
      valueAndGradient(at: escaped) { $0 * $0 * x }.gradient
    }.gradient
    #expect(gradient.item == 4)
  }

  @Test("leaves parameters and escaped values untraced when its body throws")
  func throwing() {
    struct Interruption: Error {}
    let weight = box(Tensor([2.0]))
    var escaped = Tensor([0.0])
    #expect(throws: Interruption.self) {
      _ = try valueAndGradients(of: ParameterList([("weight", weight)])) {
        escaped = weight.value * weight.value
        throw Interruption()
      }
    }
    #expect(weight.value.trace == nil && weight.value.item == 2)
    #expect(!escaped.isTraced)
    #expect(valueAndGradient(at: Tensor([3.0])) { escaped * $0 }.gradient.item == 4)
  }

  @Test("differentiates a gradient: (x³)″ = 6x")
  func second() {
    let x = Tensor([2.0], dtype: .float64)
    let second = valueAndGradient(at: x) { x in
      valueAndGradient(at: x) { $0 * $0 * $0 }.gradient
    }
    #expect(second.value.item == 12 && second.gradient.item == 12)
    let third = valueAndGradient(at: x) { x in
      valueAndGradient(at: x) { x in
        valueAndGradient(at: x) { $0 * $0 * $0 * $0 }.gradient
      }.gradient
    }
    #expect(third.gradient.item == 48)
  }

  @Test("nests with the same parameter inside and outside")
  func nestedParameter() {
    let weight = box(Tensor([3.0], dtype: .float64))
    let list = ParameterList([("weight", weight)])
    // d/dw (w · d(w³)/dw) = d/dw 3w³ = 9w²
    let outer = valueAndGradients(of: list) {
      let before = weight.value
      let inner = valueAndGradients(of: list) { weight.value * weight.value * weight.value }
      #expect(weight.value.trace?.index == before.trace?.index)
      return weight.value * inner.gradients.values[0]
    }
    #expect(outer.value.item == 81 && outer.gradients.values[0].item == 81)
    #expect(weight.value.trace == nil)
  }

  @Test(
    "differentiates a gradient penalty ‖∂D/∂x‖² with respect to the weights",
    arguments: [
      Activation.tanh, .leakyReLU(slope: 0.2), .sigmoid,
    ])
  func gradientPenalty(activation: Activation) throws {
    let x = normal([3, 4], seed: 1)
    let weights = [
      normal([4, 5], seed: 2), normal([5], seed: 3), normal([5, 1], seed: 4), normal([1], seed: 5),
    ]
    try checkGradients(weights) { w in
      let gradient = valueAndGradient(at: x) { x in
        let hidden = linear(x, weight: w[0], bias: w[1], activation: activation)
        return linear(hidden, weight: w[2], bias: w[3], activation: .sigmoid).sum()
      }.gradient
      return (gradient * gradient).sum(along: 1)
    }
  }

  @Test("asks for one number, and says which shape it found")
  func notOneNumber() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = valueAndGradient(at: Tensor.ones([2, 3])) { $0 * $0 }
    }
    #expect(try message(result).contains("[2, 3]"))
  }
}
