import Foundation
import GAN
import GradientChecking
import Tensors
import Testing

@testable import DCGAN

private func column(_ x: [Double]) -> Tensor { Tensor(x, shape: [x.count, 1], dtype: .float64) }
private func σ(_ logit: Double) -> Double { 1 / (1 + exp(-logit)) }

/// Keras' formula with its ε of 1e-7.
private func keras(_ p: Double, _ t: Double) -> Double {
  let p = min(max(p, 1e-7), 1 - 1e-7)
  return -t * log(p) - (1 - t) * log(1 - p)
}

private let bound = log((1 - 1e-7) / 1e-7)

@Suite("Noise on the labels")
struct LabelNoiseTests {
  @Test("moves labels towards ½ as meant, and upwards as printed")
  func directions() {
    var random = SplitMix64(seed: 1)
    for (direction, label, range) in [
      (LabelNoise.Direction.towardsHalf, 0.0, 0...0.05), (.towardsHalf, 1, 0.95...1),
      (.upwards, 0, 0...0.05), (.upwards, 1, 1...1.05),
    ] {
      let noise = LabelNoise(amount: 0.05, direction: direction)
      let labels = noise.labels(label, count: 2_000, dtype: .float64, using: &random)
      #expect(labels.shape == [2_000, 1])
      #expect(labels.scalars.allSatisfy { range.contains($0) })
      let mean = labels.scalars.reduce(0, +) / 2_000
      #expect((mean - (range.lowerBound + range.upperBound) / 2).magnitude < 0.001)
    }
  }

  @Test("the cost is −t log p − (1 − t) log(1 − p), within Keras' bounds or without")
  func values() {
    let (logits, labels) = ([-20, -3, -0.4, 0, 0.7, 5, 20], [0, 0.03, 1, 0.5, 0.97, 1.05, 1.05])
    let verdict = Verdict(logits: column(logits), convention: .realIsZero)
    func mean(_ cost: (Double, Double) -> Double) -> Double {
      zip(logits, labels).reduce(0) { $0 + cost($1.0, $1.1) } / Double(logits.count)
    }
    let clipped = mean { keras(σ($0), $1) }
    let free = mean { max($0, 0) - $0 * $1 + log1p(exp(-$0.magnitude)) }
    #expect((verdict.clippedCost(labels: column(labels)).item - clipped).magnitude < 1e-9)
    #expect((verdict.cost(labels: column(labels)).item - free).magnitude < 1e-12)
  }

  @Test("the gradient is (p − t)/n, and nothing outside Keras' bounds")
  func gradients() throws {
    var random = SplitMix64(seed: 2)
    let (logits, labels) = ([-30, -2, -0.4, 0.1, 3, 14, 30], [0.04, 0, 1, 0.5, 0.97, 1.05, 1.05])
    for isClipped in [false, true] {
      try checkGradients(
        at: [column(logits)],
        closedForm: { inputs, cotangent in
          let n = Double(logits.count)
          return [
            column(
              zip(logits, labels).map { z, t in
                isClipped && z.magnitude > bound ? 0 : cotangent.item * (σ(z) - t) / n
              })
          ]
        }, using: &random
      ) { inputs in
        let verdict = Verdict(logits: inputs[0], convention: .realIsZero)
        return isClipped
          ? verdict.clippedCost(labels: column(labels)) : verdict.cost(labels: column(labels))
      }
    }
  }

  @Test("the cost is below zero only with labels above one, and then never below −16.118·(t − 1)")
  func negativeLosses() {
    for logit in stride(from: -40.0, through: 40, by: 0.5) {
      let verdict = Verdict(logits: column([logit]), convention: .realIsZero)
      for t in [0, 0.05, 0.5, 0.95, 1] {
        #expect(verdict.cost(labels: column([t])).item >= 0)
        #expect(verdict.clippedCost(labels: column([t])).item >= 0)
      }
      let lowest = verdict.clippedCost(labels: column([1.05])).item
      #expect(lowest >= -0.05 * bound)
      if logit > 17 { #expect((lowest + 0.806).magnitude < 0.001) }
    }
    #expect(
      Verdict(logits: column([40]), convention: .realIsZero).cost(labels: column([1.05])).item
        < -1.9)
  }

  @Test("a whole game's loss is below zero only as printed, where the discriminator is sure")
  func wholeGame() {
    for isPrinted in [false, true] {
      var game = tinyGame(.frog) { if isPrinted { $0.playAsPrinted() } }
      let sure = Verdicts(
        real: Verdict(logits: column([-40, -40]), convention: .realIsZero),
        generated: Verdict(logits: column([40, 40]), convention: .realIsZero))
      #expect((game.discriminatorLoss(sure).item < 0) == isPrinted)
    }
  }
}
