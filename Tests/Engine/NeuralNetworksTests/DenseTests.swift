import Foundation
import GradientChecking
import NeuralNetworks
import Tensors
import Testing

@Suite("Dense") struct DenseTests {
  static let activations: [Activation] = [
    .identity, .relu, .leakyReLU(slope: 0.2), .tanh, .sigmoid,
  ]
  static let sizes: [(batch: Int, inputs: Int, outputs: Int)] = [
    (1, 1, 1), (1, 5, 1), (3, 1, 7), (2, 4, 3), (5, 3, 1), (7, 17, 9), (33, 5, 19),
  ]

  /// A layer beside its input, so that the gradient of both is checked. The bias is not zero.
  struct Problem: Module {
    @Parameter var x: Tensor
    let layer: Dense

    init(
      _ activation: Activation, _ size: (batch: Int, inputs: Int, outputs: Int),
      using generator: inout SplitMix64
    ) {
      layer = Dense(
        inputs: size.inputs, outputs: size.outputs, activation: activation,
        weights: .xavierNormal, dtype: .float64, using: &generator)
      x = .normal([size.batch, size.inputs], dtype: .float64, using: &generator)
      layer.$bias.value = .normal([size.outputs], dtype: .float64, using: &generator)
    }
  }

  private func plain(_ activation: Activation, _ x: Double) -> Double {
    switch activation {
    case .identity: x
    case .relu: max(x, 0)
    case .leakyReLU(let slope): x > 0 ? x : slope * x
    case .tanh: Foundation.tanh(x)
    case .sigmoid: 1 / (1 + exp(-x))
    }
  }

  @Test("is f(x·W + b)", arguments: activations, sizes)
  func forward(activation: Activation, size: (batch: Int, inputs: Int, outputs: Int)) {
    var generator = SplitMix64(seed: 2)
    let problem = Problem(activation, size, using: &generator)
    let y = problem.layer(problem.x)
    #expect(y.shape == [size.batch, size.outputs])
    let (x, w, b) = (
      problem.x.scalars, problem.layer.weight.scalars, problem.layer.bias.scalars
    )
    for (place, found) in y.scalars.enumerated() {
      let (row, column) = place.quotientAndRemainder(dividingBy: size.outputs)
      let sum = (0..<size.inputs).reduce(b[column]) {
        $0 + x[row * size.inputs + $1] * w[$1 * size.outputs + column]
      }
      #expect((found - plain(activation, sum)).magnitude < 1e-12, "row \(row), column \(column)")
    }
  }

  @Test("has the gradients of its equation", arguments: activations, sizes)
  func gradients(
    activation: Activation, size: (batch: Int, inputs: Int, outputs: Int)
  ) throws {
    var generator = SplitMix64(seed: 3)
    let problem = Problem(activation, size, using: &generator)
    try checkGradients(of: problem.parameters, using: &generator) { problem.layer(problem.x) }
  }

  @Test("starts with a bias of zero and weights of the initialiser", arguments: DType.allCases)
  func start(dtype: DType) {
    var (generator, same) = (SplitMix64(seed: 4), SplitMix64(seed: 4))
    let layer = Dense(
      inputs: 6, outputs: 5, weights: .glorotUniform, dtype: dtype, using: &generator)
    let weight = Initialiser.glorotUniform.tensor(
      [6, 5], inputs: 6, outputs: 5, dtype: dtype, using: &same)
    #expect(layer.weight.bytes == weight.bytes)
    #expect(layer.weight.shape == [6, 5])
    #expect(layer.bias.shape == [5])
    #expect(layer.bias.dtype == dtype)
    #expect(layer.bias.scalars.allSatisfy { $0 == 0 })
    #expect(generator == same)
  }

  @Test("says what it does to shapes and what that costs")
  func shapes() {
    var generator = SplitMix64(seed: 5)
    let layer = Dense(inputs: 6, outputs: 5, weights: .zeros, using: &generator)
    #expect(layer.outputShape(for: [6]) == [5])
    #expect(layer.operations(for: [6]) == 2 * 30 + 5)
  }

  @Test("stops at an input of another width, naming both shapes")
  func width() async throws {
    let result = try #require(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        var generator = SplitMix64(seed: 6)
        let layer = Dense(inputs: 4, outputs: 3, weights: .zeros, using: &generator)
        _ = layer(.zeros([2, 5]))
      })
    let message = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(message.contains("[2, 5]"))
    #expect(message.contains("[4, 3]"))
  }

  @Test("stops where a network's shapes do not meet, naming both")
  func shapeMismatch() async throws {
    let result = try #require(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        var generator = SplitMix64(seed: 7)
        let layer = Dense(inputs: 4, outputs: 3, weights: .zeros, using: &generator)
        _ = layer.outputShape(for: [28, 28])
      })
    let message = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(message.contains("a dense layer of 4 inputs was given the shape [28, 28]"))
  }
}
