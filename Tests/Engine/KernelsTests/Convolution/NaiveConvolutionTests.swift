import Testing

@testable import Kernels

/// An image of one row and four pixels, a kernel of three taps, a stride of two: no zero before,
/// one after. The digits of the results say which products they are made of.
@Suite struct NaiveConvolutionTests {
  private let shape = ConvolutionShape(1, 4, inputs: 1, outputs: 1, kernel: (1, 3), stride: (1, 2))

  @Test("a convolution sums a window for each output")
  func convolves() {
    let y: [Double] = written(2, shape) {
      naiveConvolution([1, 2, 3, 4], [1, 10, 100], into: $0, shape)
    }
    #expect(y == [321, 43])
  }

  @Test("a transposed convolution spreads each pixel, and adds where windows overlap")
  func spreads() {
    let x: [Double] = written(4, shape) {
      naiveTransposedConvolution([3, 5], [1, 10, 100], into: $0, shape)
    }
    #expect(x == [3, 30, 305, 50])
  }

  @Test("a weight's gradient sums over the pixels that it multiplied")
  func weights() {
    let w: [Double] = written(3, shape) {
      naiveConvolutionWeights([1, 2, 3, 4], [1, 10], into: $0, shape)
    }
    #expect(w == [31, 42, 3])
  }

  @Test("channels are summed over, filter by filter")
  func channels() {
    let shape = ConvolutionShape(batch: 2, 1, 1, inputs: 2, outputs: 3, kernel: (1, 1))
    let (x, w, y) = ([1.0, 10, 2, 20], [1.0, 2, 3, 4, 5, 6], [1.0, 10, 100, 2, 20, 200])
    #expect(
      written(6, shape) { naiveConvolution(x, w, into: $0, shape) } == [41, 52, 63, 82, 104, 126])
    #expect(
      written(4, shape) { naiveTransposedConvolution(y, w, into: $0, shape) }
        == [321, 654, 642, 1308])
    #expect(
      written(6, shape) { naiveConvolutionWeights(x, y, into: $0, shape) }
        == [5, 50, 500, 50, 500, 5000])
  }
}
