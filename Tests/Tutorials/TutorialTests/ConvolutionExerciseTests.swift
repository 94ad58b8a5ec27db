import DCGAN
import Foundation
import GAN
import Kernels
import NeuralNetworks
import Tensors
import Testing

/// The answers to the exercises of `06-dcgan.md`, in their order, and other numbers of its text.
@Suite("The exercises of chapter 6")
struct ConvolutionExerciseTests {
  @Test("1: sizes and zeros")
  func sizes() {
    let same = ConvolutionAxis(input: 28, kernel: 5, stride: 2, padding: .same)
    let zeros = (same.output - 1) * 2 + 5 - 28
    #expect(same.output == 14 && same.before == 1 && zeros == 3)
    let valid = ConvolutionAxis(input: 28, kernel: 5, stride: 2, padding: .valid)
    #expect(valid.output == 12)
    let back = [Padding.same, .valid].map {
      ConvolutionAxis(transposedFrom: 14, kernel: 5, stride: 2, padding: $0).input
    }
    #expect(back == [28, 31])
  }

  @Test("2: the gradient goes back through the transposed matrix")
  func transposedMatrix() {
    let matrix = [[1.0, 2, 3, 0, 0], [0, 1, 2, 3, 0], [0, 0, 1, 2, 3]]
    let dY = [1.0, 0, -1]
    let byHand = (0..<5).map { pixel in
      zip(matrix, dY).map { row, d in row[pixel] * d }.reduce(0, +)
    }
    #expect(byHand == [1, 2, 2, -2, -3])

    let x = Tensor([3, 1, 4, 1, 5], shape: [1, 1, 5, 1], dtype: .float64)
    let w = Tensor([1, 2, 3], shape: [1, 3, 1, 1], dtype: .float64)
    let weights = Tensor(dY, shape: [1, 1, 3, 1], dtype: .float64)
    let byTape = valueAndGradient(at: x) { x in
      (conv2D(x, weight: w, bias: .zeros([1], dtype: .float64), padding: .valid) * weights).sum()
    }.gradient
    #expect(byTape.scalars == byHand)
  }

  @Test("3: four multiplications for two outputs")
  func winograd() {
    let (x, w) = ([1.0, 2, 3, 4], [1.0, 2, 3])
    let products = [
      (x[0] - x[2]) * w[0], (x[1] + x[2]) * ((w[0] + w[1] + w[2]) / 2),
      (x[2] - x[1]) * ((w[0] - w[1] + w[2]) / 2), (x[1] - x[3]) * w[2],
    ]
    #expect(products == [-2, 15, 1, -6])
    let outputs = [
      products[0] + products[1] + products[2], products[1] - products[2] - products[3],
    ]
    let defined = (0..<2).map { o in (0..<3).map { w[$0] * x[o + $0] }.reduce(0, +) }
    #expect(outputs == [14, 20] && outputs == defined)
  }

  @Test("4: kernels of 3 and 6 are even with a stride of 3; of 7 pixels sum 4 to 9 products")
  func overlaps() {
    func layer(_ kernel: Int) -> Conv2DTranspose {
      var random = SplitMix64(seed: 0)
      return Conv2DTranspose(
        inputs: 1, outputs: 1, kernel: kernel, stride: 3, padding: .same, weights: .glorotUniform,
        using: &random)
    }
    #expect((1...8).filter { !layer($0).isUneven } == [3, 6])
    let middle = layer(7).overlapCounts(for: [6, 6, 1])[6..<12].map { $0[6..<12] }
    let counts = middle.joined()
    #expect(counts.min() == 4 && counts.max() == 9)
    #expect(Set(counts) == [4, 6, 9])
  }

  @Test("5: the gradient of batch norm has no part along shift and scale")
  func batchNormGradient() {
    let x = Tensor([1, 2, 3, 6], shape: [4, 1], dtype: .float64)
    let first = Tensor([1, 0, 0, 0], shape: [4, 1], dtype: .float64)
    let ε = 1e-12
    func normal(_ x: Tensor) -> Tensor {
      batchNormalised(
        x, scale: .ones([1], dtype: .float64), shift: .zeros([1], dtype: .float64), epsilon: ε
      ).output
    }
    let gradient = valueAndGradient(at: x) { (normal($0) * first).sum() }.gradient.scalars
    for (found, said) in zip(gradient, [0.2482, -0.2100, -0.1336, 0.0955]) {
      #expect(abs(found - said) < 5e-5)
    }
    #expect(abs(gradient.reduce(0, +)) < 1e-9)
    let alongNormal = zip(gradient, normal(x).scalars).map { $0 * $1 }.reduce(0, +)
    #expect(abs(alongNormal) < 1e-9)
  }

