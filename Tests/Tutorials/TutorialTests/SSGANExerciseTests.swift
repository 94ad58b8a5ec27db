import Foundation
import GAN
import NeuralNetworks
import SSGAN
import Tensors
import Testing

/// What D says of one picture by these logits, the last of them that of generated pictures.
private func verdict(_ logits: Tensor) -> ClassVerdict {
  ClassVerdict(logits: logits, features: .zeros([1, 1], dtype: .float64))
}

private func row(_ numbers: [Double]) -> Tensor {
  Tensor(numbers, shape: [1, numbers.count], dtype: .float64)
}

/// The answers to the exercises of `07-ssgan.md`, in their order.
@Suite("The exercises of chapter 7")
struct SSGANExerciseTests {
  private let logits = row([2, 0, 1])

  @Test("1: two classes, one of forgeries, and what a picture costs")
  func costs() {
    // The example of the text, and the exercise.
    expectCosts(
      [2, 0, 1], label: [1, 0], p: [0.665, 0.090, 0.245], s: 1.127, costs: [0.127, 0.281, 1.408])
    expectCosts(
      [0, 1, 2], label: [0, 1], p: [0.090, 0.245, 0.665], s: -0.687, costs: [0.313, 1.094, 0.408])
    expectCosts(
      [-2, -1, 0], label: [0, 1], p: [0.090, 0.245, 0.665], s: -0.687,
      costs: [0.313, 1.094, 0.408])
    let fixed = ClassVerdict(
      classLogits: row([-2, -1]), features: .zeros([1, 1], dtype: .float64))
    #expect(fixed.logits.scalars == [-2, -1, 0])
  }

  private func expectCosts(
    _ logits: [Double], label: [Double], p: [Double], s: Double, costs: [Double]
  ) {
    let said = verdict(row(logits))
    expect(said.logits.softmax().scalars, near: p)
    expect(said.realOrGenerated.logits.scalars, near: [s])
    let found = [
      supervisedLoss(said, labels: row(label)), callingRealLoss(said), callingGeneratedLoss(said),
    ]
    expect(found.map(\.item), near: costs)
  }

  @Test("2: a picture without a label widens the gap, a forgery narrows it, both leave it")
  func gaps() {
    func slopes(_ x: Tensor, _ loss: (ClassVerdict) -> Tensor) -> [Double] {
      valueAndGradient(at: x) { loss(verdict($0)) }.gradient.scalars
    }
    let (real, forged) = (
      slopes(logits) { callingRealLoss($0) }, slopes(logits) { callingGeneratedLoss($0) }
    )
    expect(real, near: [-0.216, -0.029, 0.245])
    expect(forged, near: [0.665, 0.090, -0.755])
    expect([real, forged].map { 2 - $0[0] + $0[1] }, near: [2.186, 1.425])

    let fake: Double = log(exp(2.0) + 1)  // s = 0
    let even = row([2, 0, fake])
    let both = zip(
      slopes(even) { callingRealLoss($0) }, slopes(even) { callingGeneratedLoss($0) })
    #expect(both.allSatisfy { abs($0 + $1) < 1e-15 })
  }

  @Test("3: Huber's middle of four numbers, and of a pixel that is white in some pictures")
  func huberMiddles() {
    func slope(_ numbers: [Double], at middle: Double) -> Double {
      let same = Tensor(repeating: middle, shape: [numbers.count], dtype: .float64)
      return valueAndGradient(at: same) {
        huberLoss(Tensor(numbers, dtype: .float64), $0).sum()
      }.gradient.sum().item
    }
    let pixels = [1.0, -1, -1, -1, -1]  // the text's, and the exercise's:
    let others = [Double](repeating: 1, count: 3) + [Double](repeating: -1, count: 7)
    for (numbers, middle) in [
      ([-0.1, 0, 0.1, 10], 1.0 / 3), (pixels, -0.75), ([-1, 0, 1, 100], 0.5), (others, -4.0 / 7),
    ] {
      #expect(abs(slope(numbers, at: middle)) < 1e-12)
      #expect(slope(numbers, at: middle - 0.01) < 0 && slope(numbers, at: middle + 0.01) > 0)
    }
    #expect(abs(pixels.reduce(0, +) / 5 + 0.6) < 1e-12)
    #expect(abs(others.reduce(0, +) / 10 + 0.4) < 1e-12)
  }

  @Test(
    "4: the floor under a smoothed label, and what the best D says",
    arguments: [
      (0.9, [(10, 0.555), (1_000, 1.016)], [(0.0, 0.1), (1, 0.55)]),  // the text's
      (0.8, [(10, 0.961), (1_000, 1.882)], [(0.0, 0.2), (1, 0.6)]),
    ])
  func smoothedLabels(
    certainty: Double, floors: [(Int, Double)], opinions: [(Double, Double)]
  ) {
    for (count, floor) in floors {
      let rest = (1 - certainty) / Double(count)
      let label = [Double](repeating: rest, count: count) + [certainty]
      let best = verdict(row(label.map { log($0) }))
      expect([callingGeneratedLoss(best, certainty: certainty).item], near: [floor])
    }
    // One picture that is real with the weight p and forged with 1: where are the slopes 0?
    for (p, said) in opinions {
      let real: Double = log(said / (1 - said) / 10)
      let x = row([Double](repeating: real, count: 10) + [0])
      let slopes = valueAndGradient(at: x) { x in
        p * callingRealLoss(verdict(x)) + callingGeneratedLoss(verdict(x), certainty: certainty)
      }.gradient.scalars
      #expect(slopes.allSatisfy { abs($0) < 1e-12 }, "\(slopes)")
      expect(verdict(x).realOrGenerated.probabilityOfReal.scalars, near: [said])
    }
  }

  @Test("5: a weight of length 2 along (3, 4), and a step that makes the direction longer")
  func normalisedWeight() {
    var random = SplitMix64(seed: 0)
    let layer = WeightNormDense(
      inputs: 2, outputs: 1, activation: .identity, isLengthTrained: true,
      weights: .glorotUniform, dtype: .float64, using: &random)
    layer.direction = Tensor([3, 4], shape: [2, 1], dtype: .float64)
    layer.length = Tensor([2], dtype: .float64)
    let weight = layer(Tensor([1, 0, 0, 1], shape: [2, 2], dtype: .float64))
    expect(weight.scalars, near: [1.2, 1.6])

    // With x = (1, 0) the loss y has dw = (1, 0).
    let (_, gradients) = valueAndGradients(of: layer.parameters) { layer(row([1, 0])).sum() }
    let found = Dictionary(
      uniqueKeysWithValues: zip(layer.parameters.map { $0.name }, gradients.values.map(\.scalars)))
    expect(found["length"] ?? [], near: [0.6])
    expect(found["direction"] ?? [], near: [0.256, -0.192])
    let moved = zip([3.0, 4], found["direction"] ?? []).map { $0 - $1 }
    #expect(abs(moved.reduce(0) { $0 + $1 * $1 } - 25.1024) < 1e-12)
    #expect(abs(25.1024.squareRoot() - 5.0102) < 5e-5)
  }

  /// Equal to the digits that the text prints.
  private func expect(
    _ found: [Double], near printed: [Double], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(found.count == printed.count, sourceLocation: sourceLocation)
    for (found, printed) in zip(found, printed) {
      #expect(abs(found - printed) <= 5.1e-4, "\(found)", sourceLocation: sourceLocation)
    }
  }
}
