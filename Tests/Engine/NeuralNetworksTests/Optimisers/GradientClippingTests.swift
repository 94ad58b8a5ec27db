import NeuralNetworks
import Tensors
import Testing

@Suite("Gradient clipping") struct GradientClippingTests {
  struct Network: Module {
    @Parameter var pair = Tensor.zeros([2], dtype: .float64)
    @Parameter var single = Tensor.zeros([1, 1], dtype: .float64)
  }

  /// (3, −4) and (12), which together are 13 long.
  let gradients: Gradients = {
    let network = Network()
    return valueAndGradients(of: network.parameters) {
      (network.pair * Tensor([3, -4.0], dtype: .float64)).sum() + 12 * network.single.sum()
    }.gradients
  }()

  private func numbers(_ gradients: Gradients) -> [[Double]] { gradients.values.map(\.scalars) }

  @Test("knows the length of all gradients together")
  func norm() { #expect(gradients.norm == 13) }

  @Test(
    "by value cuts each number to the bound",
    arguments: [
      (3.5, [3, -3.5, 3.5]), (2, [2, -2, 2]), (12, [3, -4, 12]), (100, [3, -4, 12]),
      (0, [0, 0, 0]),
    ] as [(Double, [Double])])
  func value(bound: Double, expected: [Double]) {
    #expect(
      numbers(GradientClipping.byValue(bound).apply(to: gradients)).flatMap { $0 } == expected)
  }

  @Test("by global norm shortens all by one factor, 13 to 6.5 being ½")
  func globalNorm() {
    let clipped = GradientClipping.byGlobalNorm(6.5).apply(to: gradients)
    #expect(numbers(clipped) == [[1.5, -2], [6]])
    #expect(clipped.values.map(\.shape) == [[2], [1, 1]])
  }

  @Test(
    "leaves every byte as it is within the bound",
    arguments: [GradientClipping.none, .byValue(12), .byGlobalNorm(13), .byGlobalNorm(1e300)])
  func untouched(clipping: GradientClipping) {
    #expect(clipping.apply(to: gradients).values.map(\.bytes) == gradients.values.map(\.bytes))
  }

  @Test("leaves the gradients it was given as they were")
  func copies() {
    _ = GradientClipping.byValue(1).apply(to: gradients)
    _ = GradientClipping.byGlobalNorm(1).apply(to: gradients)
    #expect(numbers(gradients) == [[3, -4], [12]])
  }

  @Test("leaves gradients of zero at zero")
  func zero() {
    let network = Network()
    let (_, zeros) = valueAndGradients(of: network.parameters) { 0 * network.pair.sum() }
    let clipped = GradientClipping.byGlobalNorm(1).apply(to: zeros)
    #expect(numbers(clipped) == [[0, 0], [0]])
  }
}
