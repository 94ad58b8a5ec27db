import GradientChecking
import Testing

@testable import Tensors

@Suite struct PixelShuffleTests {
  @Test("lays channels out as TensorFlow's documentation of depth_to_space does")
  func documented() {
    let one = Tensor((1...4).map(Double.init), shape: [1, 1, 1, 4], dtype: .float64)
    expectEqual(pixelShuffled(one, factor: 2), [1, 2, 2, 1], [1, 2, 3, 4])
    let three = Tensor((1...12).map(Double.init), shape: [1, 1, 1, 12], dtype: .float64)
    expectEqual(pixelShuffled(three, factor: 2), [1, 2, 2, 3], (1...12).map(Double.init))
    let four = Tensor((1...16).map(Double.init), shape: [1, 2, 2, 4], dtype: .float64)
    expectEqual(
      pixelShuffled(four, factor: 2), [1, 4, 4, 1],
      [1, 2, 5, 6, 3, 4, 7, 8, 9, 10, 13, 14, 11, 12, 15, 16])
  }

  static let cases: [(shape: [Int], factor: Int)] = [
    ([2, 3, 2, 8], 2), ([1, 2, 3, 9], 3), ([2, 2, 2, 3], 1), ([3, 1, 5, 20], 2),
  ]

  @Test("follows its equation", arguments: cases)
  func equation(shape: [Int], factor: Int) {
    let x = normal(shape)
    let y = pixelShuffled(x, factor: factor)
    let (height, width) = (shape[1] * factor, shape[2] * factor)
    let channels = shape[3] / (factor * factor)
    #expect(y.shape == [shape[0], height, width, channels])
    for (place, found) in y.scalars.enumerated() {
      let (pixel, c) = place.quotientAndRemainder(dividingBy: channels)
      let (row, column) = (pixel / width, pixel % width)
      let (image, i) = (row / height, row % height % factor)
      let source = ((image * shape[1] + row % height / factor) * shape[2] + column / factor)
      let channel = (i * factor + column % factor) * channels + c
      #expect(found == x.scalars[source * shape[3] + channel])
    }
  }

  @Test("gradients, and gradients of those", arguments: cases)
  func gradients(shape: [Int], factor: Int) throws {
    try checkGradients([normal(shape)]) { pixelShuffled($0[0], factor: factor) }
    try checkGradients([normal(shape)]) { x in
      valueAndGradient(at: x[0]) {
        let y = pixelShuffled($0, factor: factor)
        return (y * y * y).sum()
      }.gradient
    }
  }

  @Test("refuses channels that the factor's square does not divide")
  func mismatch() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = pixelShuffled(.ones([1, 2, 2, 6]), factor: 2)
    }
    #expect(try message(result).contains("multiples of 2² were expected, found shape [1, 2, 2, 6]"))
  }
}
