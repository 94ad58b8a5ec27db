import GradientChecking
import NeuralNetworks
import Tensors
import Testing

@Suite("GaussianNoise") struct GaussianNoiseTests {
  @Test("adds noise of its deviation in training, other noise each time, and none in inference")
  func modes() {
    var generator = SplitMix64(seed: 1)
    let layer = GaussianNoise(deviation: 0.5)
    let x = Tensor(repeating: 3, shape: [100, 100], dtype: .float64)
    let noise = layer(x, mode: .training, using: &generator) - x
    #expect(noise.mean().item.magnitude < 0.025)
    #expect(((noise * noise).mean().item - 0.25).magnitude < 0.02)
    #expect((layer(x, mode: .training, using: &generator) - x).bytes != noise.bytes)
    let state = generator
    #expect(layer(x, mode: .inference, using: &generator).bytes == x.bytes)
    #expect(layer(x).bytes == x.bytes && generator == state)
  }

  @Test("has the gradient of its input")
  func gradients() throws {
    var generator = SplitMix64(seed: 2)
    let x = Tensor.normal([4, 5], dtype: .float64, using: &generator)
    try checkGradients(at: [x], closedForm: { _, d in [d] }, using: &generator) {
      var noise = SplitMix64(seed: 3)
      return GaussianNoise(deviation: 2)($0[0], mode: .training, using: &noise)
    }
  }

  @Test("keeps shapes and costs nothing")
  func shapes() {
    #expect(GaussianNoise(deviation: 1).outputShape(for: [3, 4]) == [3, 4])
    #expect(GaussianNoise(deviation: 1).operations(for: [3, 4]) == 0)
  }
}
