import Foundation
import GradientChecking
import Tensors
import Testing

@testable import StyleTransfer

/// Random numbers.
private func normal(_ shape: [Int], seed: UInt64) -> Tensor {
  var random = SplitMix64(seed: seed)
  return .normal(shape, dtype: .float64, using: &random)
}

@Suite("The content loss")
struct ContentLossTests {
  @Test("is the sum of the squared differences, not their mean nor half of it")
  func value() {
    let f = Tensor([1, 2, 3, 4] as [Double], shape: [1, 2, 1, 2], dtype: .float64)
    let p = Tensor([0, 4, 3, 1] as [Double], shape: [1, 2, 1, 2], dtype: .float64)
    #expect(contentLoss(f, target: p).item == 1 + 4 + 0 + 9)
  }

  @Test("its gradient is 2·(F − P)")
  func gradient() throws {
    let p = normal([1, 3, 5, 4], seed: 2)
    var random = SplitMix64(seed: 1)
    try checkGradients(
      at: [normal([1, 3, 5, 4], seed: 1)],
      closedForm: { inputs, c in [(inputs[0] - p) * (2 * c.item)] }, using: &random
    ) { contentLoss($0[0], target: p) }
  }
}

@Suite("The style loss")
struct StyleLossTests {
  @Test("is c times the sum of the squared differences of Gram matrices")
  func value() {
    let f = Tensor([1, 2, 3, 4] as [Double], shape: [1, 2, 1, 2], dtype: .float64)
    let a = Tensor([10, 13, 14, 18] as [Double], shape: [2, 2], dtype: .float64)
    #expect(gramMatrix(f).scalars == [10, 14, 14, 20])
    #expect(styleLoss(f, target: a, factor: 0.25).item == 0.25 * (0 + 1 + 0 + 4))
  }

  @Test("its gradient is 4c·F·(G − A)", arguments: [(3, 5, 4), (1, 1, 3), (2, 2, 17)])
  func gradient(height: Int, width: Int, channels: Int) throws {
    let a = gramMatrix(normal([1, height, width, channels], seed: 2))
    let factor = 0.01
    var random = SplitMix64(seed: 1)
    try checkGradients(
      at: [normal([1, height, width, channels], seed: 1)],
      closedForm: { inputs, c in
        let f = inputs[0].reshaped([height * width, channels])
        let gradient = matmul(f, matmul(f, f, transposingA: true) - a) * (4 * factor * c.item)
        return [gradient.reshaped(inputs[0].shape)]
      }, using: &random
    ) { styleLoss($0[0], target: a, factor: factor) }
  }
}

/// A number, and its neighbours below and to the right.
private func neighbours(
  _ shape: [Int], _ body: (_ here: Int, _ below: Int, _ right: Int) -> Void
) {
  let (height, width, channels) = (shape[1], shape[2], shape[3])
  for picture in 0..<shape[0] {
    for y in 0..<height - 1 {
      for x in 0..<width - 1 {
        for channel in 0..<channels {
          let here = ((picture * height + y) * width + x) * channels + channel
          body(here, here + width * channels, here + channels)
        }
      }
    }
  }
}

@Suite("The total variation")
struct TotalVariationTests {
  static let shapes = [[1, 2, 2, 3], [1, 3, 5, 3], [2, 17, 4, 1], [1, 2, 9, 2]]

  @Test("is a sum over all but the last row and column", arguments: shapes)
  func naive(shape: [Int]) {
    for (dtype, tolerance) in [(DType.float64, 1e-13), (.float32, 1e-5)] {
      let x = normal(shape, seed: 1).converted(to: dtype)
      let numbers = x.scalars
      var expected = 0.0
      neighbours(shape) { here, below, right in
        let (a, b) = (numbers[here] - numbers[below], numbers[here] - numbers[right])
        expected += Foundation.pow(a * a + b * b, 1.25)
      }
      #expect(isNear(totalVariation(x).item, expected, tolerance))
    }
  }

  @Test("its gradient is (5/4)·(a² + b²)^(1/4)·2a and 2b", arguments: shapes)
  func gradient(shape: [Int]) throws {
    var random = SplitMix64(seed: 1)
    try checkGradients(
      at: [normal(shape, seed: 1)],
      closedForm: { inputs, c in
        let numbers = inputs[0].scalars
        var gradient = [Double](repeating: 0, count: numbers.count)
        neighbours(shape) { here, below, right in
          let (a, b) = (numbers[here] - numbers[below], numbers[here] - numbers[right])
          let slope = c.item * 2.5 * (a * a + b * b).squareRoot().squareRoot()
          gradient[here] += slope * (a + b)
          gradient[below] -= slope * a
          gradient[right] -= slope * b
        }
        return [Tensor(gradient, shape: shape, dtype: .float64)]
      }, using: &random
    ) { totalVariation($0[0]) }
  }

  @Test("is zero for pictures of one colour, and so is its gradient", arguments: DType.allCases)
  func constant(dtype: DType) {
    let picture = Tensor(repeating: 0.7, shape: [1, 5, 7, 3], dtype: dtype)
    let (value, gradient) = valueAndGradient(at: picture, of: totalVariation)
    #expect(value.item == 0 && gradient.scalars.allSatisfy { $0 == 0 })
  }

  @Test("the last row and column count as neighbours only")
  func edges() {
    // A corner that differs from all others is nobody's neighbour below or to the right.
    var numbers = [Double](repeating: 0, count: 9)
    func variation() -> Double {
      totalVariation(Tensor(numbers, shape: [1, 3, 3, 1], dtype: .float64)).item
    }
    numbers[8] = 100
    #expect(variation() == 0)
    numbers = [0, 0, 1, 0, 0, 0, 0, 0, 0]
    #expect(isNear(variation(), 1))
    numbers = [0, 0, 0, 0, 1, 0, 0, 0, 0]
    #expect(isNear(variation(), 2 + Foundation.pow(2, 1.25)))
  }

  @Test("a picture of one row is refused")
  func refusal() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = totalVariation(.ones([1, 1, 5, 3]))
    }
    #expect(try message(result).contains("at least 2 × 2 pixels were expected, found [1, 1, 5, 3]"))
  }
}
