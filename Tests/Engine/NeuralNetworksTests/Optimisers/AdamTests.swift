import Foundation
import NeuralNetworks
import Testing

@Suite("Adam") struct AdamTests {
  /// 63/64, which single precision can hold: Keras rounds β₁ and β₂ to it before it takes their powers.
  private let beta2 = 0.984375

  private func adam(_ form: Adam.Form, clipping: GradientClipping = .none) -> Adam {
    Adam(
      learningRate: 0.1, beta1: 0.5, beta2: beta2, epsilon: 1e-3, form: form, clipping: clipping)
  }

  @Test("takes the steps of its equation", arguments: [Adam.Form.paper, .tensorFlow], [nil, 1.0])
  func equation(form: Adam.Form, bound: Double?) {
    let optimiser = adam(form, clipping: bound.map { .byGlobalNorm($0) } ?? .none)
    func clip(_ g: [Double]) -> [Double] {
      let norm = g.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return g.map { $0 / max(1, norm / (bound ?? .infinity)) }
    }
    let expected = Quadratic.trajectory(clip: clip) { t, g, memory in
      memory.0 = 0.5 * memory.0 + 0.5 * g
      memory.1 = beta2 * memory.1 + (1 - beta2) * g * g
      let (meanPart, squarePart) = (1 - pow(0.5, Double(t)), 1 - pow(beta2, Double(t)))
      switch form {
      case .paper:
        let (mean, square) = (memory.0 / meanPart, memory.1 / squarePart)
        return -0.1 * mean / (square.squareRoot() + 1e-3)
      case .tensorFlow:
        let rate = 0.1 * squarePart.squareRoot() / meanPart
        return -rate * memory.0 / (memory.1.squareRoot() + 1e-3)
      }
    }
    expectEqual(Quadratic.trajectory(of: optimiser), expected)
  }

  @Test("ends where PyTorch 2.15.0 ends: the paper's form")
  func paper() {
    expectEqual(
      Quadratic.trajectory(of: adam(.paper)),
      [
        [
          0.7933363290620709, 0.08814363407104032, -0.12390592842821142, 1.0878023249266127,
          -0.055301348158753885, -0.4307167458033829, 0.12275694200677456,
        ]
      ])
  }

  @Test("ends where Keras 3.15.1 ends: TensorFlow's form")
  func tensorFlow() {
    expectEqual(
      Quadratic.trajectory(of: adam(.tensorFlow)),
      [
        [
          0.7893979317693095, 0.0895136986192137, -0.12475303300177475, 1.088145635894939,
          -0.055623314093841, -0.4262094162619445, 0.12363686576663527,
        ]
      ])
  }

  @Test("ends where Keras 3.15.1 ends with global_clipnorm=1")
  func clipped() {
    expectEqual(
      Quadratic.trajectory(of: adam(.tensorFlow, clipping: .byGlobalNorm(1))),
      [
        [
          0.789212110925898, 0.040265615010181124, -0.07150209949142361, 1.0238907878400585,
          0.010873983044155863, -0.4345877462785791, 0.12786983195357213,
        ]
      ])
  }

  @Test("moves every number by the learning rate at first, whatever the gradient's size")
  func firstStep() {
    var optimiser = Adam(learningRate: 0.125, epsilon: 0, form: .paper)
    let problem = Quadratic()
    problem.descend(by: &optimiser, steps: 1)
    for (before, after) in zip(Quadratic.start, problem.numbers) {
      #expect(((after - before).magnitude - 0.125).magnitude < 1e-14)
    }
  }
}
