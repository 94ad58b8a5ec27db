import GradientChecking
import NeuralNetworks
import Tensors
import Testing

@testable import FeatureNetworks
@testable import StyleTransfer

/// Weights with which the three parts are of one size on the tiny network.
private let balanced = LossWeights(content: 0.02, style: 1e-3, variation: 1e-4)

@Suite("The whole loss")
struct TransferLossTests {
  @Test(
    "its gradient at the picture is right through network, Gram matrices and preprocessing",
    arguments: StyleNormalisation.allCases)
  func gradients(normalisation: StyleNormalisation) throws {
    let loss = tinyLoss(
      weights: LossWeights(content: 1e-4, style: 1e-7, variation: 1e-5), normalisation,
      in: tinyNetwork(.centred))
    var random = SplitMix64(seed: 2)
    let picture = speckles(9, 12, seed: 8)
    try checkGradients(at: [picture], directions: 5, using: &random) {
      loss.terms(of: $0[0]).total
    }
    try checkGradients(at: [picture], using: &random) { loss.terms(of: $0[0]).content }
    for layer in 0..<3 {
      try checkGradients(at: [picture], using: &random) { loss.terms(of: $0[0]).styles[layer] }
    }
    let tape = valueAndGradient(at: picture) { loss.terms(of: $0).total }
    let direct = loss.valueAndGradient(at: picture)
    #expect(direct.value == tape.value.item && direct.gradient.bytes == tape.gradient.bytes)
  }

  @Test(
    "with what pictures say kept, it is what it is with all computed anew",
    arguments: StyleNormalisation.allCases)
  func anew(normalisation: StyleNormalisation) {
    let network = tinyNetwork(.caffe)
    let (content, style) = (speckles(9, 12), speckles(8, 11, seed: 6))
    let picture = speckles(9, 12, seed: 8)
    let loss = tinyLoss(weights: balanced, normalisation, in: network)
    func features(_ picture: Tensor, _ layer: String) -> Tensor {
      network.activations(of: picture, at: [layer])[0]
    }
    let contentTerm =
      0.02
      * contentLoss(features(picture, "block3_conv2"), target: features(content, "block3_conv2"))
      .item
    let styleTerms = (1...3).map { block in
      let (f, s) = (
        features(picture, "block\(block)_conv1"), features(style, "block\(block)_conv1")
      )
      let size = (Double(f.count), Double(s.count))
      let factor = normalisation.factor(features: f.shape, picture: picture.shape)
      return 1e-3 / 3
        * styleLoss(f, target: gramMatrix(s) * (size.0 / size.1), factor: factor).item
    }
    let variation = 1e-4 * totalVariation(255 * picture).item
    for _ in 0..<2 {
      let terms = loss.terms(of: picture)
      #expect(isNear(terms.content.item, contentTerm))
      #expect(zip(terms.styles, styleTerms).allSatisfy { isNear($0.item, $1) })
      #expect(isNear(terms.variation.item, variation))
      #expect(isNear(terms.total.item, contentTerm + styleTerms.reduce(0, +) + variation))
    }
  }

  @Test("a picture that is both content and style costs nothing but its variation")
  func zero() {
    let network = tinyNetwork(.caffe)
    let layers = tinyConfiguration().styleLayers
    for picture in [
      speckles(9, 12), Tensor(repeating: 0.25, shape: [1, 9, 12, 3], dtype: .float64),
    ] {
      let loss = TransferLoss(
        content: picture, at: "block3_conv2",
        style: StyleTarget(of: [(picture, 1)], at: layers, in: network), weights: balanced,
        normalisation: .layer, in: network)
      let terms = loss.terms(of: picture)
      let far = loss.terms(of: speckles(9, 12, seed: 8))
      #expect(terms.content.item == 0)
      #expect(zip(terms.styles, far.styles).allSatisfy { $0.item < 1e-25 * $1.item })
      #expect(isNear(terms.variation.item, 1e-4 * totalVariation(255 * picture).item))
      // At the minimum of content and style the gradient is the variation's alone.
      let gradient = loss.valueAndGradient(at: picture).gradient
      let variation = valueAndGradient(at: picture) { loss.terms(of: $0).variation }.gradient
      let scale = loss.valueAndGradient(at: speckles(9, 12, seed: 8)).gradient.scalars.map(abs)
        .max()!
      #expect(distance(gradient, variation) < 1e-12 * scale)
    }
  }

