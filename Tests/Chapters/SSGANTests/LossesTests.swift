import Foundation
import GradientChecking
import Tensors
import Testing

@testable import SSGAN

/// Logits of four pictures in three classes and one for generated ones.
private let logits: [[Double]] = [
  [2, -1, 0.3, 0.5], [-0.2, 0.1, 0.4, -2], [-3, 4, 1, 3.5], [0, 0.7, -0.8, 6],
]
private let classes = [0, 2, 1, 1]

private func softmax(_ row: [Double]) -> [Double] {
  let powers = row.map { exp($0) }
  return powers.map { $0 / powers.reduce(0, +) }
}
private func oneHot(_ label: Int, _ n: Int) -> [Double] { (0..<n).map { $0 == label ? 1 : 0 } }
private func mean(_ x: [Double]) -> Double { x.reduce(0, +) / Double(x.count) }
private func huber(_ r: Double) -> Double { r.magnitude < 1 ? r * r / 2 : r.magnitude - 0.5 }

private func tensor(_ rows: [[Double]]) -> Tensor {
  Tensor(rows.flatMap { $0 }, shape: [rows.count, rows[0].count], dtype: .float64)
}
private func verdict(_ logits: Tensor) -> ClassVerdict {
  ClassVerdict(logits: logits, features: .zeros([logits.shape[0], 1], dtype: logits.dtype))
}
private let labels = classes.map { oneHot($0, 3) }

/// A loss of n + 1 logits with its definition from the probabilities p of one picture, and the slope of
/// the sum of those definitions, as its doc comment has them. `label` is the picture's class.
struct LossCase: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let loss: @Sendable (ClassVerdict) -> Tensor
  let definition: @Sendable (_ p: [Double], _ label: Int) -> Double
  let slope: @Sendable (_ p: [Double], _ label: Int) -> [Double]

  static let all = supervised + adversarial

  static let supervised = [
    LossCase(
      testDescription: "n classes",
      loss: { supervisedLoss($0, labels: tensor(labels)) },
      definition: { p, y in -log(p[y] / p[0..<3].reduce(0, +)) },
      slope: { p, y in
        (0..<3).map { p[$0] / p[0..<3].reduce(0, +) - ($0 == y ? 1 : 0) } + [0]
      }),
    LossCase(
      testDescription: "n + 1 classes",
      loss: { jointSupervisedLoss($0, labels: tensor(labels)) },
      definition: { p, y in -log(p[y]) },
      slope: { p, y in (0..<4).map { p[$0] - ($0 == y ? 1 : 0) } }),
    LossCase(
      testDescription: "Huber",
      loss: { huberSupervisedLoss($0, labels: tensor(labels)) },
      definition: { p, y in mean((0..<3).map { huber(($0 == y ? 1 : 0) - p[$0]) }) },
      slope: { p, y in
        let g = (0..<3).map { (p[$0] - ($0 == y ? 1 : 0)) / 3 } + [0]
        let common = zip(g, p).reduce(0) { $0 + $1.0 * $1.1 }
        return (0..<4).map { p[$0] * (g[$0] - common) }
      }),
  ]

  static let adversarial = [
    LossCase(
      testDescription: "calling real", loss: { callingRealLoss($0) },
      definition: { p, _ in -log(1 - p[3]) }, slope: { p, _ in slopeOfS(p).map { -p[3] * $0 } }),
    LossCase(
      testDescription: "calling generated", loss: { callingGeneratedLoss($0) },
      definition: { p, _ in -log(p[3]) }, slope: { p, _ in slopeOfS(p).map { (1 - p[3]) * $0 } }),
    LossCase(
      testDescription: "calling generated, 0.9",
      loss: { callingGeneratedLoss($0, certainty: 0.9) },
      definition: { p, _ in -0.9 * log(p[3]) - 0.1 / 3 * p[0..<3].reduce(0) { $0 + log($1) } },
      slope: { p, _ in (0..<4).map { p[$0] - ($0 == 3 ? 0.9 : 0.1 / 3) } }),
    LossCase(
      testDescription: "saturating", loss: { saturatingLoss(generated: $0) },
      definition: { p, _ in log(p[3]) }, slope: { p, _ in slopeOfS(p).map { (p[3] - 1) * $0 } }),
    LossCase(
      testDescription: "non-saturating", loss: { nonSaturatingLoss(generated: $0) },
      definition: { p, _ in -log(1 - p[3]) }, slope: { p, _ in slopeOfS(p).map { -p[3] * $0 } }),
  ]

  /// ∂s/∂ℓ: p(k | real), and −1 for the last.
  private static func slopeOfS(_ p: [Double]) -> [Double] {
    p[0..<3].map { $0 / (1 - p[3]) } + [-1]
  }
}

