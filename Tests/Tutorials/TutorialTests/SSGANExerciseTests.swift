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
  private let first = row([1, 0])

  @Test("1: two classes, one of forgeries, and what a picture costs")
  func costs() {
    expect(logits.softmax().scalars, near: [0.665, 0.090, 0.245])
    for x in [logits, row([1, -1, 0])] {
      let said = verdict(x)
      let costs = [
        supervisedLoss(said, labels: first), callingRealLoss(said), callingGeneratedLoss(said),
      ]
      expect(costs.map(\.item), near: [0.127, 0.281, 1.408])
      expect(said.realOrGenerated.logits.scalars, near: [1.127])
    }
    let fixed = ClassVerdict(classLogits: row([1, -1]), features: .zeros([1, 1], dtype: .float64))
    #expect(fixed.logits.scalars == [1, -1, 0])
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

  @Test("3: Huber's middle of four numbers, and of a pixel that is white in one picture of five")
  func huberMiddles() {
    func slope(_ numbers: [Double], at middle: Double) -> Double {
      let same = Tensor(repeating: middle, shape: [numbers.count], dtype: .float64)
      return valueAndGradient(at: same) {
        huberLoss(Tensor(numbers, dtype: .float64), $0).sum()
      }.gradient.sum().item
    }
    let pixels = [1.0, -1, -1, -1, -1]
    for (numbers, middle) in [([-0.1, 0, 0.1, 10], 1.0 / 3), (pixels, -0.75)] {
      #expect(abs(slope(numbers, at: middle)) < 1e-12)
      #expect(slope(numbers, at: middle - 0.01) < 0 && slope(numbers, at: middle + 0.01) > 0)
    }
    #expect(abs(pixels.reduce(0, +) / 5 + 0.6) < 1e-12)
  }

  @Test("4: the floor under a label of 0.9, and what the best D says")
  func smoothedLabels() {
    for (count, floor) in [(10, 0.555), (1_000, 1.016)] {
      let label = [Double](repeating: 0.1 / Double(count), count: count) + [0.9]
      let best = verdict(row(label.map { log($0) }))
      expect([callingGeneratedLoss(best, certainty: 0.9).item], near: [floor])
    }
    // One picture that is real with the weight p and forged with 1: where are the slopes 0?
    for (p, said) in [(0.0, 0.1), (1, 0.55)] {
      let real: Double = log(said / (1 - said) / 10)
      let x = row([Double](repeating: real, count: 10) + [0])
      let slopes = valueAndGradient(at: x) { x in
        p * callingRealLoss(verdict(x)) + callingGeneratedLoss(verdict(x), certainty: 0.9)
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
