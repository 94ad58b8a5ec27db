import GradientChecking
import NeuralNetworks
import Tensors
import Testing

@Suite("PixelShuffle") struct PixelShuffleTests {
  @Test("turns channels into pixels, and says so")
  func values() throws {
    var generator = SplitMix64(seed: 1)
    let x = Tensor.normal([2, 3, 2, 8], dtype: .float64, using: &generator)
    let layer = PixelShuffle(factor: 2)
    #expect(layer(x).shape == [2, 6, 4, 2])
    #expect(layer.outputShape(for: [3, 2, 8]) == [6, 4, 2])
    #expect(layer.operations(for: [3, 2, 8]) == 0)
    #expect(Set(layer(x).scalars) == Set(x.scalars))
    try checkGradients(at: [x], using: &generator) { layer($0[0]) }
  }

  @Test("stops at channels that do not divide, naming the shape")
  func mismatch() async throws {
    let result = try #require(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = PixelShuffle(factor: 2).outputShape(for: [3, 2, 6])
      })
    let message = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(message.contains("PixelShuffle by 2 was given the shape [3, 2, 6]"))
  }
}