  @Test("a weight of zero leaves a part out, twice the weight counts it twice")
  func weights() {
    let picture = speckles(9, 12, seed: 8)
    func total(_ content: Double, _ style: Double, _ variation: Double) -> Double {
      let weights = LossWeights(content: content, style: style, variation: variation)
      return tinyLoss(weights: weights).terms(of: picture).total.item
    }
    let parts = [total(1, 0, 0), total(0, 1, 0), total(0, 0, 1)]
    #expect(parts.allSatisfy { $0 > 0 })
    #expect(total(0, 0, 0) == 0)
    #expect(isNear(total(2, 3, 5), 2 * parts[0] + 3 * parts[1] + 5 * parts[2]))
  }

  @Test("its operations are the sums counted by hand, there and back")
  func operations() {
    // 9 × 12, 4 × 6 and 2 × 3 positions; 3 → 4 → 6 → 5 → 5 channels; a pooling compares 3 times.
    let first = 108 * (2 * 9 * 3 * 4 + 4) + 24 * 4 * 3
    let second = 24 * (2 * 9 * 4 * 6 + 6) + 6 * 6 * 3
    let third = 6 * (2 * 9 * 6 * 5 + 5) + 6 * (2 * 9 * 5 * 5 + 5)
    let grams = 2 * (108 * 16 + 24 * 36 + 6 * 25)
    #expect(tinyLoss().operations == Double(2 * (first + second + third + grams)))
    let network = tinyNetwork()
    let shallow = TransferLoss(
      content: speckles(9, 12), at: "features.1",
      style: StyleTarget(of: [(speckles(8, 8), 1)], at: ["block1_conv1"], in: network),
      weights: balanced, normalisation: .layer, in: network)
    #expect(
      shallow.operations == Double(2 * (108 * (2 * 9 * 3 * 4 + 4) + 2 * 108 * 16)))
  }

  @Test("the layers' shares sum to one, and are those of the loss")
  func shares() {
    let picture = speckles(9, 12, seed: 8)
    for normalisation in StyleNormalisation.allCases {
      let loss = tinyLoss(normalisation)
      let shares = loss.styleShares(of: picture, normalisation)
      let terms = loss.terms(of: picture).styles.map(\.item)
      #expect(loss.styleLayers == tinyConfiguration().styleLayers && shares.count == 3)
      #expect(isNear(shares.reduce(0, +), 1))
      #expect(zip(shares, terms).allSatisfy { isNear($0, $1 / terms.reduce(0, +)) })
      // They do not depend on the rule that the loss itself was made with.
      let other = StyleNormalisation.allCases.first { $0 != normalisation }!
      let others = tinyLoss(other).styleShares(of: picture, normalisation)
      #expect(zip(shares, others).allSatisfy { isNear($0, $1) })
      #expect(shares != loss.styleShares(of: picture, other))
    }
  }

  @Test("nothing has no share where nothing is left of the style loss")
  func noShares() {
    let network = tinyNetwork()
    let black = Tensor.zeros([1, 8, 8, 3], dtype: .float64)
    for layer in network.convolutions { layer.bias = .zeros(layer.bias.shape, dtype: .float64) }
    for layer in network.convolutions { layer.weight = .zeros(layer.weight.shape, dtype: .float64) }
    let loss = TransferLoss(
      content: black, at: "block1_conv1",
      style: StyleTarget(of: [(black, 1)], at: ["block1_conv1", "block2_conv1"], in: network),
      weights: balanced, normalisation: .layer, in: network)
    #expect(loss.styleShares(of: black, .layer) == [0, 0])
  }
}
