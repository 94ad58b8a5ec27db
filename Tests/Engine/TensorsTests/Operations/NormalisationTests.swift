import GradientChecking
import Testing

@testable import Tensors

@Suite struct NormalisationTests {
  static let shapes = [[4, 3], [2, 1], [3, 2, 3, 5], [2, 4, 1, 1], [5, 2, 2]]

  /// x, γ and β. γ has both signs.
  private func inputs(_ shape: [Int]) -> [Tensor] {
    let channels = [shape[shape.count - 1]]
    return [
      2 * normal(shape, seed: 1) + 3, awayFromZero(channels, seed: 2), normal(channels, seed: 3),
    ]
  }

  @Test("makes each channel's mean β and its deviation |γ|", arguments: shapes)
  func moments(shape: [Int]) {
    let x = inputs(shape)
    let (y, mean, variance) = batchNormalised(x[0], scale: x[1], shift: x[2], epsilon: 1e-12)
    #expect(y.shape == shape)
    let channels = x[1].count
    let rows = y.reshaped([y.count / channels, channels])
    let ownMean = rows.mean(along: 0)
    expectEqual(ownMean, [channels], x[2].scalars, tolerance: 1e-10)
    let deviation = sqrt(((rows - ownMean) * (rows - ownMean)).mean(along: 0))
    expectEqual(deviation, [channels], x[1].scalars.map(\.magnitude), tolerance: 1e-9)
    let input = x[0].reshaped([y.count / channels, channels])
    expectEqual(mean, [channels], input.mean(along: 0).scalars, tolerance: 1e-13)
    let squares = (input - input.mean(along: 0)) * (input - input.mean(along: 0))
    expectEqual(variance, [channels], squares.mean(along: 0).scalars, tolerance: 1e-13)
  }

  @Test("adds ε to the variance, which is biased")
  func values() {
    let x = Tensor([1.0, 3], shape: [2, 1], dtype: .float64)  // mean 2, variance 1
    let (y, mean, variance) = batchNormalised(
      x, scale: Tensor([6.0], dtype: .float64), shift: Tensor([5.0], dtype: .float64), epsilon: 3,
      activation: .relu)
    expectEqual(y, [2, 1], [2, 8])
    #expect(mean.item == 2 && variance.item == 1)
    let given = normalised(
      x, mean: Tensor([1.0], dtype: .float64), variance: Tensor([1.0], dtype: .float64),
      scale: Tensor([6.0], dtype: .float64), shift: Tensor([5.0], dtype: .float64), epsilon: 3,
      activation: .identity)
    expectEqual(given, [2, 1], [5, 11])
  }

  @Test("takes each image's own statistics in instance normalisation")
  func instances() {
    let x = inputs([3, 2, 5, 4])
    let y = instanceNormalised(x[0], scale: x[1], shift: x[2], epsilon: 0.1, activation: .tanh)
    for image in 0..<3 {
      let alone = batchNormalised(
        x[0].sliced(image..<image + 1), scale: x[1], shift: x[2], epsilon: 0.1, activation: .tanh)
      expectEqual(y.sliced(image..<image + 1), [1, 2, 5, 4], alone.output.scalars)
    }
  }

  /// The three gradients as the equations have them, with sums over all dimensions but the last.
  private func closedForm(_ x: [Tensor], _ d: Tensor, epsilon: Double) -> [Tensor] {
    let channels = x[1].count
    let n = x[0].count / channels
    let rows = x[0].reshaped([n, channels])
    let (d, centred) = (d.reshaped([n, channels]), rows - rows.mean(along: 0))
    let deviation = sqrt((centred * centred).mean(along: 0) + epsilon)
    let normal = centred / deviation
    let (dScale, dShift) = ((d * normal).sum(along: 0), d.sum(along: 0))
    let dX = x[1] / deviation * (d - (dShift + normal * dScale) / Double(n))
    return [dX.reshaped(x[0].shape), dScale, dShift]
  }

  @Test("batch: gradients", arguments: shapes)
  func batchGradients(shape: [Int]) throws {
    try checkGradients(inputs(shape), closedForm: { closedForm($0, $1, epsilon: 0.01) }) {
      batchNormalised($0[0], scale: $0[1], shift: $0[2], epsilon: 0.01).output
    }
  }

  @Test("batch with an activation: gradients", arguments: ActivationsTests.all)
  func activatedGradients(activation: Activation) throws {
    try checkGradients(inputs([3, 2, 3, 5])) {
      batchNormalised($0[0], scale: $0[1], shift: $0[2], epsilon: 0.01, activation: activation)
        .output
    }
  }

  @Test("instance: gradients", arguments: ActivationsTests.all)
  func instanceGradients(activation: Activation) throws {
    try checkGradients(inputs([3, 2, 3, 5])) {
      instanceNormalised(
        $0[0], scale: $0[1], shift: $0[2], epsilon: 0.01, activation: activation)
    }
  }

  @Test("given statistics: gradients", arguments: ActivationsTests.all)
  func givenGradients(activation: Activation) throws {
    let (mean, variance) = (normal([5], seed: 4), sigmoid(normal([5], seed: 5)))
    try checkGradients(inputs([3, 2, 3, 5])) {
      normalised(
        $0[0], mean: mean, variance: variance, scale: $0[1], shift: $0[2], epsilon: 0.01,
        activation: activation)
    }
  }

  @Test("gradients of gradients", arguments: ActivationsTests.all)
  func secondDerivatives(activation: Activation) throws {
    let (mean, variance) = (normal([3], seed: 4), sigmoid(normal([3], seed: 5)))
    let weights = normal([2, 2, 2, 3], seed: 6)
    for isOwn in [true, false] {
      try checkGradients(inputs([2, 2, 2, 3])) { x in
        valueAndGradient(at: x[0]) {
          let y =
            isOwn
            ? batchNormalised(
              $0, scale: x[1], shift: x[2], epsilon: 0.1, activation: activation
            ).output
            : normalised(
              $0, mean: mean, variance: variance, scale: x[1], shift: x[2], epsilon: 0.1,
              activation: activation)
          return (y * y * weights).sum()
        }.gradient
      }
    }
  }

  @Test("gives the gradients of two losses of one output, each its own")
  func twoLosses() {
    let x = inputs([4, 3])
    func gradient(_ factor: Double) -> [Double] {
      valueAndGradient(at: x[0]) {
        let y = batchNormalised($0, scale: x[1], shift: x[2], epsilon: 0.1).output
        return (factor * y * y * y).sum() + (y * y).sum()
      }.gradient.scalars
    }
    let both = zip(gradient(1), gradient(3)).map { 2 * $0 - $1 }
    expectEqual(Tensor(both, dtype: .float64), [12], gradient(-1), tolerance: 1e-12)
  }

  @Test("refuses what does not fit, naming the shapes")
  func mismatch() async throws {
    let scale = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = batchNormalised(.ones([2, 5]), scale: .ones([4]), shift: .ones([4]), epsilon: 1)
    }
    #expect(try message(scale).contains("[4] do not fit an input of [2, 5]"))
    let epsilon = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = batchNormalised(.ones([2, 4]), scale: .ones([4]), shift: .ones([4]), epsilon: 0)
    }
    #expect(try message(epsilon).contains("positive epsilon, found 0.0"))
    let images = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = instanceNormalised(.ones([2, 4]), scale: .ones([4]), shift: .ones([4]), epsilon: 1)
    }
    #expect(try message(images).contains("found shape [2, 4]"))
  }
}
