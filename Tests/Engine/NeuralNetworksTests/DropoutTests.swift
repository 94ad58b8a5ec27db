import GradientChecking
import NeuralNetworks
import Tensors
import Testing

@Suite("Dropout") struct DropoutTests {
  @Test("drops in training what the operation drops, and nothing in inference")
  func modes() {
    var (generator, same) = (SplitMix64(seed: 1), SplitMix64(seed: 1))
    let x = Tensor.ones([10, 10])
    let layer = Dropout(rate: 0.4)
    let trained = layer(x, mode: .training, using: &generator)
    #expect(trained.bytes == dropout(x, rate: 0.4, using: &same).bytes)
    #expect(generator == same)
    #expect(layer(x, mode: .inference, using: &generator).bytes == x.bytes)
    #expect(generator == same)
    #expect(layer(x).bytes == x.bytes)
  }

  @Test("has the gradient of what it keeps")
  func gradients() throws {
    var generator = SplitMix64(seed: 2)
    let x = Tensor.normal([4, 5], dtype: .float64, using: &generator)
    try checkGradients(at: [x], using: &generator) {
      var mask = SplitMix64(seed: 3)
      return Dropout(rate: 0.4)($0[0], mode: .training, using: &mask)
    }
  }

  @Test("keeps shapes and costs nothing")
  func shapes() {
    #expect(Dropout(rate: 0.4).outputShape(for: [3, 4]) == [3, 4])
    #expect(Dropout(rate: 0.4).operations(for: [3, 4]) == 0)
    #expect(Dropout(rate: 0.4).variables.isEmpty)
  }
}
