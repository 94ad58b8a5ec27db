import Foundation
import GAN
import GradientChecking
import Tensors
import Testing

@testable import GANTraining

private func σ(_ logit: Double) -> Double { 1 / (1 + exp(-logit)) }
private func mean(_ x: [Double]) -> Double { x.reduce(0, +) / Double(x.count) }

private func verdict(_ logits: Tensor) -> Verdict {
  Verdict(logits: logits, convention: .realIsOne)
}

/// A discriminator's loss with what its doc comment says: the cost of a real and of a generated logit,
/// and both slopes.
struct DiscriminatorCase: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let objective: Objective
  var labels = Labels.sharp
  let real, generated, realSlope, generatedSlope: @Sendable (_ ℓ: Double) -> Double
  /// The loss of a discriminator that says nothing.
  let undecided: Double

  static let all = [
    crossEntropy("cross-entropy", .sharp, real: 1, generated: 0),
    crossEntropy(
      "one-sided smoothing", .smoothed(real: 0.9, generated: 0), real: 0.9, generated: 0),
    crossEntropy(
      "two-sided smoothing", .smoothed(real: 0.9, generated: 0.1), real: 0.9, generated: 0.1),
    DiscriminatorCase(
      testDescription: "least squares", objective: .leastSquares,
      real: { ($0 - 1) * ($0 - 1) / 2 }, generated: { $0 * $0 / 2 },
      realSlope: { $0 - 1 }, generatedSlope: { $0 }, undecided: 0.5),
    DiscriminatorCase(
      testDescription: "hinge", objective: .hinge,
      real: { max(0, 1 - $0) }, generated: { max(0, 1 + $0) },
      realSlope: { $0 < 1 ? -1 : 0 }, generatedSlope: { $0 > -1 ? 1 : 0 }, undecided: 2),
    DiscriminatorCase(
      testDescription: "wasserstein", objective: .wasserstein, real: { -$0 }, generated: { $0 },
      realSlope: { _ in -1 }, generatedSlope: { _ in 1 }, undecided: 0),
  ]

  private static func crossEntropy(
    _ name: String, _ labels: Labels, real α: Double, generated β: Double
  ) -> DiscriminatorCase {
    @Sendable func cost(_ ℓ: Double, _ t: Double) -> Double {
      -t * log(σ(ℓ)) - (1 - t) * log(1 - σ(ℓ))
    }
    return DiscriminatorCase(
      testDescription: name, objective: .nonSaturating, labels: labels,
      real: { cost($0, α) }, generated: { cost($0, β) },
      realSlope: { σ($0) - α }, generatedSlope: { σ($0) - β }, undecided: 2 * log(2))
  }

  func loss(_ real: Tensor, _ generated: Tensor) -> Tensor {
    var random = SplitMix64(seed: 1)
    return objective.discriminatorLoss(
      real: verdict(real), generated: verdict(generated), labels: labels, using: &random)
  }
}

/// A generator's loss with what its doc comment says.
struct GeneratorCase: CustomTestStringConvertible, Sendable {
  let objective: Objective
  let cost, slope: @Sendable (_ ℓ: Double) -> Double
  var testDescription: String { objective.rawValue }

  static let all = [
    GeneratorCase(objective: .nonSaturating, cost: { -log(σ($0)) }, slope: { σ($0) - 1 }),
    GeneratorCase(objective: .saturating, cost: { log(1 - σ($0)) }, slope: { -σ($0) }),
    GeneratorCase(objective: .cooperating, cost: { -log(1 - σ($0)) }, slope: { σ($0) }),
    GeneratorCase(
      objective: .leastSquares, cost: { ($0 - 1) * ($0 - 1) / 2 }, slope: { $0 - 1 }),
    GeneratorCase(objective: .hinge, cost: { -$0 }, slope: { _ in -1 }),
    GeneratorCase(objective: .wasserstein, cost: { -$0 }, slope: { _ in -1 }),
  ]
}

@Suite("What both players minimise")
struct LossesTests {
  private let x = [-3, 0.5, 2.0, 1.7]
  private let z = [1, -0.7, -4.0, 0.3]

  @Test("the discriminator's loss is its definition", arguments: DiscriminatorCase.all)
  func discriminatorValue(_ test: DiscriminatorCase) {
    let definition = mean(x.map(test.real)) + mean(z.map(test.generated))
    #expect((test.loss(column(x), column(z)).item - definition).magnitude < 1e-13)
    #expect((test.loss(column([0]), column([0])).item - test.undecided).magnitude < 1e-15)
  }

