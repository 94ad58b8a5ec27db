import Testing

@testable import Tensors

@Suite struct ConvolutionTests {
  /// Whole numbers of either sign without a pattern that a mistake could keep:
  /// (i·factor mod modulus) − half.
  private func pattern(_ shape: [Int], _ factor: Int, _ modulus: Int) -> Tensor {
    let count = shape.reduce(1, *)
    return Tensor(
      (0..<count).map { Double($0 * factor % modulus - modulus / 2) }, shape: shape,
      dtype: .float64)
  }

  /// Two channels to three, and what TensorFlow 2.21 or Keras 3.15.1 made of the patterns.
  struct Example: Sendable {
    let images, kernel: [Int]
    let stride: Int
    let padding: Padding
    let shape: [Int]
    let scalars: [Double]

    static let convolutions = [
      Example(
        images: [4, 6], kernel: [4, 4], stride: 2, padding: .same, shape: [2, 3],
        scalars: [
          -64, -66, 88, -5, 80, -17, 60, -2, -103, 17, -103, -2, -62, -17, 80, 8, 88, -66,
        ]),
      Example(
        images: [4, 4], kernel: [5, 5], stride: 2, padding: .same, shape: [2, 2],
        scalars: [-152, 61, -25, 80, -45, 77, -70, 94, 11, 64, -8, -67]),
      Example(
        images: [4, 2], kernel: [3, 3], stride: 2, padding: .same, shape: [2, 1],
        scalars: [11, 25, -26, 20, -11, -16]),
      Example(
        images: [3, 3], kernel: [4, 4], stride: 1, padding: .same, shape: [3, 3],
        scalars: [
          -18, -73, 2, 39, -16, 59, -13, -8, -3, 2, 12, 48, 59, 17, -90, -3, 41, 33, 34, 41, -69,
          -73, 51, 19, 7, -45, -6,
        ]),
      Example(
        images: [5, 4], kernel: [3, 2], stride: 2, padding: .valid, shape: [2, 2],
        scalars: [42, 70, -32, 12, -44, -22, 43, -23, 41, -42, -49, -4]),
      Example(
        images: [3, 5], kernel: [1, 3], stride: 3, padding: .same, shape: [1, 2],
        scalars: [16, 32, -17, -16, -1, 27]),
    ]

    static let transposed = [
      Example(
        images: [1, 2], kernel: [4, 4], stride: 2, padding: .same, shape: [2, 4],
        scalars: [
          7, 16, 25, -15, -15, -15, 50, -15, -15, -25, -34, 22, -28, 7, 16, 50, -15, -15, -15, 50,
          -15, 10, -25, -34,
        ]),
      Example(
        images: [1, 2], kernel: [5, 5], stride: 2, padding: .same, shape: [2, 4],
        scalars: [
          -31, -22, 13, 50, -15, -15, -15, -15, 50, -15, -15, -15, 13, 22, -34, -15, -15, -15, 50,
          -15, -15, -15, 50, -15,
        ]),
      Example(
        images: [2, 1], kernel: [3, 3], stride: 2, padding: .same, shape: [4, 2],
        scalars: [
          28, -28, 7, 16, 25, -31, -34, -25, 10, 19, 28, -28, -24, -50, 41, 41, -24, -50, -22, -31,
          25, 16, 7, -28,
        ]),
      Example(
        images: [1, 1], kernel: [2, 2], stride: 3, padding: .valid, shape: [3, 3],
        scalars: [28, -28, 7, 16, 25, -31, 0, 0, 0, -22, 13, 22, -34, -25, 10]
          + [Double](repeating: 0, count: 12)),
      Example(
        images: [2, 1], kernel: [3, 2], stride: 2, padding: .valid, shape: [5, 2],
        scalars: [
          28, -28, 7, 16, 25, -31, -22, 13, 22, -34, -25, 10, 26, 0, 0, 26, 26, 0, -34, 22, 13,
          -22, -31, 25, 16, 7, -28, 28, 19, 10,
        ]),
      Example(
        images: [2, 3], kernel: [4, 4], stride: 1, padding: .same, shape: [2, 3],
        scalars: [
          36, -25, 31, 24, 26, -37, -35, -46, 21, 19, 36, -25, 9, 24, 26, -37, -35, -46,
        ]),
    ]
  }

  @Test("gives TensorFlow's numbers", arguments: Example.convolutions)
  func convolution(_ example: Example) {
    let y = conv2D(
      pattern([1] + example.images + [2], 7, 11), weight: pattern(example.kernel + [2, 3], 5, 13),
      bias: .zeros([3], dtype: .float64), stride: example.stride, padding: example.padding)
    expectEqual(y, [1] + example.shape + [3], example.scalars)
  }

