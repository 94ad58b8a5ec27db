import GradientChecking
import NeuralNetworks
import Tensors
import Testing

@Suite("InstanceNorm") struct InstanceNormTests {
  @Test("gives each channel of each image mean β and deviation γ")
  func moments() {
    var generator = SplitMix64(seed: 1)
    let layer = InstanceNorm(channelCount: 2, epsilon: 1e-9, dtype: .float64)
    layer.$scale.value = Tensor([2.0, 3], dtype: .float64)
    layer.$shift.value = Tensor([-1.0, 1], dtype: .float64)
    let x = 5 * Tensor.normal([3, 4, 4, 2], dtype: .float64, using: &generator) + 7
    let y = layer(x).reshaped([3, 16, 2])
    let mean = y.mean(along: 1, keepingDimension: true)
    let variance = ((y - mean) * (y - mean)).mean(along: 1)
    for (place, (mean, variance)) in zip(mean.scalars, variance.scalars).enumerated() {
      #expect((mean - [-1.0, 1][place % 2]).magnitude < 1e-12)
      #expect((variance - [4.0, 9][place % 2]).magnitude < 1e-8)
    }
  }

  @Test("has the gradients of its equation")
  func gradients() throws {
    struct Problem: Module {
      @Parameter var x: Tensor
      let layer = InstanceNorm(
        channelCount: 3, epsilon: 0.01, activation: .leakyReLU(slope: 0.2), dtype: .float64)
    }
    var generator = SplitMix64(seed: 2)
    let problem = Problem(x: .normal([2, 3, 2, 3], dtype: .float64, using: &generator))
    problem.layer.$shift.value = .normal([3], dtype: .float64, using: &generator)
    try checkGradients(of: problem.parameters, using: &generator) { problem.layer(problem.x) }
  }

  @Test("says what it does to shapes, and stops at other channels")
  func shapes() async throws {
    let layer = InstanceNorm(channelCount: 3, epsilon: 0.01)
    #expect(layer.outputShape(for: [5, 6, 3]) == [5, 6, 3])
    #expect(layer.parameters.count == 2 && layer.variables.count == 2)
    let result = try #require(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = InstanceNorm(channelCount: 3, epsilon: 0.01).outputShape(for: [3])
      })
    let message = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(message.contains("3 channels was given the shape [3]"))
  }
}
