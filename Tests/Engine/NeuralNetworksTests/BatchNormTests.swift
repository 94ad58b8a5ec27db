import GradientChecking
import NeuralNetworks
import Tensors
import Testing

@Suite("BatchNorm") struct BatchNormTests {
  /// A layer beside its input, with γ and β that are not those of the start.
  private struct Problem: Module {
    @Parameter var x: Tensor
    let layer: BatchNorm

    init(_ shape: [Int], _ activation: Activation = .identity) {
      var generator = SplitMix64(seed: 1)
      let features = shape[shape.count - 1]
      layer = BatchNorm(
        featureCount: features, epsilon: 0.01, runningMomentum: 0.9, activation: activation,
        dtype: .float64)
      x = 2 * .normal(shape, dtype: .float64, using: &generator) + 3
      layer.$scale.value = .uniform([features], from: 1, to: 2, dtype: .float64, using: &generator)
      layer.$shift.value = .normal([features], dtype: .float64, using: &generator)
    }
  }

  private static let shapes = [[5, 3], [3, 2, 2, 4]]

  @Test("starts as a layer that changes nothing but by ε", arguments: DType.allCases)
  func start(dtype: DType) {
    let layer = BatchNorm(featureCount: 2, dtype: dtype)
    #expect(layer.epsilon == 1e-3 && layer.runningMomentum == 0.99)
    let y = layer(Tensor([3.0, -5], shape: [1, 2], dtype: dtype))
    for (found, expected) in zip(y.scalars, [3.0, -5]) {
      #expect((found - expected / 1.001.squareRoot()).magnitude < 1e-6)
    }
    #expect(layer.variables.map(\.parameter.value.dtype) == [dtype, dtype, dtype, dtype])
  }

  @Test("averages the batches' means and biased variances with its momentum")
  func runningStatistics() {
    let layer = BatchNorm(featureCount: 1, runningMomentum: 0.75, dtype: .float64)
    let first = Tensor([1.0, 3], shape: [2, 1], dtype: .float64)  // mean 2, variance 1
    let second = Tensor([0.0, 4, 4, 8], shape: [1, 2, 2, 1], dtype: .float64)  // 4 and 8
    _ = layer(first, mode: .training)
    #expect(layer.runningMean.item == 0.5 && layer.runningVariance.item == 1)
    _ = layer(second, mode: .training)
    #expect(layer.runningMean.item == 1.375 && layer.runningVariance.item == 2.75)
  }

  @Test("uses the batch's statistics in training and the running ones in inference")
  func modes() {
    let problem = Problem([64, 2])
    let (layer, x) = (problem.layer, problem.x)
    let before = layer.variables.map(\.parameter.value.bytes)
    let inference = layer(x)
    #expect(layer.variables.map(\.parameter.value.bytes) == before)
    #expect(layer(x, mode: .inference).bytes == inference.bytes)
    #expect(layer(x, mode: .training).bytes != inference.bytes)
    for _ in 0..<300 { _ = layer(x, mode: .training) }  // 0.9³⁰⁰ = 2e-14
    for (trained, found) in zip(layer(x, mode: .training).scalars, layer(x).scalars) {
      #expect((trained - found).magnitude < 1e-10)
    }
  }

  @Test("has the gradients of its equation in both modes", arguments: shapes)
  func gradients(shape: [Int]) throws {
    var generator = SplitMix64(seed: 2)
    for activation in [Activation.identity, .leakyReLU(slope: 0.2), .tanh] {
      let problem = Problem(shape, activation)
      for mode in [Mode.training, .inference] {
        // In inference against statistics that stay.
        try checkGradients(of: problem.parameters, using: &generator) {
          problem.layer(problem.x, mode: mode)
        }
      }
    }
  }

  @Test("steps its averages once for a recorded batch, and keeps them out of the recording")
  func recordedTraining() {
    let problem = Problem([6, 3])
    let other = Problem([6, 3])
    _ = other.layer(other.x, mode: .training)
    let (_, gradients) = valueAndGradients(of: problem.parameters) {
      problem.layer(problem.x, mode: .training).sum()
    }
    #expect(gradients.values.count == 3)
    #expect(problem.layer.runningMean.bytes == other.layer.runningMean.bytes)
    #expect(problem.layer.runningVariance.bytes == other.layer.runningVariance.bytes)
    // Inside a recording, the output of inference does not depend on the batch seen before.
    let gradient = valueAndGradient(at: problem.x) { x in
      _ = problem.layer(x, mode: .training)
      return problem.layer(.ones([1, 3], dtype: .float64)).sum()
    }.gradient
    #expect(gradient.scalars.allSatisfy { $0 == 0 })
  }

  @Test("lists γ and β to be trained, and all four to be saved")
  func variables() {
    let layer = BatchNorm(featureCount: 5)
    #expect(layer.parameters.map(\.name) == ["scale", "shift"])
    #expect(
      layer.variables.map(\.name) == ["scale", "shift", "runningMean", "runningVariance"])
    #expect(layer.outputShape(for: [3, 4, 5]) == [3, 4, 5])
    #expect(layer.operations(for: [3, 4, 5]) == 120)
  }

  @Test("stops at other features, naming both numbers")
  func mismatch() async throws {
    let result = try #require(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = BatchNorm(featureCount: 5).outputShape(for: [7, 7, 4])
      })
    let message = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(message.contains("5 features was given the shape [7, 7, 4]"))
  }
}
