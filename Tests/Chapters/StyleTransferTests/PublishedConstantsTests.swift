import Tensors
import Testing

@testable import FeatureNetworks
@testable import StyleTransfer

/// A layer's features of the picture and of its target, as a program sees them, and the picture's shape.
private struct Seen {
  let features, target: Tensor
  let picture: [Int]

  /// Gram matrices, divided by a number.
  func grams(dividedBy divisor: Double) -> (Tensor, Tensor) {
    (gramMatrix(features) / divisor, gramMatrix(target) / divisor)
  }
}

/// `mse_loss(a, b)`, which is `MSECriterion` of old.
private func meanSquaredError(_ a: Tensor, _ b: Tensor) -> Double {
  ((a - b) * (a - b)).mean().item
}

/// A program's losses of one layer, written down as the program has them.
private struct Program: Sendable {
  let constants: PublishedConstants
  let content, style: @Sendable (Seen) -> Double
}

private let programs = [
  Program(
    constants: .paper,
    content: { 1e-3 * 0.5 * contentLoss($0.features, target: $0.target).item },
    style: { seen in
      let (g, a) = seen.grams(dividedBy: 1)
      let n = Double(seen.features.shape[3])
      let m = Double(seen.features.shape[1] * seen.features.shape[2])
      return 0.2 * ((g - a) * (g - a)).sum().item / (4 * n * n * m * m)
    }),
  Program(
    constants: .chollet,
    content: { 0.025 * contentLoss($0.features, target: $0.target).item },
    style: { seen in
      let (s, c) = seen.grams(dividedBy: 1)
      let (channels, size) = (3.0, Double(seen.picture[1] * seen.picture[2]))
      return 1.0 / 5 * ((s - c) * (s - c)).sum().item / (4 * channels * channels * size * size)
    }),
  Program(
    constants: .johnson,
    content: { 5 * meanSquaredError($0.features, $0.target) },
    style: { seen in
      let (g, target) = seen.grams(dividedBy: Double(seen.features.count))  // input:nElement()
      return 100 * meanSquaredError(g, target)
    }),
  Program(
    constants: .pyTorchTutorial,
    content: { 1 * meanSquaredError($0.features, $0.target) },
    style: { seen in
      let (g, target) = seen.grams(dividedBy: Double(seen.features.count))  // a·b·c·d
      return 1_000_000 * meanSquaredError(g, target)
    }),
  Program(
    constants: .pyTorchExamples,
    content: { 1e5 * meanSquaredError($0.features, $0.target) },
    style: { seen in
      let (g, target) = seen.grams(dividedBy: Double(seen.features.count))  // ch·h·w
      return 1e10 * meanSquaredError(g, target)
    }),
]

@Suite("Published constants, each expressed in the others' terms")
struct PublishedConstantsTests {
  @Test("are what each program computes of its own network's features", arguments: 0..<5)
  func literal(number: Int) {
    let program = programs[number]
    let constants = program.constants
    let network = tinyNetwork(.caffe)
    let own = network.rescaled(
      order: constants.preprocessing.order, white: constants.preprocessing.white,
      deviation: constants.preprocessing.deviation)
    let pictures = [speckles(9, 12), speckles(9, 12, seed: 6)]
    for layer in ["block1_conv1", "block2_conv1", "block3_conv2"] {
      func seen(by network: FeatureNetwork) -> Seen {
        let features = pictures.map { network.activations(of: $0, at: [layer])[0] }
        return Seen(features: features[0], target: features[1], picture: pictures[0].shape)
      }
      let (here, there) = (seen(by: network), seen(by: own))
      let shape = here.features.shape
      let content =
        constants.contentFactor(features: shape)
        * contentLoss(here.features, target: here.target).item
      #expect(isNear(content, program.content(there), 1e-9))
      let factor = constants.styleFactor(features: shape, picture: here.picture, layers: 5)
      let style = styleLoss(here.features, target: gramMatrix(here.target), factor: factor).item
      #expect(isNear(style, program.style(there), 1e-9))
    }
  }

