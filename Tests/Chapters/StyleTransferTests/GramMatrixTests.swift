import GradientChecking
import Tensors
import Testing

@testable import StyleTransfer

@Suite("The Gram matrix")
struct GramMatrixTests {
  @Test("its gradient is F·(D + Dᵀ)")
  func closedForm() throws {
    var random = SplitMix64(seed: 1)
    let features = Tensor.normal([1, 3, 5, 4], dtype: .float64, using: &random)
    try checkGradients(
      at: [features],
      closedForm: { inputs, d in
        let f = inputs[0].reshaped([15, 4])
        return [matmul(f, d + d.transposed()).reshaped([1, 3, 5, 4])]
      }, using: &random
    ) { gramMatrix($0[0]) }
  }
}