@Suite("The losses of n + 1 classes")
struct LossesTests {
  @Test("each is its definition, averaged over the batch", arguments: LossCase.all)
  func values(_ test: LossCase) {
    let definition = mean(zip(logits, classes).map { test.definition(softmax($0), $1) })
    let found = test.loss(verdict(tensor(logits)))
    #expect(found.shape == [] && (found.item - definition).magnitude < 1e-13)
  }

  @Test("the gradient of each is its closed form", arguments: LossCase.all)
  func gradients(_ test: LossCase) throws {
    var random = SplitMix64(seed: 1)
    try checkGradients(
      at: [tensor(logits)],
      closedForm: { _, cotangent in
        let factor = cotangent.item / Double(logits.count)
        return [
          tensor(
            zip(logits, classes).map { row, label in
              test.slope(softmax(row), label).map { factor * $0 }
            })
        ]
      }, using: &random
    ) { test.loss(verdict($0[0])) }
  }

  @Test(
    "all are finite with their gradients at logits of ±1000, and no larger than 4000",
    arguments: LossCase.all, [DType.float32, .float64])
  func extremes(_ test: LossCase, dtype: DType) {
    let wild: [[Double]] = [
      [1000, -1000, 0, 1000], [-1000, 0, 0, 1000], [0, 1000, 0, -1000], [-1000, -1000, 0, 1000],
    ]
    let (value, gradient) = valueAndGradient(at: tensor(wild).converted(to: .float64)) {
      test.loss(verdict($0))
    }
    #expect(value.isFinite && gradient.isFinite && value.item.magnitude < 4_000)
    if LossCase.adversarial.contains(where: { $0.testDescription == test.testDescription }) {
      let single = tensor(wild).converted(to: dtype)
      #expect(test.loss(verdict(single)).isFinite)
    }
  }

  @Test("labels of n + 1 classes are those of n classes, and that the picture is real")
  func decomposition() {
    let x = verdict(tensor(logits))
    let joint = jointSupervisedLoss(x, labels: tensor(labels)).item
    let parts = supervisedLoss(x, labels: tensor(labels)).item + callingRealLoss(x).item
    #expect((joint - parts).magnitude < 1e-14)
  }

  @Test("logits may all be raised by a number: the last can be fixed at zero, and nothing changes")
  func fixedLogit() {
    let shifted = tensor(logits.map { row in row.dropLast().map { $0 - row[3] } })
    let fixed = ClassVerdict(classLogits: shifted, features: .zeros([4, 1], dtype: .float64))
    for test in LossCase.all {
      let difference = test.loss(fixed).item - test.loss(verdict(tensor(logits))).item
      #expect(difference.magnitude < 1e-13, "\(test)")
    }
  }

  @Test(
    "with n logits they are the formulas of 2016: −l_y + lse, and −½lse + ½softplus + ½softplus")
  func formulasOf2016() {
    let (real, fake) = (tensor(logits.map { [Double]($0.dropLast()) }), tensor([[1, -2, 0.4]]))
    func lse(_ rows: [[Double]]) -> [Double] {
      rows.map { log($0.reduce(0) { $0 + exp($1) }) }
    }
    func softplus(_ x: Double) -> Double { log(1 + exp(x)) }
    let l = lse(logits.map { [Double]($0.dropLast()) })
    let labelled = mean(zip(l, zip(logits, classes)).map { $0 - $1.0[$1.1] })
    let unlabelled =
      -0.5 * mean(l) + 0.5 * mean(l.map(softplus)) + 0.5 * mean(lse([[1, -2, 0.4]]).map(softplus))
    func verdict(_ logits: Tensor) -> ClassVerdict {
      ClassVerdict(classLogits: logits, features: .zeros([logits.shape[0], 1], dtype: .float64))
    }
    let found = supervisedLoss(verdict(real), labels: tensor(labels)).item
    #expect((found - labelled).magnitude < 1e-13)
    let both = callingRealLoss(verdict(real)).item + callingGeneratedLoss(verdict(fake)).item
    #expect((0.5 * both - unlabelled).magnitude < 1e-13)
  }

  @Test("Huber's linear branch is never reached by probabilities: it is half the mean square")
  func halfTheSquare() {
    var random = SplitMix64(seed: 2)
    for scale in [0.1, 3, 100] {
      let x = Tensor.normal([50, 4], deviation: scale, dtype: .float64, using: &random)
      let y = Tensor.oneHot((0..<50).map { $0 % 3 }, count: 3, dtype: .float64)
      let r = y - x.softmax().sliced(0..<3, along: 1)
      #expect(r.scalars.allSatisfy { $0.magnitude <= 1 })
      let found = huberSupervisedLoss(verdict(x), labels: y).item
      #expect((found - (0.5 * (r * r)).mean().item).magnitude < 1e-15)
    }
  }

