import GradientChecking
import Testing

@testable import Tensors

/// `function`, with another gradient entered on the tape than its own.
private func entering(
  _ pullback: @escaping (_ dOutput: Tensor, _ x: Tensor) -> Tensor,
  of function: @escaping (Tensor) -> Tensor
) -> ([Tensor]) -> Tensor {
  { x in function(x[0].untraced).recorded(from: x[0]) { d, _ in pullback(d, x[0].untraced) } }
}

private func normal(_ shape: [Int], seed: UInt64) -> Tensor {
  var generator = SplitMix64(seed: seed)
  return .normal(shape, dtype: .float64, using: &generator)
}

@Suite struct GradientCheckTests {
  static let seeds: [UInt64] = [1, 2, 3, 4, 5]

  private func check(
    _ inputs: [Tensor], seed: UInt64, closedForm: (([Tensor], Tensor) -> [Tensor])? = nil,
    of function: ([Tensor]) -> Tensor
  ) throws(GradientMismatch) {
    var generator = SplitMix64(seed: seed &+ 1000)
    try checkGradients(at: inputs, closedForm: closedForm, using: &generator, of: function)
  }

  // MARK: What must fail

  @Test("catches a gradient that is wrong by 0.1 %", arguments: seeds, [0.999, 1.001, -1, 0, 2])
  func wrongFactor(seed: UInt64, factor: Double) {
    let wrong = entering({ d, x in factor * (d * exp(x)) }, of: exp)
    #expect(throws: GradientMismatch.self) {
      try check([normal([3, 4], seed: seed)], seed: seed, of: wrong)
    }
  }

  @Test("catches a single element that is wrong by 0.1 %", arguments: seeds)
  func wrongElement(seed: UInt64) {
    let factors = Tensor([1, 1, 1.001, 1, 1, 1], dtype: .float64)
    let wrong = entering({ d, x in factors * (d * exp(x)) }, of: exp)
    #expect(throws: GradientMismatch.self) {
      try check([normal([6], seed: seed)], seed: seed, of: wrong)
    }
  }

  @Test("catches a dropped term: softmax without its sum", arguments: seeds)
  func droppedTerm(seed: UInt64) {
    let wrong = entering({ d, x in x.softmax() * d }) { $0.softmax() }
    #expect(throws: GradientMismatch.self) {
      try check([normal([3, 4], seed: seed)], seed: seed, of: wrong)
    }
  }

  @Test("catches a use of the input that the tape does not know of", arguments: seeds)
  func droppedUse(seed: UInt64) {
    #expect(throws: GradientMismatch.self) {
      try check([normal([5], seed: seed)], seed: seed) { $0[0] * $0[0].untraced }
    }
  }

  @Test("catches a weight gradient left transposed", arguments: seeds)
  func transposedWeight(seed: UInt64) {
    let x = normal([4, 4], seed: seed + 50)
    let wrong = entering({ d, _ in matmul(x, d, transposingA: true).transposed() }) {
      matmul(x, $0)
    }
    #expect(throws: GradientMismatch.self) {
      try check([normal([4, 4], seed: seed)], seed: seed, of: wrong)
    }
  }

  @Test("catches a gradient of another shape")
  func wrongShape() throws {
    let wrong = entering({ d, _ in d.sum(along: 0) }) { 2 * $0 }
    let mismatch = #expect(throws: GradientMismatch.self) {
      try check([normal([4, 3], seed: 1)], seed: 1, of: wrong)
    }
    let text = try #require(mismatch).description
    #expect(text.contains("[4, 3]") && text.contains("[3]"))
  }

  @Test("catches a gradient that is not the same twice")
  func notDeterministic() throws {
    var calls = 0.0
    let wrong = entering({ d, _ in
      calls += 1
      return (1 + 1e-15 * calls) * d
    }) { 1 * $0 }
    let mismatch = #expect(throws: GradientMismatch.self) {
      try check([normal([4], seed: 1)], seed: 1, of: wrong)
    }
    #expect(try #require(mismatch).description.contains("second computation"))
  }

  @Test("catches a closed form that is wrong, and says which element and both numbers")
  func wrongClosedForm() throws {
    let mismatch = #expect(throws: GradientMismatch.self) {
      try check(
        [Tensor([2.0], dtype: .float64)], seed: 1, closedForm: { x, d in [d * x[0] / d] },
        of: { $0[0] * $0[0] })
    }
    let text = try #require(mismatch).description
    #expect(text.contains("element 0: the closed form says 2.0, the tape"))
    #expect(throws: GradientMismatch.self) {
      try check([normal([3], seed: 1)], seed: 1, closedForm: { _, _ in [] }, of: { 2 * $0[0] })
    }
    #expect(throws: GradientMismatch.self) {
      try check(
        [normal([3], seed: 1)], seed: 1, closedForm: { _, d in [(2 * d).reshaped([3, 1])] },
        of: { 2 * $0[0] })
    }
  }

  @Test("catches a function that is not smooth where it is checked")
  func kink() {
    let x = Tensor([0.0], dtype: .float64)
    #expect(throws: GradientMismatch.self) { try check([x], seed: 1) { relu($0[0]) } }
  }

  @Test("catches what is not a number")
  func notANumber() {
    let x = Tensor([-1.0], dtype: .float64)
    #expect(throws: GradientMismatch.self) { try check([x], seed: 1) { log($0[0]) } }
  }

  // MARK: What must pass

  /// Those from 657 on have a direction along which the second derivative is nearly zero, or terms
  /// that nearly cancel.
  static let acceptedSeeds = [UInt64](0..<100) + [657, 827, 1247, 2015, 2510, 3131, 3268]

  @Test("accepts right gradients, whatever the seed", arguments: acceptedSeeds)
  func noFalseAlarm(seed: UInt64) throws {
    let logits = normal([4, 5], seed: seed)
    let labels = normal([4, 5], seed: seed + 7).softmax()
    try check([logits], seed: seed) { $0[0].softmax() }
    try check([logits], seed: seed) { (10 * $0[0]).softmax() }
    try check([logits], seed: seed) { softmaxCrossEntropy(logits: $0[0], labels: labels) }
    try check([logits], seed: seed) { sigmoidCrossEntropy(logits: 5 * $0[0], labels: labels) }
    // The divergence of N(μ, e^s) from N(0, 1).
    try check([normal([3, 4], seed: seed), normal([3, 4], seed: seed + 8)], seed: seed) { x in
      (0.5 * (x[0] * x[0] + exp(x[1]) - 1 - x[1])).sum(along: 1)
    }
    try check([normal([3, 4], seed: seed), normal([4, 2], seed: seed + 9)], seed: seed) { x in
      tanh(matmul(x[0], x[1])).mean()
    }
    try check([normal([3], seed: seed)], seed: seed) { 1000 * $0[0] + 1e6 }
  }

  @Test("leaves the parameters as they were, and finds a wrong one by them")
  func parameters() throws {
    let weight = Parameter(wrappedValue: normal([3, 2], seed: 1))
    let before = weight.value.bytes
    let list = ParameterList([("weight", weight)])
    let x = normal([4, 3], seed: 2)
    var generator = SplitMix64(seed: 3)
    try checkGradients(of: list, using: &generator) { tanh(matmul(x, weight.value)) }
    #expect(throws: GradientMismatch.self) {
      try checkGradients(of: list, using: &generator) {
        tanh(matmul(x, weight.value)) * weight.value.untraced.sum()
      }
    }
    #expect(weight.value.bytes == before && weight.value.trace == nil)
  }

  @Test("refuses to check in single precision")
  func singlePrecision() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SplitMix64(seed: 1)
      try checkGradients(at: [Tensor.ones([2])], using: &generator) { 2 * $0[0] }
    }
    let message = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(message.contains("found float32"))
  }
}
