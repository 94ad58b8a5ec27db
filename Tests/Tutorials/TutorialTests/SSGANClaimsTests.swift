import Datasets
import Foundation
import GAN
import NeuralNetworks
import SSGAN
import Tensors
import Testing

/// Two classes with the logits m and −m, and 0 for generated pictures.
private func verdict(margin m: Tensor) -> ClassVerdict {
  ClassVerdict(
    classLogits: concatenated([m, -m], along: 1), features: .zeros([1, 1], dtype: .float64))
}

/// Other numbers of the text.
@Suite("What chapter 7 says besides")
struct SSGANClaimsTests {
  private func slope(_ margin: Double, _ loss: (ClassVerdict) -> Tensor) -> Double {
    valueAndGradient(at: Tensor([margin], shape: [1, 1], dtype: .float64)) {
      loss(verdict(margin: $0))
    }.gradient.item
  }

  @Test(
    "the least real place is the boundary",
    arguments: [(0.0, 2.0 / 3), (3.0, 0.953), (-3.0, 0.953)])
  func boundary(margin: Double, probability: Double) {
    let said = verdict(margin: Tensor([margin], shape: [1, 1], dtype: .float64))
    #expect(abs(said.realOrGenerated.probabilityOfReal.item - probability) < 5e-4)
  }

  @Test("pictures without labels push the boundary away, most near a margin of 1; forgeries pull")
  func pushAndPull() {
    #expect(slope(0) { callingRealLoss($0) } == 0)
    let margins = (1...50).map { Double($0) / 10 }
    let push = margins.map { slope($0) { callingRealLoss($0) } }
    let pull = margins.map { slope($0) { callingGeneratedLoss($0) } }
    for (m, (push, pull)) in zip(margins, zip(push, pull)) {
      let fake: Double = 1 / (1 + 2 * cosh(m))
      #expect(abs(push + fake * tanh(m)) < 1e-12)
      #expect(abs(pull - (1 - fake) * tanh(m)) < 1e-12)
    }
    #expect(margins[push.firstIndex(of: push.min()!)!] == 1)
    #expect(abs(push.last!) < 0.01)
  }

  @Test("of a perfect generator under a label of 0.9, a pull towards equal classes is left")
  func perfectForgeries() {
    // D says 0.55, as the best one does, and the classes are not equal.
    let real = [1.0, 0, -2]
    let total: Double = log(real.reduce(0) { $0 + exp($1) })
    let s: Double = log(0.55 / 0.45)
    let x = Tensor(real + [total - s], shape: [1, 4], dtype: .float64)
    func said(_ x: Tensor) -> ClassVerdict {
      ClassVerdict(logits: x, features: .zeros([1, 1], dtype: .float64))
    }
    let slopes = valueAndGradient(at: x) {
      callingRealLoss(said($0)) + callingGeneratedLoss(said($0), certainty: 0.9)
    }.gradient.scalars
    for (place, logit) in real.enumerated() {
      let share: Double = exp(logit - total)
      #expect(abs(slopes[place] - 0.1 * (share - 1.0 / 3)) < 1e-12)
    }
    #expect(abs(slopes[3]) < 1e-12)
    let cost: Double = -log(0.55)
    #expect(abs(cost - 0.598) < 5e-4)
  }

  @Test("with pₙ₊₁ = 0.999 the saturating slope is 0.001, the other 0.999")
  func generatorSlopes() {
    let fake: Double = log(0.999 / 0.001)
    let x = Tensor([0, -800, fake], shape: [1, 3], dtype: .float64)
    func slope(_ loss: (ClassVerdict) -> Tensor) -> Double {
      valueAndGradient(at: x) {
        loss(ClassVerdict(logits: $0, features: .zeros([1, 1], dtype: .float64)))
      }.gradient.scalars[2]
    }
    #expect(abs(slope { saturatingLoss(generated: $0) } - 0.001) < 1e-9)
    #expect(abs(slope { nonSaturatingLoss(generated: $0) } - 0.999) < 1e-9)
  }

  @Test("the weight of the reconstruction is 10, 6.67 at step 500, and 0 from step 1,500 on")
  func annealing() {
    let game = SSGAN.Configuration(.nPlusOne, preset: .quick)
    for (step, weight) in [(0, 10.0), (500, 20.0 / 3), (1_500, 0), (2_000, 0)] {
      #expect(abs(game.reconstructionWeight(atStep: step) - weight) < 1e-12)
    }
    let grey = reconstructionLoss(
      real: Tensor([-1, 1, -1, -1], shape: [1, 2, 2, 1]), generated: .zeros([1, 2, 2, 1]))
    #expect(grey.item == 0.5)
  }

  @Test("under a label of 0.9 the alarm cannot ring: half of the floor is 0.278")
  func alarm() {
    let floor: Double = -0.9 * log(0.9) - 0.1 * log(0.1 / 10)
    #expect(abs(floor - 0.5553) < 5e-5 && abs(floor / 2 - 0.278) < 5e-4)
    #expect(floor / 2 > Overpowered.lossLimit && Overpowered.lossLimit == 0.02)
  }

  @Test("the default learns from 9,500 digits in 2,000 steps, the paper's recipe in 3,000")
  func presets() {
    let game = SSGAN.Configuration(.nPlusOne, preset: .quick)
    let aside = ValidationSplit(of: DrawnDigits.make(count: 200, seed: 1), seed: 1).validation
    #expect(game.drawnCount - game.drawnCount / 20 == 9_500 && aside.count == 200 / 20)
    #expect(game.steps == 2_000 && game.labelCount == 100 && game.widthFactor == 1)
    let matching = SSGAN.Configuration(.featureMatching, preset: .quick)
    #expect(matching.steps == 3_000 && matching.widthFactor == 0.5)
    #expect(SSGAN.Configuration(.featureMatching, preset: .paper).steps == 180_000)
    let photographs = SSGAN.Configuration(.featureMatching, .cifar10, preset: .quick)
    #expect(photographs.steps == 1_500 && photographs.widthFactor == 0.25)
  }

  @Test(
    "the table of networks counts their parameters",
    arguments: [
      (.mnist, 65_510, 280_011), (.cifar10, 1_079_747, 1_075_211),
      (.perceptron, 696_568, 1_538_770),
    ] as [(SSGAN.Configuration.Network, Int, Int)])
  func parameters(network: SSGAN.Configuration.Network, generator: Int, discriminator: Int) {
    let recipe = network == .perceptron ? SSGAN.Configuration.Recipe.featureMatching : .nPlusOne
    let game = SSGAN.Configuration.published(recipe, network)
    var random = SplitMix64(seed: 1)
    #expect(game.makeGenerator(using: &random).parameters.scalarCount == generator)
    #expect(game.makeDiscriminator(using: &random).parameters.scalarCount == discriminator)
  }

  @Test("93 errors in 10,000 leave a standard error of 0.096 %")
  func standardError() {
    let share = 0.0093
    #expect(abs((share * (1 - share) / 10_000).squareRoot() - 0.00096) < 5e-6)
  }
}