  @Test("its gradient is its closed form", arguments: DiscriminatorCase.all)
  func discriminatorGradient(_ test: DiscriminatorCase) throws {
    var random = SplitMix64(seed: 1)
    try checkGradients(
      at: [column(x), column(z)],
      closedForm: { inputs, cotangent in
        let n = Double(inputs[0].count)
        return [
          column(inputs[0].scalars.map { cotangent.item * test.realSlope($0) / n }),
          column(inputs[1].scalars.map { cotangent.item * test.generatedSlope($0) / n }),
        ]
      }, using: &random
    ) { test.loss($0[0], $0[1]) }
  }

  @Test(
    "the generator's loss and gradient are their definitions", arguments: GeneratorCase.all)
  func generator(_ test: GeneratorCase) throws {
    var random = SplitMix64(seed: 2)
    let value = test.objective.generatorLoss(verdict(column(z))).item
    #expect((value - mean(z.map(test.cost))).magnitude < 1e-13)
    try checkGradients(
      at: [column(z)],
      closedForm: { inputs, cotangent in
        let n = Double(inputs[0].count)
        return [column(inputs[0].scalars.map { cotangent.item * test.slope($0) / n })]
      }, using: &random
    ) { test.objective.generatorLoss(verdict($0[0])) }
  }

  @Test("at the hinge's margins the slope is that of what has been learnt: none")
  func hingeKink() {
    let gradients = valueAndGradients(at: [column([1]), column([-1])]) {
      hingeDiscriminatorLoss(real: $0[0], generated: $0[1])
    }.gradients
    #expect(gradients.allSatisfy { $0.item == 0 })
  }

  @Test("printed noise makes the loss of a sure discriminator negative, and smooth labels positive")
  func printedNoise() {
    // Real points at the odds of their mean label, 0.025; generated ones as sure as can be.
    func loss(_ labels: Labels) -> Double {
      var random = SplitMix64(seed: 3)
      let count = 1000
      return labels.loss(
        real: verdict(column(Array(repeating: log(0.975 / 0.025), count: count))),
        generated: verdict(column(Array(repeating: -40, count: count))), using: &random
      ).item
    }
    #expect(loss(.printedNoise(0.05)) < -0.2)
    #expect(loss(.printedNoise(0.05)) > -0.05 * log((1 - 1e-7) / 1e-7))
    #expect(loss(.sharp) > 0 && loss(.smoothed(real: 0.9, generated: 0)) > 0)
    #expect(loss(.printedNoise(0)) >= 0)
  }

  @Test("the printed noise's gradient is that of the labels it draws")
  func printedNoiseGradient() throws {
    var random = SplitMix64(seed: 4)
    try checkGradients(
      at: [column(x), column(z)],
      closedForm: { inputs, cotangent in
        // 0 stands for real: p is the probability of "generated", σ(−ℓ), and labels lie above 0 and 1.
        var labels = SplitMix64(seed: 5)
        func slopes(_ logits: Tensor, _ label: Double) -> Tensor {
          let noise = Tensor.uniform([4, 1], from: 0, to: 0.05, dtype: .float64, using: &labels)
          return column(
            zip(logits.scalars, noise.scalars).map { ℓ, u in
              cotangent.item * (label + u - σ(-ℓ)) / 4
            })
        }
        return [slopes(inputs[0], 0), slopes(inputs[1], 1)]
      }, using: &random
    ) { inputs in
      var labels = SplitMix64(seed: 5)
      return Labels.printedNoise(0.05).loss(
        real: verdict(inputs[0]), generated: verdict(inputs[1]), using: &labels)
    }
  }

  @Test("the distance of mean features has the gradient of its closed form", arguments: [1, 5])
  func featureMatching(batch: Int) throws {
    var random = SplitMix64(seed: 6)
    let inputs = [[3, 4], [batch, 4]].map { shape in
      Tensor.normal(shape, dtype: .float64, using: &random)
    }
    try checkGradients(
      at: inputs,
      closedForm: { inputs, cotangent in
        let δ = inputs[0].mean(along: 0) - inputs[1].mean(along: 0)
        return [
          Tensor.zeros([3, 4], dtype: .float64) + (2 * cotangent.item / 3) * δ,
          Tensor.zeros([batch, 4], dtype: .float64) - (2 * cotangent.item / Double(batch)) * δ,
        ]
      }, using: &random
    ) { featureMatchingLoss(real: $0[0], generated: $0[1]) }
  }

  @Test("with labels α and β the best discriminator is (αp + βq)/(p + q)")
  func bestDiscriminator() {
    // At a point with density p of the data and q of the generator, weights p and q of the two costs.
    for (p, q) in [(0.5, 0.5), (0.9, 0.1), (1e-6, 1)] {
      for (α, β) in [(1.0, 0.0), (0.9, 0.0), (0.9, 0.1)] {
        let best = (α * p + β * q) / (p + q)
        let ℓ = log(best / (1 - best))
        let slope = p * (σ(ℓ) - α) + q * (σ(ℓ) - β)
        #expect(slope.magnitude < 1e-12)
      }
    }
  }
}
