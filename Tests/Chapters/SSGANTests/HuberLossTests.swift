import GradientChecking
import Tensors
import Testing

@testable import SSGAN

private func tensor(_ x: [Double]) -> Tensor { Tensor(x, dtype: .float64) }

/// The definition, branch by branch.
private func huber(_ r: Double, _ δ: Double) -> Double {
  r.magnitude < δ ? r * r / 2 : δ * r.magnitude - δ * δ / 2
}

@Suite("Huber's loss")
struct HuberLossTests {
  @Test("is its definition on either side of the kinks", arguments: [0.25, 1, 3])
  func values(delta: Double) {
    let r = [-9, -3.1, -1.01, -0.99, -0.3, -1e-9, 0, 0.2, 0.6, 1.5, 2.9, 40]
    let loss = huberLoss(tensor(r), tensor(r.map { _ in 0 }), delta: delta).scalars
    for (r, found) in zip(r, loss) { #expect((found - huber(r, delta)).magnitude < 1e-13, "\(r)") }
  }

  @Test("is ½δ² at the kinks, where its slope is ±δ", arguments: [0.25, 1, 3])
  func kinks(delta: Double) {
    for sign in [-1.0, 1] {
      let (value, gradient) = valueAndGradient(at: tensor([sign * delta])) {
        huberLoss($0, tensor([0]), delta: delta).sum()
      }
      #expect(value.item == delta * delta / 2)
      #expect(gradient.scalars == [sign * delta])
    }
  }

  @Test("its gradient is the difference, cut to ±δ, and the opposite", arguments: [0.25, 1, 3])
  func gradient(delta: Double) throws {
    var random = SplitMix64(seed: 1)
    let (a, b) = ([-4, -0.7, 0.1, 0.4, 2, 7.0], [1, -0.6, 0, 0.3, -2, 6.5])
    try checkGradients(
      at: [tensor(a), tensor(b)],
      closedForm: { inputs, cotangent in
        let slope = zip(zip(a, b), cotangent.scalars).map { pair, c in
          c * min(max(pair.0 - pair.1, -delta), delta)
        }
        return [tensor(slope), tensor(slope.map { -$0 })]
      }, using: &random
    ) { huberLoss($0[0], $0[1], delta: delta) }
  }

  @Test("is even, grows like |r| far away, and its curvature is 1 within and 0 without")
  func shape() {
    let far = huberLoss(tensor([1e6, -1e6]), tensor([0, 0])).scalars
    #expect(far == [1e6 - 0.5, 1e6 - 0.5])
    for (r, curvature) in [(0.5, 1.0), (-0.2, 1), (1.5, 0), (-8, 0)] {
      let second = valueAndGradient(at: tensor([r])) { r in
        valueAndGradient(at: r) { huberLoss($0, tensor([0])).sum() }.gradient.sum()
      }.gradient
      #expect(second.scalars == [curvature])
    }
  }

  @Test("other shapes and a δ of zero are refused")
  func refusals() async {
    await #expect(processExitsWith: .failure) {
      _ = huberLoss(Tensor([1.0]), Tensor([1.0, 2.0]))
    }
    await #expect(processExitsWith: .failure) {
      _ = huberLoss(Tensor([1.0]), Tensor([1.0]), delta: 0)
    }
  }
}
