import Foundation
import GradientChecking
import Tensors
import Testing

@testable import GAN

/// A generator's loss with what its doc comment says of it, in D(G(z)).
struct GeneratorCase: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let loss: @Sendable (Verdict) -> Tensor
  let definition: @Sendable (_ d: Double) -> Double
  let slope: @Sendable (_ d: Double) -> Double
  let equilibrium: Double

  static let all = [
    GeneratorCase(
      testDescription: "non-saturating", loss: { nonSaturatingLoss(generated: $0) },
      definition: { -log($0) }, slope: { $0 - 1 }, equilibrium: log(2)),
    GeneratorCase(
      testDescription: "saturating", loss: { saturatingLoss(generated: $0) },
      definition: { log(1 - $0) }, slope: { -$0 }, equilibrium: -log(2)),
    GeneratorCase(
      testDescription: "cooperating", loss: { cooperatingLoss(generated: $0) },
      definition: { -log(1 - $0) }, slope: { $0 }, equilibrium: log(2)),
  ]
}

private let logits = [-30, -5, -1, -0.1, 0, 0.2, 1.5, 4, 30]

private func σ(_ logit: Double) -> Double { 1 / (1 + exp(-logit)) }
private func mean(_ x: [Double]) -> Double { x.reduce(0, +) / Double(x.count) }

/// Under the convention that real is zero, the logits' signs turn and with them the gradients'.
private func sign(_ convention: LabelConvention) -> Double { convention == .realIsOne ? 1 : -1 }

@Suite("The losses of both players")
struct LossesTests {
  @Test(
    "the discriminator's is −mean log D(x) − mean log(1 − D(G(z)))",
    arguments: LabelConvention.allCases)
  func discriminatorValue(convention: LabelConvention) {
    let (x, z) = ([-3, 0.5, 2.0], [1, -0.7, -4.0])
    let definition = -mean(x.map { log(σ($0)) }) - mean(z.map { log(1 - σ($0)) })
    let loss = discriminatorLoss(real: verdict(x, convention), generated: verdict(z, convention))
    #expect((loss.item - definition).magnitude < 1e-14)
  }

  @Test(
    "the discriminator's gradient is (D(x) − 1)/n and D(G(z))/n",
    arguments: LabelConvention.allCases)
  func discriminatorGradient(convention: LabelConvention) throws {
    var random = SplitMix64(seed: 1)
    let (s, n) = (sign(convention), Double(logits.count))
    try checkGradients(
      at: [column(logits), column(logits.reversed())],
      closedForm: { inputs, cotangent in
        let (x, z) = (inputs[0].scalars, inputs[1].scalars)
        return [
          column(x.map { cotangent.item * s * (σ(s * $0) - 1) / n }),
          column(z.map { cotangent.item * s * σ(s * $0) / n }),
        ]
      }, using: &random
    ) {
      discriminatorLoss(
        real: Verdict(logits: $0[0], convention: convention),
        generated: Verdict(logits: $0[1], convention: convention))
    }
  }

  @Test(
    "the generator's is its definition", arguments: GeneratorCase.all, LabelConvention.allCases)
  func generatorValue(_ test: GeneratorCase, convention: LabelConvention) {
    let z = [-6, -1, -0.2, 0, 0.9, 3]
    let definition = mean(z.map { test.definition(σ($0)) })
    #expect((test.loss(verdict(z, convention)).item - definition).magnitude < 1e-13)
  }

  @Test(
    "the generator's gradient is its closed form", arguments: GeneratorCase.all,
    LabelConvention.allCases)
  func generatorGradient(_ test: GeneratorCase, convention: LabelConvention) throws {
    var random = SplitMix64(seed: 2)
    let (s, n) = (sign(convention), Double(logits.count))
    try checkGradients(
      at: [column(logits)],
      closedForm: { inputs, cotangent in
        [column(inputs[0].scalars.map { cotangent.item * s * test.slope(σ(s * $0)) / n })]
      }, using: &random
    ) { test.loss(Verdict(logits: $0[0], convention: convention)) }
  }

  @Test("at the equilibrium, D = ½, they are 2 ln 2, ln 2 and −ln 2")
  func equilibrium() {
    for convention in LabelConvention.allCases {
      let undecided = verdict([0, 0, 0], convention)
      let loss = discriminatorLoss(real: undecided, generated: undecided)
      #expect((loss.item - 2 * log(2)).magnitude < 1e-15)
      for test in GeneratorCase.all {
        #expect((test.loss(undecided).item - test.equilibrium).magnitude < 1e-15)
      }
    }
  }

  @Test(
    "they and their gradients are finite at logits of ±1000", arguments: [DType.float32, .float64])
  func extremes(dtype: DType) {
    let logits = Tensor([-1000, 1000], shape: [2, 1], dtype: dtype)
    let both: @Sendable (Verdict) -> Tensor = { discriminatorLoss(real: $0, generated: $0) }
    for convention in LabelConvention.allCases {
      for loss in GeneratorCase.all.map(\.loss) + [both] {
        let (value, gradients) = valueAndGradients(at: [logits]) {
          loss(Verdict(logits: $0[0], convention: convention))
        }
        #expect(value.isFinite && gradients[0].isFinite)
        #expect(value.item.magnitude >= 499)
      }
    }
  }

  @Test("where the forgery is obvious, only the saturating gradient vanishes", arguments: [1, 4])
  func saturation(n: Int) {
    let obvious = column(Array(repeating: -40, count: n))
    func slope(_ loss: (Verdict) -> Tensor) -> [Double] {
      valueAndGradients(at: [obvious]) { loss(Verdict(logits: $0[0], convention: .realIsOne)) }
        .gradients[0].scalars
    }
    #expect(slope(saturatingLoss).allSatisfy { $0.magnitude < 1e-17 })
    #expect(slope(nonSaturatingLoss).allSatisfy { ($0 + 1 / Double(n)).magnitude < 1e-15 })
  }

  @Test("players who cooperate pull the same way, players who compete do not")
  func directions() {
    let z = column([-2, 0, 3])
    func slope(_ loss: (Verdict) -> Tensor) -> [Double] {
      valueAndGradients(at: [z]) { loss(Verdict(logits: $0[0], convention: .realIsZero)) }
        .gradients[0].scalars
    }
    let judge = slope { discriminatorLoss(real: verdict([1], .realIsZero), generated: $0) }
    #expect(slope(cooperatingLoss) == judge)
    for rival in [slope(saturatingLoss), slope(nonSaturatingLoss)] {
      for (a, b) in zip(judge, rival) { #expect(a * b < 0) }
    }
  }
}

/// What a discriminator of either convention says where D(x) = σ(`logits`).
private func verdict(_ logits: [Double], _ convention: LabelConvention) -> Verdict {
  Verdict(logits: sign(convention) * column(logits), convention: convention)
}
