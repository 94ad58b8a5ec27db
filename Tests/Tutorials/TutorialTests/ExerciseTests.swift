import Foundation
import GAN
import Tensors
import Testing

/// The answers to the exercises of `05-gan.md`, in their order.
@Suite("The exercises of chapter 5")
struct ExerciseTests {
  let p = [0.5, 0.3, 0.2]
  let q = [0.2, 0.2, 0.6]

  @Test("1: the best discriminator, the value and the divergence")
  func bestDiscriminator() {
    let best = zip(p, q).map { $0 / ($0 + $1) }
    expect(best, near: [5.0 / 7, 3.0 / 5, 1.0 / 4], within: 1e-12)

    let value = zip(zip(p, q), best).reduce(0) { $0 + $1.0.0 * log($1.1) + $1.0.1 * log(1 - $1.1) }
    let middle = zip(p, q).map { ($0 + $1) / 2 }
    func divergence(_ a: [Double]) -> Double {
      zip(a, middle).reduce(0) { $0 + $1.0 * log($1.0 / $1.1) }
    }
    let jensenShannon = (divergence(p) + divergence(q)) / 2
    #expect(abs(value + log(4) - 2 * jensenShannon) < 1e-12)
    #expect(abs(value + 1.2052) < 5e-5)
    #expect(abs(jensenShannon - 0.0906) < 5e-5)
  }

  @Test("2: gradient steps find it")
  func learnedDiscriminator() {
    let (real, generated) = (Tensor(p, dtype: .float64), Tensor(q, dtype: .float64))
    var logits = Tensor.zeros([3], dtype: .float64)
    for _ in 0..<2_000 {
      let gradient = valueAndGradient(at: logits) { logits in
        let callReal = sigmoidCrossEntropy(logits: logits, labels: .ones([3], dtype: .float64))
        let callGenerated = sigmoidCrossEntropy(
          logits: logits, labels: .zeros([3], dtype: .float64))
        return (real * callReal + generated * callGenerated).sum()
      }.gradient
      logits = logits - gradient
    }
    expect(sigmoid(logits).scalars, near: [5.0 / 7, 3.0 / 5, 1.0 / 4], within: 1e-6)
  }

  @Test("3: 1 − log D has the gradient of −log D", arguments: [-8.0, -1, 0, 2, 8])
  func misprint(logit: Double) {
    func slope(_ loss: (Verdict) -> Tensor) -> Double {
      valueAndGradient(at: Tensor([logit], shape: [1, 1], dtype: .float64)) {
        loss(Verdict(logits: $0, convention: .realIsOne))
      }.gradient.item
    }
    let misprinted = slope { 1 + $0.costOfCallingReal }
    #expect(misprinted == slope { nonSaturatingLoss(generated: $0) })
    #expect(abs(misprinted - slope { saturatingLoss(generated: $0) }) > 0.4 || logit == 0)
  }

  @Test("4: softplus is finite where the logarithm of a sigmoid is not")
  func softplus() {
    let logits = Tensor([-10, -100, -1000], dtype: .float64)
    let losses = sigmoidCrossEntropy(logits: logits, labels: .ones([3], dtype: .float64)).scalars
    expect(losses, near: [10.000045398899, 100, 1000], within: 1e-9)
    let printed = sigmoid(logits).scalars.map { -log($0) }
    expect([Double](printed.prefix(2)), near: [10.000045398899, 100], within: 1e-9)
    #expect(printed[2] == .infinity)
  }

  @Test("5: at once the players flee, in turn they go round")
  func bilinearGame() {
    let rate = 0.1
    var (atOnce, inTurn) = ((x: 1.0, y: 0.0), (x: 1.0, y: 0.0))
    for _ in 0..<150 {
      atOnce = (atOnce.x - rate * atOnce.y, atOnce.y + rate * atOnce.x)
      inTurn.x -= rate * inTurn.y
      inTurn.y += rate * inTurn.x
    }
    #expect(abs(hypot(atOnce.x, atOnce.y) - pow(1.01, 75)) < 1e-9)
    #expect(abs(hypot(atOnce.x, atOnce.y) - 2.109) < 5e-4)
    let (x, y) = inTurn
    #expect(abs(x * x + y * y - rate * x * y - 1) < 1e-9)
  }

  @Test("6: two-sided smoothing takes away the slope, one-sided does not")
  func smoothing() {
    func slope(real α: Double, generated β: Double) -> Double {
      let x = Tensor([-3.0], dtype: .float64)
      return valueAndGradient(at: x) { x in
        let p = exp(-0.5 * (x - 2) * (x - 2))
        let q = exp(-0.5 * (x + 2) * (x + 2))
        return (log(α * p + β * q) - log((1 - α) * p + (1 - β) * q)).sum()
      }.gradient.item
    }
    #expect(abs(slope(real: 1, generated: 0) - 4) < 1e-9)
    #expect(abs(slope(real: 0.9, generated: 0) - 4) < 5e-6)
    #expect(abs(slope(real: 0.9, generated: 0.1) - 0.000218) < 5e-7)
  }

  @Test("7: a loss below 2 ln 2 bounds the divergence")
  func bound() {
    #expect(abs((log(4) - 0.735) / 2 - 0.326) < 5e-4)
  }

  private func expect(_ found: [Double], near expected: [Double], within tolerance: Double) {
    #expect(found.count == expected.count)
    for (f, e) in zip(found, expected) { #expect(abs(f - e) <= tolerance, "\(f) is not \(e)") }
  }
}
