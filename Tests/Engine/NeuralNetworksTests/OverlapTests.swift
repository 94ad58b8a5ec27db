import Kernels
import NeuralNetworks
import Tensors
import Testing

@Suite("Overlap") struct OverlapTests {
  static func transposed(kernel: Int, stride: Int, _ padding: Padding = .valid) -> Conv2DTranspose {
    var generator = SplitMix64(seed: 1)
    return Conv2DTranspose(
      inputs: 1, outputs: 1, kernel: kernel, stride: stride, padding: padding, weights: .zeros,
      using: &generator)
  }

  @Test(
    "counts 1 2 1 2 along an axis for a kernel of 3 in strides of 2, and their products in a plane"
  )
  func uneven() {
    let counts = Self.transposed(kernel: 3, stride: 2).overlapCounts(for: [2, 3, 1])
    #expect(
      counts == [
        [1, 1, 2, 1, 2, 1, 1], [1, 1, 2, 1, 2, 1, 1], [2, 2, 4, 2, 4, 2, 2],
        [1, 1, 2, 1, 2, 1, 1], [1, 1, 2, 1, 2, 1, 1],
      ])
  }

  @Test("is even within where the stride divides the kernel", arguments: [(4, 2), (6, 3), (2, 2)])
  func even(kernel: Int, stride: Int) {
    let layer = Self.transposed(kernel: kernel, stride: stride, .same)
    let counts = layer.overlapCounts(for: [9, 9, 1])
    let inner = counts[kernel..<9 * stride - kernel].flatMap { $0[kernel..<9 * stride - kernel] }
    #expect(Set(inner) == [(kernel / stride) * (kernel / stride)])
    #expect(!layer.isUneven)
  }

  @Test(
    "is what the layer makes of ones with weights of one",
    arguments: [1, 2, 3, 4, 5], [1, 2, 3])
  func ones(kernel: Int, stride: Int) {
    for padding in Padding.allCases {
      let layer = Self.transposed(kernel: kernel, stride: stride, padding)
      layer.$weight.value = .ones(layer.weight.shape)
      let pixels = layer(.ones([1, 4, 3, 1])).scalars
      #expect(layer.overlapCounts(for: [4, 3, 1]).joined().map(Double.init) == pixels)
    }
  }

  @Test("of a convolution is its gradient of a sum, with weights of one")
  func convolution() {
    var generator = SplitMix64(seed: 1)
    let layer = Conv2D(
      inputs: 1, outputs: 1, kernel: 5, stride: 2, padding: .same, weights: .zeros,
      using: &generator)
    layer.$weight.value = .ones(layer.weight.shape)
    let (_, gradient) = valueAndGradient(at: .ones([1, 6, 7, 1])) { layer($0).sum() }
    #expect(layer.overlapCounts(for: [6, 7, 1]).joined().map(Double.init) == gradient.scalars)
  }

  @Test("is marked in a summary where it is uneven, and nowhere else")
  func mark() {
    struct Enlarging: Module { let first, second: Conv2DTranspose }
    let network = Enlarging(
      first: Self.transposed(kernel: 4, stride: 2), second: Self.transposed(kernel: 5, stride: 2))
    let text = network.summary("Enlarging", inputShape: [3, 3, 1]).description
    let marked = text.split(separator: "\n").filter { $0.contains("†") }
    #expect(marked.count == 2)
    #expect(marked.first?.hasPrefix("second (Conv2DTranspose) †") == true)
    #expect(marked.last?.hasPrefix("† The stride does not divide the kernel") == true)
  }
}
