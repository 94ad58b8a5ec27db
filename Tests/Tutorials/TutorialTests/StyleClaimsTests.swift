import FeatureNetworks
import NeuralNetworks
import Tensors
import Testing

@testable import StyleTransfer

/// Other numbers of the text.
@Suite("What chapter 3 says besides")
struct StyleClaimsTests {
  @Test("two pictures of 2 × 2 positions, their Gram matrices, and the way from one to the other")
  func byHand() {
    func features(_ numbers: [Double]) -> Tensor {
      Tensor(numbers, shape: [1, 2, 2, 2], dtype: .float64)
    }
    let (a, b) = (features([2, 1, 0, 0, 1, 1, 0, 0]), features([2, 0, 0, 1, 1, 0, 0, 1]))
    #expect(gramMatrix(a).scalars == [5, 3, 3, 2] && gramMatrix(b).scalars == [5, 0, 0, 2])
    let factor = StyleNormalisation.layer.factor(features: b.shape, picture: [1, 2, 2, 3])
    #expect(factor == 1.0 / 256)
    let (value, gradient) = valueAndGradient(at: b) {
      styleLoss($0, target: gramMatrix(a), factor: factor)
    }
    #expect(value.item == 18.0 / 256)
    #expect((64 * gradient).scalars == [0, -6, -3, 0, 0, -3, -3, 0])
  }

  @Test("how many different numbers a style is")
  func counts() {
    func numbers(_ architecture: Architecture) -> Int {
      architecture.blocks.reduce(0) { $0 + $1.channels * ($1.channels + 1) / 2 }
    }
    #expect(numbers(.vgg19) == 305_888 && numbers(.small) == 19_120)
  }

  @Test("a difference of 3 and 4, and its gradient")
  func variation() {
    let picture = Tensor([7.0, 3, 4, 0], shape: [1, 2, 2, 1], dtype: .float64)
    let (value, gradient) = valueAndGradient(at: picture, of: totalVariation)
    #expect(abs(value.item - 55.9) < 0.05)
    for (found, expected) in zip(gradient.scalars, [39.1, -22.4, -16.8, 0]) {
      #expect(abs(found - expected) < 0.05)
    }
  }

  @Test(
    "a change of 100 at once, in 10 steps and in 100",
    arguments: [(1, 100_000.0), (10, 3162.0), (100, 100.0)])
  func spread(steps: Int, expected: Double) {
    let row = (0...steps).map { 100 * Double($0) / Double(steps) }
    let picture = Tensor(row + row, shape: [1, 2, steps + 1, 1], dtype: .float64)
    #expect(abs(totalVariation(picture).item - expected) < 0.5)
  }

  @Test("what Keras' weights are where features and pictures are smaller, and ours inside")
  func units() {
    func converted(_ weights: LossWeights, for rule: Preprocessing) -> LossWeights {
      weights.converted(forFeaturesDividedBy: rule.stepsPerUnit, white: 1)
    }
    let keras = converted(Configuration(preset: .paper, for: .vgg19).weights, for: .torchvision)
    #expect(abs(keras.content - 83.0) < 0.05 && abs(keras.style - 1.10e7) < 0.005e7)
    #expect(abs(keras.variation / 1e-4 - 1_038_366) < 0.5)
    let ours = converted(Configuration(preset: .quick, for: .small).weights, for: .centred)
    #expect(abs(ours.content - 406) < 0.5 && abs(ours.style - 5.3e11) < 0.05e11)
  }

  /// Content, style of the five blocks, and block 1's by content.
  static let inKerasTerms: [(PublishedConstants, Double, [Double], Double)] = [
    (.paper, 5.0e-4, [0.0022, 0.0088, 0.035, 0.14, 2.3], 4.4),
    (.chollet, 0.025, [1, 1, 1, 1, 1], 40),
    (.johnson, 3.9e-6, [0.0011, 0.0011, 0.0011, 0.0011, 0.017], 277),
    (.pyTorchTutorial, 2.4e-10, [9.7e-7, 9.7e-7, 9.7e-7, 9.7e-7, 1.6e-5], 4135),
    (.pyTorchExamples, 2.4e-5, [0.0097, 0.0097, 0.0097, 0.0097, 0.16], 413),
  ]

