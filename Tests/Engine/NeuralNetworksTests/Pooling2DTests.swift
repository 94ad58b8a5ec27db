import GradientChecking
import NeuralNetworks
import Tensors
import Testing

@Suite("Pooling2D") struct Pooling2DTests {
  private let x = Tensor((0..<24).map(Double.init), shape: [1, 3, 4, 2], dtype: .float64)

  @Test("takes each window's largest or mean, channel by channel")
  func values() {
    #expect(MaxPooling2D(size: 2)(x).scalars == [10, 11, 14, 15])
    #expect(AveragePooling2D(size: 2)(x).scalars == [5, 6, 9, 10])
  }

  @Test("says what it does to shapes and what that costs")
  func shapes() {
    for layer in [MaxPooling2D(size: 2), AveragePooling2D(size: 2)] as [any Layer] {
      #expect(layer.outputShape(for: [3, 4, 2]) == [1, 2, 2])
      #expect(layer(x).shape == [1, 1, 2, 2])
      #expect(layer.variables.isEmpty)
    }
    #expect(MaxPooling2D(size: 2).operations(for: [3, 4, 2]) == 4 * 3)
    #expect(AveragePooling2D(size: 2).operations(for: [3, 4, 2]) == 4 * 4)
  }

  @Test("has the gradients of its operation")
  func gradients() throws {
    var generator = SplitMix64(seed: 1)
    try checkGradients(at: [x], using: &generator) { MaxPooling2D(size: 2)($0[0]) }
    try checkGradients(at: [x], using: &generator) { AveragePooling2D(size: 3)($0[0]) }
  }

  @Test("stops at an image smaller than the window, naming both")
  func mismatch() async throws {
    let result = try #require(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = MaxPooling2D(size: 4).outputShape(for: [3, 4, 2])
      })
    let message = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(message.contains("MaxPooling2D of 4 × 4 pixels was given the shape [3, 4, 2]"))
  }
}