  @Test("transposed, gives the numbers of Keras' Conv2DTranspose", arguments: Example.transposed)
  func transposedConvolution(_ example: Example) {
    let y = conv2DTranspose(
      pattern([1] + example.images + [2], 7, 11), weight: pattern(example.kernel + [3, 2], 5, 13),
      bias: .zeros([3], dtype: .float64), stride: example.stride, padding: example.padding)
    expectEqual(y, [1] + example.shape + [3], example.scalars)
  }

  @Test("is f(X ∗ W + b), in both precisions", arguments: ActivationsTests.all, DType.allCases)
  func epilogue(activation: Activation, dtype: DType) {
    var generator = SplitMix64(seed: 1)
    func normal(_ shape: [Int]) -> Tensor { .normal(shape, dtype: dtype, using: &generator) }
    let (x, w, b) = (normal([3, 5, 4, 6]), normal([3, 3, 6, 2]), normal([2]))
    let zeros = Tensor.zeros([2], dtype: dtype)
    let expected = activated(
      conv2D(x, weight: w, bias: zeros, stride: 2, padding: .same) + b, by: activation)
    let found = conv2D(
      x, weight: w, bias: b, stride: 2, padding: .same, activation: activation)
    let tolerance = dtype == .float32 ? 1e-5 : 1e-13
    #expect(found.dtype == dtype)
    expectEqual(found, [3, 3, 2, 2], expected.scalars, tolerance: tolerance)

    let v = normal([3, 3, 2, 6])
    let spread = activated(
      conv2DTranspose(x, weight: v, bias: zeros, stride: 2, padding: .valid) + b, by: activation)
    let large = conv2DTranspose(
      x, weight: v, bias: b, stride: 2, padding: .valid, activation: activation)
    expectEqual(large, [3, 11, 9, 2], spread.scalars, tolerance: tolerance)
  }

  @Test("does not take images that do not fit the kernel, and says both shapes")
  func channels() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = conv2D(
        Tensor.ones([2, 5, 5, 3]), weight: Tensor.ones([3, 3, 4, 7]), bias: Tensor.ones([7]),
        padding: .same)
    }
    let text = try message(result)
    #expect(text.contains("[2, 5, 5, 3]") && text.contains("[3, 3, 4, 7]"))
    #expect(text.contains("[height, width, channels, out]"))
    let other = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = conv2DTranspose(
        Tensor.ones([2, 5, 5, 4]), weight: Tensor.ones([3, 3, 4, 7]), bias: Tensor.ones([4]),
        padding: .same)
    }
    let otherText = try message(other)
    #expect(otherText.contains("[2, 5, 5, 4]") && otherText.contains("[3, 3, 4, 7]"))
    #expect(otherText.contains("[height, width, out, channels]"))
  }

  @Test("does not take images without a batch, and says both shapes")
  func rank() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = conv2D(
        Tensor.ones([5, 5, 3]), weight: Tensor.ones([3, 3, 3, 7]), bias: Tensor.ones([7]),
        padding: .same)
    }
    let text = try message(result)
    #expect(text.contains("[5, 5, 3]") && text.contains("[3, 3, 3, 7]"))
  }

  @Test("does not take a bias of another length, and says both shapes")
  func biasMismatch() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = conv2D(
        Tensor.ones([2, 5, 5, 3]), weight: Tensor.ones([3, 3, 3, 7]), bias: Tensor.ones([3]),
        padding: .same)
    }
    let text = try message(result)
    #expect(text.contains("[3] ") && text.contains("[3, 3, 3, 7]"))
    let other = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = conv2DTranspose(
        Tensor.ones([2, 5, 5, 7]), weight: Tensor.ones([3, 3, 3, 7]), bias: Tensor.ones([7]),
        padding: .same)
    }
    #expect(try message(other).contains("[7] "))
  }

  @Test("does not mix precisions, and says which met where")
  func precisions() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let w = Tensor.ones([3, 3, 3, 7], dtype: .float64)
      _ = conv2D(Tensor.ones([2, 5, 5, 3]), weight: w, bias: Tensor.ones([7]), padding: .same)
    }
    let text = try message(result)
    #expect(text.contains("conv2D(") && text.contains("float32") && text.contains("float64"))
    let other = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let b = Tensor.ones([3], dtype: .float64)
      _ = conv2DTranspose(
        Tensor.ones([2, 5, 5, 7]), weight: Tensor.ones([3, 3, 3, 7]), bias: b, padding: .same)
    }
    let otherText = try message(other)
    #expect(otherText.contains("conv2DTranspose(") && otherText.contains("float64"))
  }

  @Test("does not take a kernel larger than an unpadded image")
  func doesNotFit() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = conv2D(
        Tensor.ones([2, 7, 4, 3]), weight: Tensor.ones([5, 5, 3, 1]), bias: Tensor.ones([1]),
        padding: .valid)
    }
    #expect(try message(result).contains("a kernel of 5 with stride 1 and valid padding"))
  }
}