  @Test("6: a difference of two kinds is ±0.953 together and nothing apart")
  func batches() {
    func normal(_ x: [Double]) -> [Double] {
      batchNormalised(
        Tensor(x, shape: [x.count, 1], dtype: .float64), scale: .ones([1], dtype: .float64),
        shift: .zeros([1], dtype: .float64), epsilon: 1e-3
      ).output.scalars
    }
    let together = normal([0.1, 0.1, -0.1, -0.1])
    #expect(together.allSatisfy { abs(abs($0) - 0.953) < 5e-4 })
    #expect(normal([0.1, 0.1]) == [0, 0] && normal([-0.1, -0.1]) == [0, 0])
  }

  @Test("7: a label of 1.05 costs −0.806 at the bound; one of 0.95 at least 0.199, at ln 19")
  func labels() {
    func cost(_ label: Double, _ logit: Double) -> Double {
      Verdict(
        logits: Tensor([logit], shape: [1, 1], dtype: .float64), convention: .realIsZero
      ).clippedCost(labels: Tensor([label], shape: [1, 1], dtype: .float64)).item
    }
    #expect(abs(cost(1.05, 100) + 0.806) < 5e-4)
    #expect(abs(cost(1.05, 100) - cost(1.05, 1000)) < 1e-9)
    #expect(abs(cost(0.95, log(19)) - 0.199) < 1e-3)
    #expect(abs(log(19) - 2.944) < 5e-4)
    let lowest = cost(0.95, log(19))
    #expect(cost(0.95, log(19) - 0.01) > lowest)
    #expect(cost(0.95, log(19) + 0.01) > lowest)
  }

  @Test("8: the middle of a straight walk is at √50, that of a spherical one near 10")
  func walks() {
    var random = SplitMix64(seed: 8)
    let ends = (0..<2).map { _ in Tensor.normal([500, 100], dtype: .float64, using: &random) }
    func meanLength(_ path: NoisePath) -> Double {
      let middle = path.point(0.5, from: ends[0], to: ends[1])
      return sqrt((middle * middle).sum(along: 1)).mean().item
    }
    #expect(abs(meanLength(.linear) - 7.07) < 0.1)
    #expect(abs(meanLength(.spherical) - 10) < 0.1)
  }

  @Test("a decay of 1e-8 leaves 0.00039996 of 0.0004 after 10,000 steps")
  func decay() {
    let rate: Double = 0.0004 / (1 + 1e-8 * 10_000)
    #expect(abs(rate - 0.00039996) < 5e-10)
  }

  @Test("labels around 0.975 have their minimum at a logit of 3.66")
  func smoothedLogit() {
    let logit: Double = log(0.975 / 0.025)
    #expect(abs(logit - 3.66) < 5e-3)
  }

  @Test("at the edges 32 of 35 taps meet a pixel, 84 % in two dimensions")
  func edges() {
    let axis = ConvolutionAxis(input: 14, kernel: 5, stride: 2, padding: .same)
    let taps = (0..<axis.output).reduce(0) { sum, output in
      sum + (0..<5).count { 0..<14 ~= output * 2 - axis.before + $0 }
    }
    #expect(taps == 32 && axis.output * 5 == 35)
    let share: Double = pow(32.0 / 35, 2)
    #expect(abs(share - 0.84) < 5e-3)
  }

  @Test("the layer from 7 × 7 × 128 to 14 × 14 × 64 has 384 times fewer weights than a dense one")
  func sharing() {
    var random = SplitMix64(seed: 0)
    let layer = Conv2DTranspose(
      inputs: 128, outputs: 64, kernel: 5, stride: 2, padding: .same, weights: .glorotUniform,
      using: &random)
    #expect(layer.outputShape(for: [7, 7, 128]) == [14, 14, 64])
    let dense = 6_272 * 12_544
    #expect(layer.weight.count == 204_800)
    #expect(dense == 78_675_968)
    #expect(dense / layer.weight.count == 384)
    #expect(49 * layer.weight.count == 10_035_200)
  }
}
