import GradientChecking
import NeuralNetworks
import Tensors
import Testing

@Suite("Conv2DTranspose") struct Conv2DTransposeTests {
  private func layer(
    _ inputs: Int, _ outputs: Int, kernel: Int, stride: Int = 1, padding: Padding = .same,
    weights: Initialiser = .glorotUniform, dtype: DType = .float32
  ) -> Conv2DTranspose {
    var generator = SplitMix64(seed: 1)
    return Conv2DTranspose(
      inputs: inputs, outputs: outputs, kernel: kernel, stride: stride, padding: padding,
      weights: weights, dtype: dtype, using: &generator)
  }

  /// A layer beside its input, so that the gradient of both is checked. The bias is not zero.
  struct Problem: Module {
    @Parameter var x: Tensor
    let layer: Conv2DTranspose

    init(_ padding: Padding, _ activation: Activation) {
      var generator = SplitMix64(seed: 2)
      layer = Conv2DTranspose(
        inputs: 3, outputs: 2, kernel: 3, stride: 2, padding: padding, activation: activation,
        weights: .glorotUniform, dtype: .float64, using: &generator)
      x = .normal([2, 3, 2, 3], dtype: .float64, using: &generator)
      layer.$bias.value = .normal([2], dtype: .float64, using: &generator)
    }
  }

  @Test(
    "is the transposed convolution of its weight, bias and activation",
    arguments: DenseTests.activations)
  func forward(activation: Activation) {
    for padding in Padding.allCases {
      let problem = Problem(padding, activation)
      let expected = conv2DTranspose(
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

  @Test(
    "is the adjoint of the convolution with its weight: ⟨conv x, y⟩ = ⟨x, convT y⟩",
    arguments: 1...5, 1...3)
  func adjoint(kernel: Int, stride: Int) {
    for padding in Padding.allCases {
      var generator = SplitMix64(seed: 4)
      let back = layer(
        4, 3, kernel: kernel, stride: stride, padding: padding, dtype: .float64)
      let there = Conv2D(
        inputs: 3, outputs: 4, kernel: kernel, stride: stride, padding: padding, weights: .zeros,
        dtype: .float64, using: &generator)
      there.$weight.value = back.weight
      let y = Tensor.normal([2, 3, 5, 4], dtype: .float64, using: &generator)
      let x = Tensor.normal(
        [2] + back.outputShape(for: [3, 5, 4]), dtype: .float64, using: &generator)
      let (found, expected) = ((there(x) * y).sum().item, (x * back(y)).sum().item)
      #expect(
        (found - expected).magnitude <= 1e-12 * max(found.magnitude, 1),
        "\(padding): \(found), \(expected)")
    }
  }

  @Test("names its parameters, and starts with a bias of zero", arguments: DType.allCases)
  func parameters(dtype: DType) {
    let layer = layer(8, 3, kernel: 5, dtype: dtype)
    #expect(layer.parameters.map(\.name) == ["weight", "bias"])
    #expect(layer.parameters.map(\.parameter.value.shape) == [[5, 5, 3, 8], [3]])
    #expect(layer.parameters.allSatisfy { $0.parameter.value.dtype == dtype })
    #expect(layer.bias.scalars.allSatisfy { $0 == 0 })
    #expect(layer.kind == "Conv2DTranspose")
  }

  @Test(
    "is drawn after Glorot with Keras' inputs and outputs: each times the kernel's area",
    arguments: [(64, 128, 5, 3200, 1600), (64, 3, 3, 27, 576), (3, 128, 5, 3200, 75)])
  func glorot(inputs: Int, outputs: Int, kernel: Int, fanIn: Int, fanOut: Int) throws {
    let limit = (6 / Double(fanIn + fanOut)).squareRoot()
    let weight = layer(inputs, outputs, kernel: kernel, dtype: .float64).weight
    let largest = try #require(weight.scalars.map(\.magnitude).max())
    #expect(largest <= limit && largest > 0.99 * limit)
  }

  @Test(
    "says what it does to shapes and what that costs, as it does it",
    arguments: [
      // Keras 3.15.1's shapes and parameters.
      ([7, 7, 128], 64, 5, 2, Padding.same, [14, 14, 64], 204_864),
      ([14, 14, 64], 3, 4, 3, .valid, [43, 43, 3], 3075),
      ([3, 5, 2], 4, 3, 2, .same, [6, 10, 4], 76),
      ([3, 5, 2], 4, 3, 2, .valid, [7, 11, 4], 76),
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
    let products = input[0] * input[1] * outputs * kernel * kernel * input[2]
    #expect(layer.operations(for: input) == 2 * products + output[0] * output[1] * outputs)
  }

  @Test("stops where images have other channels, naming both")
  func shapeMismatch() async throws {
    let result = try #require(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        var generator = SplitMix64(seed: 7)
        let layer = Conv2DTranspose(
          inputs: 4, outputs: 3, kernel: 3, padding: .same, weights: .zeros, using: &generator)
        _ = layer.outputShape(for: [7, 7, 3])
      })
    let message = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(
      message.contains("Conv2DTranspose takes images of [height, width, 4], found [7, 7, 3]"))
  }
}
