import GradientChecking
import NeuralNetworks
import Tensors
import Testing

@testable import FeatureNetworks
@testable import StyleTransfer

@Suite("The perceptual loss")
struct FastLossTests {
  @Test("of one picture it is the transfer's")
  func one() {
    let (content, picture) = (speckles(9, 12), speckles(9, 12, seed: 8))
    let terms = tinyPerceptualLoss().terms(of: picture, contents: content)
    let network = tinyNetwork(.centred)
    let transfer = TransferLoss(
      content: content, at: "block2_conv1",
      style: StyleTarget(
        of: [(speckles(8, 11, seed: 6), 1)], at: ["block1_conv1", "block3_conv1"], in: network),
      weights: LossWeights(content: 1e-4, style: 1e-7, variation: 1e-5), normalisation: .layer,
      in: network
    ).terms(of: picture)
    #expect(terms.metrics == transfer.metrics)
    #expect(terms.metrics.map(\.name) == ["loss", "content", "style", "variation"])
    #expect(terms.metrics.allSatisfy { $0.value > 0 })
    #expect(isNear(terms.metrics[0].value, terms.total.item))
  }

  @Test("of many it is the mean, each with its own content and its own Gram matrices")
  func many() {
    let loss = tinyPerceptualLoss()
    let contents = (0..<3).map { speckles(9, 12, seed: UInt64(20 + $0)) }
    let pictures = (0..<3).map { speckles(9, 12, seed: UInt64(30 + $0)) }
    let together = loss.terms(of: concatenated(pictures), contents: concatenated(contents))
    let single = zip(pictures, contents).map { loss.terms(of: $0, contents: $1).metrics }
    for (place, metric) in together.metrics.enumerated() {
      let mean = single.reduce(0) { $0 + $1[place].value } / 3
      #expect(isNear(metric.value, mean), "\(metric)")
    }
  }

  @Test("its gradient at pictures is right")
  func pictures() throws {
    var random = SplitMix64(seed: 2)
    let contents = concatenated([speckles(9, 12), speckles(9, 12, seed: 7)])
    let pictures = concatenated([speckles(9, 12, seed: 8), speckles(9, 12, seed: 9)])
    try checkGradients(at: [pictures], using: &random) {
      tinyPerceptualLoss().terms(of: $0[0], contents: contents).total
    }
  }

  /// Among thousands of ReLUs one is often within the checker's steps of its kink. So several
  /// points are tried: a gradient that is wrong is wrong at all of them.
  @Test("its gradient in all parameters of the network that paints is right at some of 40 points")
  func parameters() throws {
    let contents = concatenated([speckles(8, 8), speckles(8, 8, seed: 7)])
    let loss = tinyPerceptualLoss()
    var last: GradientMismatch?
    for seed in 1...40 {
      var random = SplitMix64(seed: UInt64(seed))
      let network = generalTransform(&random)
      do throws(GradientMismatch) {
        try checkGradients(of: network.parameters, directions: 1, using: &random) {
          loss.terms(of: network(contents), contents: contents).total
        }
        return
      } catch {
        last = error
      }
    }
    throw try #require(last)
  }

  @Test("a wrong gradient is found at every point")
  func checker() {
    let contents = speckles(8, 8)
    for seed in 1...10 {
      var random = SplitMix64(seed: UInt64(seed))
      let network = generalTransform(&random)
      #expect(throws: GradientMismatch.self) {
        try checkGradients(of: network.parameters, directions: 1, using: &random) {
          // 0.1 % of the pictures is hidden from the tape.
          let painted = network(contents)
          return 0.999 * painted + 0.001 * painted.untraced
        }
      }
    }
  }
}

/// A network none of whose numbers is special: no bias is zero, no scale is one.
private func generalTransform(_ random: inout SplitMix64) -> TransformNetwork {
  let network = tinyTransform(width: 1, seed: random.next())
  for (_, parameter) in network.parameters {
    parameter.value += .normal(
      parameter.value.shape, deviation: 0.1, dtype: .float64, using: &random)
  }
  return network
}
