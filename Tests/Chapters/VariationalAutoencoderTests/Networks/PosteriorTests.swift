import Foundation
import GradientChecking
import Tensors
import Testing

@testable import VariationalAutoencoder

/// Batches and numbers of a code.
private let sizes = [(1, 1), (3, 5), (5, 3), (2, 17)]

@Suite("A distribution of codes")
struct PosteriorTests {
  @Test("a draw is μ + σ·ε; its gradients are 1, ½·σ·ε and σ", arguments: sizes)
  func reparameterisation(batch: Int, latents: Int) throws {
    var random = SplitMix64(seed: 1)
    let inputs = (0..<3).map { _ in
      Tensor.normal([batch, latents], dtype: .float64, using: &random)
    }
    let codes = reparameterised(mean: inputs[0], logVariance: inputs[1], noise: inputs[2])
    for (i, code) in codes.scalars.enumerated() {
      let (μ, s, ε) = (inputs[0].scalars[i], inputs[1].scalars[i], inputs[2].scalars[i])
      #expect((code - (μ + exp(s / 2) * ε)).magnitude < 1e-14)
    }
    try checkGradients(
      at: inputs,
      closedForm: { x, c in
        let deviation = exp(0.5 * x[1])
        return [c, c * 0.5 * deviation * x[2], c * deviation]
      }, using: &random
    ) { reparameterised(mean: $0[0], logVariance: $0[1], noise: $0[2]) }
  }

  @Test("what is drawn has the mean and the variance that were asked for")
  func moments() {
    let rows = [Int](repeating: 0, count: 40_000)
    for deviation in Configuration.Deviation.allCases {
      let posterior = Posterior(
        mean: matrix([[-2, 0.5]]).gathered(rows),
        said: matrix([[log(0.25), log(3)]]).gathered(rows), deviation: deviation)
      var random = SplitMix64(seed: 2)
      let codes = columns(posterior.sample(using: &random))
      for (codes, (μ, said)) in zip(codes, [(-2.0, 0.25), (0.5, 3)]) {
        let expected = deviation == .root ? said : said * said  // as printed σ = e^s
        #expect((average(codes) - μ).magnitude < 4 * (expected / 40_000).squareRoot())
        #expect((variance(codes) / expected - 1).magnitude < 4 * (2.0 / 40_000).squareRoot())
      }
    }
  }

  @Test("a pixel's cost is the cross-entropy; its gradient is σ(l) − x", arguments: sizes)
  func reconstruction(batch: Int, side: Int) throws {
    var random = SplitMix64(seed: 3)
    let shape = [batch, side, 2, 1]
    let logits = Tensor.normal(shape, deviation: 3, dtype: .float64, using: &random)
    let pictures = Tensor.uniform(shape, from: 0, to: 1, dtype: .float64, using: &random)
    let costs = zip(sigmoid(logits).scalars, pictures.scalars).map { p, x in
      -x * log(p) - (1 - x) * log(1 - p)
    }
    let found = reconstructionCost(logits: logits, pictures: pictures)
    #expect(found.shape == [batch])
    for (row, cost) in found.scalars.enumerated() {
      let expected = costs[row * 2 * side..<(row + 1) * 2 * side].reduce(0, +)
      #expect((cost - expected).magnitude < 1e-11)
    }
    try checkGradients(
      at: [logits],
      closedForm: { x, c in [c.reshaped([batch, 1, 1, 1]) * (sigmoid(x[0]) - pictures)] },
      using: &random
    ) { reconstructionCost(logits: $0[0], pictures: pictures) }
  }

  @Test("what a grey picture costs is the mean over the black and white ones drawn from it")
  func greyPictures() {
    let (logits, grey) = ([-2.0, 0.3, 1.5], [0.2, 0.9, 0.5])
    func cost(_ pixels: [Double]) -> Double {
      reconstructionCost(logits: matrix([logits]), pictures: matrix([pixels])).item
    }
    let mean = (0..<8).reduce(0.0) { sum, bits in
      let drawn = (0..<3).map { Double(bits >> $0 & 1) }
      let probability = zip(drawn, grey).reduce(1) { $0 * ($1.0 == 1 ? $1.1 : 1 - $1.1) }
      return sum + probability * cost(drawn)
    }
    #expect((cost(grey) - mean).magnitude < 1e-14)
  }

  @Test("the costs and their gradients are finite at logits of ±1000")
  func extremes() {
    let logits = Tensor([-1000, 1000, 1000, -1000], shape: [2, 2])
    let pictures = Tensor([0, 1, 0, 1], shape: [2, 2])
    let (_, gradient) = valueAndGradient(at: logits) {
      reconstructionCost(logits: $0, pictures: pictures).sum()
    }
    #expect(reconstructionCost(logits: logits, pictures: pictures).scalars == [0, 2000])
    #expect(gradient.scalars == [0, 0, 1, -1])
  }
}