  /// At 400 × 400 pixels: content of block4_conv2, style of block1_conv1 and of block4_conv1.
  static let inCholletsTerms: [(PublishedConstants, content: Double, style: [Double])] = [
    (.paper, 5e-4, [0.002_197_27, 0.140_625]),
    (.chollet, 0.025, [1, 1]),
    (.johnson, 3.936_95e-6, [0.001_089_81, 0.001_089_81]),
    (.pyTorchTutorial, 2.3523e-10, [9.726_53e-7, 9.726_53e-7]),
    (.pyTorchExamples, 2.3523e-5, [0.009_726_53, 0.009_726_53]),
  ]

  @Test("in Chollet's terms, for VGG19 and a picture of 400 × 400", arguments: 0..<5)
  func table(number: Int) {
    let (constants, content, style) = Self.inCholletsTerms[number]
    let shapes = StyleNormalisationTests.shapes(height: 400, width: 400)
    #expect(
      isNear(constants.contentWeight(asIn: .chollet, features: shapes[3]), content, 1e-5),
      "\(constants.name)")
    for (shape, expected) in zip([shapes[0], shapes[3]], style) {
      let found = constants.styleWeight(
        asIn: .chollet, features: shape, picture: [1, 400, 400, 3], layers: 5)
      #expect(isNear(found, expected, 1e-5), "\(constants.name): \(found)")
    }
  }

  @Test("Chollet's in the paper's: twice the content, and a style that fades from layer to layer")
  func cholletsInThePapers() {
    let shapes = StyleNormalisationTests.shapes(height: 400, width: 400)
    #expect(
      isNear(PublishedConstants.chollet.contentWeight(asIn: .paper, features: shapes[3]), 0.05))
    let styles = shapes.map {
      PublishedConstants.chollet.styleWeight(
        asIn: .paper, features: $0, picture: [1, 400, 400, 3], layers: 5)
    }
    #expect(
      zip(styles, [455.11, 113.78, 28.444, 7.1111, 0.444_44]).allSatisfy { isNear($0, $1, 1e-4) })
  }

  @Test("a weight expressed in any other's terms and back is the same", arguments: 0..<5, 0..<5)
  func roundTrip(a: Int, b: Int) {
    let (a, b) = (PublishedConstants.all[a], PublishedConstants.all[b])
    let (features, picture) = ([1, 50, 38, 512], [1, 400, 304, 3])
    let there = a.contentWeight(asIn: b, features: features)
    #expect(
      isNear(there / b.content * b.contentWeight(asIn: a, features: features), a.content))
    func style(_ x: PublishedConstants, _ y: PublishedConstants) -> Double {
      x.styleWeight(asIn: y, features: features, picture: picture, layers: 5)
    }
    #expect(isNear(style(a, b) / b.style * style(b, a), a.style))
    #expect(a.style != b.style || a.name == b.name || style(a, b) != b.style)
  }

  @Test("the paper's and Chollet's are this package's, by layer and by input")
  func ours() {
    let network = tinyNetwork(.caffe)
    let (picture, content) = (speckles(9, 12, seed: 8), speckles(9, 12))
    let layers = tinyConfiguration().styleLayers
    let features = network.activations(of: picture, at: layers)
    let targets = network.activations(of: speckles(9, 12, seed: 6), at: layers)
    for (constants, normalisation) in [
      (PublishedConstants.paper, StyleNormalisation.layer), (.chollet, .input),
    ] {
      let loss = TransferLoss(
        content: content, at: "block3_conv2",
        style: StyleTarget(of: [(speckles(9, 12, seed: 6), 1)], at: layers, in: network),
        weights: LossWeights(content: 0, style: constants.style, variation: 0),
        normalisation: normalisation, in: network)
      let expected = zip(features, targets).reduce(0.0) { sum, pair in
        let factor = constants.styleFactor(
          features: pair.0.shape, picture: picture.shape, layers: layers.count)
        return sum + styleLoss(pair.0, target: gramMatrix(pair.1), factor: factor).item
      }
      #expect(isNear(loss.terms(of: picture).total.item, expected, 1e-10))
    }
  }
}
