import GradientChecking
import NeuralNetworks
import Tensors
import Testing

@Suite("Conv2D") struct Conv2DTests {
  private func layer(
    _ inputs: Int, _ outputs: Int, kernel: Int, stride: Int = 1, padding: Padding = .same,
    activation: Activation = .identity, weights: Initialiser = .glorotUniform,
    dtype: DType = .float32
  ) -> Conv2D {
    var generator = SplitMix64(seed: 1)
    return Conv2D(
      inputs: inputs, outputs: outputs, kernel: kernel, stride: stride, padding: padding,
      activation: activation, weights: weights, dtype: dtype, using: &generator)
  }

  /// A layer beside its input, so that the gradient of both is checked. The bias is not zero.
  struct Problem: Module {
    @Parameter var x: Tensor
    let layer: Conv2D

    init(_ padding: Padding, _ activation: Activation) {
      var generator = SplitMix64(seed: 2)
      layer = Conv2D(
        inputs: 3, outputs: 2, kernel: 3, stride: 2, padding: padding, activation: activation,
        weights: .glorotUniform, dtype: .float64, using: &generator)
      x = .normal([2, 6, 5, 3], dtype: .float64, using: &generator)
      layer.$bias.value = .normal([2], dtype: .float64, using: &generator)
    }
  }

  @Test("is the convolution of its weight, bias and activation", arguments: DenseTests.activations)
  func forward(activation: Activation) {
    for padding in Padding.allCases {
      let problem = Problem(padding, activation)
      let expected = conv2D(
        problem.x, weight: problem.layer.weight, bias: problem.layer.bias, stride: 2,
        padding: padding, activation: activation)
      #expect(problem.layer(problem.x).bytes == expected.bytes)
    }
  }

  @Test("has the gradients of its equation", arguments: DenseTests.activations)
  func gradients(activation: Activation) throws {
    for padding in Padding.allCases {
      var generator = SplitMix64(seed: 3)
      let problem = Problem(padding, activation)
      try checkGradients(of: problem.parameters, using: &generator) { problem.layer(problem.x) }
    }
  }

  @Test("names its parameters, and starts with a bias of zero", arguments: DType.allCases)
  func parameters(dtype: DType) {
    let layer = layer(3, 8, kernel: 5, dtype: dtype)
    #expect(layer.parameters.map(\.name) == ["weight", "bias"])
    #expect(layer.parameters.map(\.parameter.value.shape) == [[5, 5, 3, 8], [8]])
    #expect(layer.parameters.allSatisfy { $0.parameter.value.dtype == dtype })
    #expect(layer.bias.scalars.allSatisfy { $0 == 0 })
    #expect(layer.kind == "Conv2D")
  }

  @Test(
    "is drawn after Glorot with Keras' inputs and outputs: each times the kernel's area",
    arguments: [(64, 128, 5, 1600, 3200), (3, 64, 3, 27, 576), (128, 3, 5, 3200, 75)])
  func glorot(inputs: Int, outputs: Int, kernel: Int, fanIn: Int, fanOut: Int) throws {
    let limit = (6 / Double(fanIn + fanOut)).squareRoot()
    let weight = layer(inputs, outputs, kernel: kernel, dtype: .float64).weight
    let largest = try #require(weight.scalars.map(\.magnitude).max())
    #expect(largest <= limit && largest > 0.99 * limit)
  }

  @Test("is drawn after Xavier with the inputs of one output pixel")
  func xavier() {
    let weight = layer(64, 16, kernel: 5, weights: .xavierNormal, dtype: .float64).weight
    let variance = (weight * weight).mean().item
    #expect((variance * 1600 / 2 - 1).magnitude < 5 * (2 / Double(weight.count)).squareRoot())
  }

  @Test(
    "says what it does to shapes and what that costs, as it does it",
    arguments: [
      // Keras 3.15.1's shapes and parameters.
      ([32, 32, 3], 64, 5, 2, Padding.same, [16, 16, 64], 4864),
      ([16, 16, 64], 128, 4, 2, .valid, [7, 7, 128], 131_200),
      ([7, 9, 3], 2, 3, 3, .same, [3, 3, 2], 56),
      ([7, 9, 3], 2, 3, 3, .valid, [2, 3, 2], 56),
    ])
  func shapes(
    input: [Int], outputs: Int, kernel: Int, stride: Int, padding: Padding, output: [Int],
    parameterCount: Int
  ) {
    let layer = layer(
      input[2], outputs, kernel: kernel, stride: stride, padding: padding, weights: .zeros)
    #expect(layer.outputShape(for: input) == output)
    #expect(layer(.zeros([2] + input)).shape == [2] + output)
    #expect(layer.parameters.scalarCount == parameterCount)
    let pixels = output[0] * output[1]
    let products = pixels * outputs * kernel * kernel * input[2]
    #expect(layer.operations(for: input) == 2 * products + pixels * outputs)
  }

  @Test("stops where images have other channels or none, naming both")
  func shapeMismatch() async throws {
    let result = try #require(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        var generator = SplitMix64(seed: 7)
        let layer = Conv2D(
          inputs: 4, outputs: 3, kernel: 3, padding: .same, weights: .zeros, using: &generator)
        _ = layer.outputShape(for: [28, 28, 1])
      })
    let message = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(message.contains("Conv2D takes images of [height, width, 4], found [28, 28, 1]"))
    let other = try #require(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        var generator = SplitMix64(seed: 7)
        let layer = Conv2D(
          inputs: 4, outputs: 3, kernel: 3, padding: .same, weights: .zeros, using: &generator)
        _ = layer(.zeros([2, 28, 28]))
      })
    let otherMessage = String(decoding: other.standardErrorContent, as: UTF8.self)
    #expect(otherMessage.contains("[2, 28, 28]") && otherMessage.contains("[3, 3, 4, 3]"))
  }
}
