import Foundation
import NeuralNetworks
import Tensors
import Testing

@testable import GAN

/// A discriminator with a logit of its own for each of a few points, so that it can be any function.
private struct FreeDiscriminator: Module {
  @Parameter var logits: Tensor

  init(pointCount: Int) { logits = .zeros([pointCount, 1], dtype: .float64) }

  /// Its verdict on points, by number.
  func callAsFunction(_ points: [Int]) -> Verdict {
    Verdict(logits: logits.gathered(points), convention: .realIsOne)
  }
}

/// A batch in which each point comes as often as its count says.
private func batch(_ counts: [Int]) -> [Int] {
  counts.enumerated().flatMap { point, count in Array(repeating: point, count: count) }
}

/// Distributions p of the data and q of the generator over four points, in sixteenths.
private let distributions: [(p: [Int], q: [Int])] = [
  ([4, 4, 4, 4], [4, 4, 4, 4]), ([1, 2, 3, 10], [1, 2, 3, 10]), ([1, 2, 3, 10], [4, 4, 4, 4]),
  ([8, 6, 1, 1], [1, 1, 6, 8]),
]

/// Goodfellow et al. 2014, proposition 1 and theorem 1.
@Suite("Answers known beforehand")
struct KnownAnswersTests {
  @Test("the best discriminator is p/(p + q)", arguments: distributions)
  func bestDiscriminator(p: [Int], q: [Int]) {
    let (found, _) = trained(p, q)
    for (point, (p, q)) in zip(p, q).enumerated() {
      #expect((found[point] - Double(p) / Double(p + q)).magnitude < 1e-9)
    }
  }

  @Test(
    "its value is −log 4 + 2·JSD(p, q), and so −log 4 exactly where p = q",
    arguments: distributions)
  func value(p: [Int], q: [Int]) {
    let divergence = zip(p, q).reduce(0.0) { sum, pair in
      let (p, q) = (Double(pair.0) / 16, Double(pair.1) / 16)
      return sum + (p * log(2 * p / (p + q)) + q * log(2 * q / (p + q))) / 2
    }
    let (_, loss) = trained(p, q)
    #expect((-loss - (-log(4) + 2 * divergence)).magnitude < 1e-12)
    #expect((p == q) == (divergence == 0))
  }

  /// D at each point after gradient descent, and the loss there.
  private func trained(_ p: [Int], _ q: [Int]) -> (probabilities: [Double], loss: Double) {
    let discriminator = FreeDiscriminator(pointCount: p.count)
    var optimiser = SGD(learningRate: 8)
    var loss = 0.0
    for _ in 1...500 {
      let (value, gradients) = valueAndGradients(of: discriminator.parameters) {
        discriminatorLoss(real: discriminator(batch(p)), generated: discriminator(batch(q)))
      }
      optimiser.update(discriminator.parameters, along: gradients)
      loss = value.item
    }
    return (discriminator([Int](0..<p.count)).probabilityOfReal.scalars, loss)
  }
}
