import FeatureNetworks
import Foundation
import Kernels
import NeuralNetworks
import StyleTransfer
import Tensors
import Testing

/// The answers to the exercises of `03-style-transfer.md`, in their order.
@Suite("The exercises of chapter 3")
struct StyleExerciseTests {
  @Test("1: a Gram matrix, a style loss and its gradient, and a step")
  func byHand() {
    let f = Tensor([1.0, 2, 0, 1, 3, 0], shape: [1, 1, 3, 2], dtype: .float64)
    let style = Tensor([10.0, 4, 4, 5], shape: [2, 2], dtype: .float64)
    #expect(gramMatrix(f).scalars == [10, 2, 2, 5])
    let factor = StyleNormalisation.layer.factor(features: f.shape, picture: [1, 1, 3, 3])
    #expect(abs(factor - 1.0 / 144) < 1e-15)
    let (value, gradient) = valueAndGradient(at: f) { styleLoss($0, target: style, factor: factor) }
    #expect(abs(value.item - 1.0 / 18) < 1e-12)
    let expected = [-2, -1, -1, 0, 0, -3].map { $0 / 18.0 }
    #expect(areClose(gradient, expected))
    #expect(abs(gramMatrix(f - gradient).scalars[1] - 2.84) < 0.005)
  }

  @Test("2: what shuffling, moving and mirroring pixels do to Gram matrices of pixels and features")
  func order() {
    var random = SplitMix64(seed: 2)
    let network = FeatureNetwork(
      .small, preprocessing: .centred, dtype: .float64, using: &random)
    let picture = waves(side: 32)
    func change(to other: Tensor, _ gram: (Tensor) -> Tensor) -> Double {
      let (g, difference) = (gram(picture), gram(other) - gram(picture))
      return ((difference * difference).sum().item / (g * g).sum().item).squareRoot()
    }
    func ofFeatures(_ picture: Tensor) -> Tensor {
      gramMatrix(network.activations(of: picture, at: ["block1_conv1"])[0])
    }
    var order = Array(0..<32 * 32)
    for place in order.indices { order.swapAt(place, random.below(order.count)) }
    let shuffled = picture.reshaped([32 * 32, 3]).gathered(order).reshaped(picture.shape)
    let moved = concatenated(
      [picture.sliced(28..<32, along: 2), picture.sliced(0..<28, along: 2)], along: 2)
    let mirrored = concatenated(
      (0..<32).reversed().map { picture.sliced($0..<$0 + 1, along: 2) }, along: 2)
    for other in [shuffled, moved, mirrored] {
      #expect(other.scalars != picture.scalars)
      #expect(change(to: other, gramMatrix) < 1e-12)
    }
    #expect(change(to: shuffled, ofFeatures) > 0.3)
    #expect((1e-4..<0.2).contains(change(to: moved, ofFeatures)))
    #expect(change(to: mirrored, ofFeatures) > 0.005)
  }

  @Test("3: the weights of PyTorch's tutorial in those of neural-style")
  func weights() {
    let (tutorial, johnson) = (PublishedConstants.pyTorchTutorial, PublishedConstants.johnson)
    let features = [1, 50, 50, 512]
    let content = tutorial.contentWeight(asIn: johnson, features: features)
    let style = tutorial.styleWeight(
      asIn: johnson, features: features, picture: [1, 400, 400, 3], layers: 5)
    #expect(abs(content - 2.99e-4) < 0.005e-4)
    #expect(abs(style - 0.0892) < 0.000_05)
    #expect(abs(style / content - 299) < 0.5)
    #expect(johnson.style / johnson.content == 20)
  }

  @Test("4: the distance of Gram matrices is a mean discrepancy by the kernel (xᵀy)²")
  func discrepancy() {
    var random = SplitMix64(seed: 4)
    let f = Tensor.normal([7, 3], dtype: .float64, using: &random)
    let a = Tensor.normal([5, 3], dtype: .float64, using: &random)
    func meanGram(_ x: Tensor) -> Tensor {
      gramMatrix(x.reshaped([1, x.shape[0], 1, 3])) / Double(x.shape[0])
    }
    func meanKernel(_ x: Tensor, _ y: Tensor) -> Double {
      let products = matmul(x, y, transposingB: true)
      return (products * products).mean().item
    }
    let difference = meanGram(f) - meanGram(a)
    let distance = (difference * difference).sum().item
    let discrepancy = meanKernel(f, f) + meanKernel(a, a) - 2 * meanKernel(f, a)
    #expect(abs(distance - discrepancy) < 1e-12 * distance)
  }

  @Test("5: a direction by the two loops")
  func twoLoops() {
    func vector(_ x: Double, _ y: Double) -> Tensor { Tensor([x, y], dtype: .float64) }
    let (step, change) = (vector(-0.1, -1), vector(-0.1, -10))
    var history = CurvatureHistory(capacity: 10)
    history.append(step: step, change: change)
    #expect(areClose(history.product(with: change), step.scalars))
    let direction = history.product(with: vector(0.9, 0)).scalars
    #expect(abs(direction[0] - 0.0917) < 0.000_05 && abs(direction[1] - 0.0081) < 0.000_05)
  }
}

/// A smooth picture that repeats itself at its edges: [1, side, side, 3].
private func waves(side: Int) -> Tensor {
  let turn = 2 * Double.pi / Double(side)
  let numbers = (0..<side * side * 3).map { place in
    let (pixel, channel) = place.quotientAndRemainder(dividingBy: 3)
    let (y, x) = pixel.quotientAndRemainder(dividingBy: side)
    let across = sin(turn * Double(x * (channel + 1)) + Double(channel))
    return 0.5 + 0.5 * across * cos(turn * Double(y))
  }
  return Tensor(numbers, shape: [1, side, side, 3], dtype: .float64)
}

private func areClose(_ found: Tensor, _ expected: [Double]) -> Bool {
  found.count == expected.count
    && zip(found.scalars, expected).allSatisfy { abs($0 - $1) < 1e-9 }
}
