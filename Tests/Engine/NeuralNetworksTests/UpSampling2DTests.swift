import GradientChecking
import NeuralNetworks
import Tensors
import Testing

@Suite("UpSampling2D") struct UpSampling2DTests {
  @Test("repeats pixels, channel by channel, and says so")
  func values() throws {
    let x = Tensor([1.0, 2, 3, 4], shape: [1, 1, 2, 2], dtype: .float64)
    let layer = UpSampling2D(factor: 2)
    #expect(layer(x).scalars == [1, 2, 1, 2, 3, 4, 3, 4, 1, 2, 1, 2, 3, 4, 3, 4])
    #expect(layer.outputShape(for: [1, 2, 2]) == [2, 4, 2])
    #expect(layer.operations(for: [1, 2, 2]) == 0)
    var generator = SplitMix64(seed: 1)
    try checkGradients(at: [x], using: &generator) { layer($0[0]) }
  }

  @Test("is undone by the mean of each window")
  func inverse() {
    var generator = SplitMix64(seed: 2)
    let x = Tensor.normal([2, 3, 4, 5], dtype: .float64, using: &generator)
    let back = AveragePooling2D(size: 2)(UpSampling2D(factor: 2)(x))
    #expect(back.shape == x.shape && back.scalars == x.scalars)
  }
}
