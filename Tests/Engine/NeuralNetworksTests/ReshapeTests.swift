import GradientChecking
import NeuralNetworks
import Tensors
import Testing

@Suite("Reshape and Flatten") struct ReshapeTests {
  @Test("keep the numbers and the batch", arguments: [0, 1, 3])
  func values(batch: Int) {
    var generator = SplitMix64(seed: 1)
    let x = Tensor.normal([batch, 4, 3, 2], using: &generator)
    let (flat, shaped) = (Flatten()(x), Reshape(to: [2, 12])(x))
    #expect(flat.shape == [batch, 24] && flat.bytes == x.bytes)
    #expect(shaped.shape == [batch, 2, 12] && shaped.bytes == x.bytes)
  }

  @Test("pass the gradient on")
  func gradients() throws {
    var generator = SplitMix64(seed: 2)
    let x = Tensor.normal([2, 3, 4], dtype: .float64, using: &generator)
    try checkGradients(at: [x], using: &generator) { Flatten()($0[0]) }
    try checkGradients(at: [x], using: &generator) { Reshape(to: [2, 2, 3])($0[0]) }
  }

  @Test("say what they do to shapes, and stop where the count differs")
  func shapes() async throws {
    #expect(Flatten().outputShape(for: [4, 3, 2]) == [24])
    #expect(Reshape(to: [2, 12]).outputShape(for: [4, 3, 2]) == [2, 12])
    #expect(Flatten().operations(for: [4]) == 0 && Reshape(to: [4]).operations(for: [4]) == 0)
    let result = try #require(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = Reshape(to: [7, 7])(.ones([2, 48]))
      })
    let message = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(message.contains("a reshape to [7, 7] was given the shape [48]"))
  }
}