  @Test(
    "where the network is sure and wrong, Huber's gradient vanishes and cross-entropy's does not")
  func sureAndWrong() {
    let wrong = tensor([[40, 0, 0, 0]])
    let y = tensor([oneHot(1, 3)])
    func slope(_ loss: (ClassVerdict, Tensor) -> Tensor) -> Double {
      valueAndGradient(at: wrong) { loss(verdict($0), y) }.gradient.scalars
        .map(\.magnitude).max()!
    }
    #expect(slope { huberSupervisedLoss($0, labels: $1) } < 1e-16)
    #expect(slope { supervisedLoss($0, labels: $1) } > 0.99)
  }

  @Test("where D rejects every picture, only the saturating gradient vanishes")
  func saturation() {
    let rejected = tensor([[0, 0, 0, 45], [1, -1, 0, 50]])
    func slope(_ loss: (ClassVerdict) -> Tensor) -> Double {
      valueAndGradient(at: rejected) { loss(verdict($0)) }.gradient.scalars
        .map(\.magnitude).max()!
    }
    #expect(slope { saturatingLoss(generated: $0) } < 1e-16)
    #expect(slope { nonSaturatingLoss(generated: $0) } > 0.49)
  }

  @Test("a smoothed label's cost is least, its entropy, where pₙ₊₁ is the label")
  func smoothing() {
    let best = tensor([[0.1 / 3, 0.1 / 3, 0.1 / 3, 0.9].map { log($0) }])
    let entropy = -0.9 * log(0.9) - 0.1 * log(0.1 / 3)
    let (value, gradient) = valueAndGradient(at: best) {
      callingGeneratedLoss(verdict($0), certainty: 0.9)
    }
    #expect((value.item - entropy).magnitude < 1e-15)
    #expect(gradient.scalars.allSatisfy { $0.magnitude < 1e-15 })
  }
}

@Suite("The generator's losses on features and pictures")
struct GeneratorLossesTests {
  @Test("feature matching is the square of the means' distance, whatever the batches' sizes")
  func featureMatching() throws {
    let real = tensor([[1, 2], [3, 0], [2, 4]])
    let generated = tensor([[0, 1], [1, 0]])
    #expect(featureMatchingLoss(real: real, generated: generated).item == 1.5 * 1.5 + 1.5 * 1.5)
    var random = SplitMix64(seed: 3)
    try checkGradients(
      at: [generated],
      closedForm: { inputs, cotangent in
        let difference = real.mean(along: 0) - inputs[0].mean(along: 0)
        let row = (cotangent.item * -2.0 / 2) * difference
        return [concatenated([row.reshaped([1, 2]), row.reshaped([1, 2])])]
      }, using: &random
    ) { featureMatchingLoss(real: real, generated: $0[0]) }
  }

  @Test("real features are constants")
  func constants() {
    let generated = tensor([[0, 1]])
    let gradient = valueAndGradient(at: tensor([[1, 2]])) {
      featureMatchingLoss(real: $0, generated: generated)
    }.gradient
    #expect(gradient.scalars == [0, 0])
  }

  @Test("reconstruction is the mean of Huber's loss, its gradient −clip(x − G(z), ±1)/count")
  func reconstruction() throws {
    var random = SplitMix64(seed: 4)
    let real = Tensor.uniform([2, 2, 1, 1], from: -1, to: 1, dtype: .float64, using: &random)
    let generated = real + Tensor([0.3, -1.7, 1.2, -0.9], shape: [2, 2, 1, 1], dtype: .float64)
    let expected = (0.045 + 1.2 + 0.7 + 0.405) / 4
    let found = reconstructionLoss(real: real, generated: generated).item
    #expect((found - expected).magnitude < 1e-14)
    try checkGradients(
      at: [generated],
      closedForm: { _, cotangent in
        [(cotangent.item / 4) * Tensor([0.3, -1, 1, -0.9], shape: [2, 2, 1, 1], dtype: .float64)]
      }, using: &random
    ) { reconstructionLoss(real: real, generated: $0[0]) }
  }

  @Test("the lowest reconstruction loss of one picture for all is at the data's mean")
  func meanPicture() {
    let data = Tensor([-0.5, 0.1, 0.4, 0.2], shape: [4, 1, 1, 1], dtype: .float64)
    func gradient(_ pixel: Double) -> Double {
      let same = Tensor(repeating: pixel, shape: [4, 1, 1, 1], dtype: .float64)
      return valueAndGradient(at: same) { reconstructionLoss(real: data, generated: $0) }.gradient
        .sum().item
    }
    #expect(gradient(0.05).magnitude < 1e-15 && gradient(0) < 0 && gradient(0.1) > 0)
  }
}