  @Test("everybody's constants in Keras' terms, to the digits printed", arguments: 0..<5)
  func constants(number: Int) {
    let (constants, content, styles, ratio) = Self.inKerasTerms[number]
    func isPrinted(_ found: Double, _ expected: Double, within: Double = 0.03) -> Bool {
      abs(found - expected) <= within * expected
    }
    let shapes = Architecture.vgg19.blocks.enumerated().map { place, block in
      [1, 400 >> place, 400 >> place, block.channels]
    }
    let alpha = constants.contentWeight(asIn: .chollet, features: shapes[3])
    let betas = shapes.map {
      constants.styleWeight(asIn: .chollet, features: $0, picture: [1, 400, 400, 3], layers: 5)
    }
    #expect(isPrinted(alpha, content), "\(constants.name): \(alpha)")
    for (found, style) in zip(betas, styles) {
      #expect(isPrinted(found, style), "\(constants.name): \(betas)")
    }
    #expect(isPrinted(betas[0] / alpha, ratio, within: 0.002))
  }

  @Test("Rosenbrock's valley takes 13,255 steps along the gradient, of L-BFGS 44 evaluations")
  func valley() {
    func rosenbrock(_ x: Double, _ y: Double) -> (value: Double, gradient: [Double]) {
      let (r, s) = (y - x * x, 1 - x)
      return (100 * r * r + s * s, [-400 * x * r - 2 * s, 200 * r])
    }
    var (x, y, steps) = (-1.2, 1.0, 0)
    while rosenbrock(x, y).value >= 1e-10 && steps < 20_000 {
      let gradient = rosenbrock(x, y).gradient
      (x, y, steps) = (x - 0.002 * gradient[0], y - 0.002 * gradient[1], steps + 1)
    }
    #expect((13_250...13_260).contains(steps))
    var lbfgs = LBFGS(startingAt: Tensor([-1.2, 1], dtype: .float64))
    while lbfgs.evaluations < 100 && lbfgs.value ?? 1 >= 1e-10 {
      lbfgs.step { point in
        let (value, gradient) = rosenbrock(point.scalars[0], point.scalars[1])
        return (value, Tensor(gradient, dtype: .float64))
      }
    }
    #expect((40...48).contains(lbfgs.evaluations))
  }

  @Test(
    "how many pixels a position of a style layer sees",
    arguments: [
      (Architecture.small, [3, 8, 22, 50]), (.vgg16, [3, 10, 24, 60, 132]),
      (.vgg19, [3, 10, 24, 68, 156]),
    ])
  func windows(architecture: Architecture, pixels: [Int]) {
    let layers = Configuration(preset: .paper, for: architecture).styleLayers
    #expect(layers.map { window(of: architecture, at: $0) } == pixels)
  }

  @Test("three scales take 140, 140 and 120 evaluations, as much work as 164 full ones")
  func scales() {
    let quick = Configuration(preset: .quick, for: .small)
    var counts = [0, 0, 0]
    for step in 1...quick.rounds * quick.evaluations { counts[quick.scale(afterStep: step)] += 1 }
    #expect(counts == [140, 140, 120])
    #expect(quick.fullEvaluations(in: 1...400) == 163.75)
    #expect(quick.fullEvaluations(in: 279...282) == 2.5)  // two of a quarter, two of all
    #expect(quick.fullEvaluations(in: 401...500) == 100)
  }

  @Test("an evaluation of VGG19 at 533 × 400 takes 0.33 TFLOP, 15 GFLOP of them for Gram matrices")
  func work() {
    var (convolutions, grams, inputs) = (0, 0, 3)
    for (place, block) in Architecture.vgg19.blocks.enumerated() {
      let positions = (533 >> place) * (400 >> place)
      grams += 2 * positions * block.channels * block.channels
      // Content is looked for in the second convolution of the last block.
      for _ in 0..<(place == 4 ? 2 : block.convolutions) {
        convolutions += 2 * positions * 9 * inputs * block.channels
        inputs = block.channels
      }
    }
    let evaluation = 2 * Double(convolutions + grams) / 1e12
    #expect(abs(evaluation - 0.33) < 0.005 && abs(2 * Double(grams) / 1e9 - 15) < 0.5)
    #expect(abs(400 * evaluation - 132) < 0.5)
  }
}
