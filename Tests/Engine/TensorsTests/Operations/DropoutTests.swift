import GradientChecking
import Testing

@testable import Tensors

@Suite struct DropoutTests {
  @Test("drops elements and keeps the expected sum", arguments: DType.allCases)
  func values(dtype: DType) {
    var generator = SplitMix64(seed: 1)
    let y = dropout(.ones([100, 100], dtype: dtype), rate: 0.5, using: &generator)
    #expect(y.shape == [100, 100] && y.dtype == dtype)
    #expect(Set(y.scalars) == [0, 2])
    #expect((y.mean().item - 1).magnitude < 0.05)
  }

  @Test("drops others the next time, and the same from the same seed")
  func draws() {
    var (generator, same) = (SplitMix64(seed: 2), SplitMix64(seed: 2))
    let x = Tensor.ones([1001])
    let first = dropout(x, rate: 0.5, using: &generator)
    #expect(dropout(x, rate: 0.5, using: &generator).bytes != first.bytes)
    #expect(dropout(x, rate: 0.5, using: &same).bytes == first.bytes)
  }

  @Test("leaves everything as it is at rate 0, and draws nothing")
  func zero() {
    var generator = SplitMix64(seed: 3)
    #expect(dropout(Tensor([1.0, 2]), rate: 0, using: &generator).scalars == [1, 2])
    #expect(generator == SplitMix64(seed: 3))
  }

  @Test("gradients, and gradients of those: of the elements that are kept", arguments: [0.1, 0.7])
  func gradients(rate: Double) throws {
    func dropped(_ x: Tensor) -> Tensor {
      var generator = SplitMix64(seed: 4)
      return dropout(x, rate: rate, using: &generator)
    }
    let mask = dropped(.ones([5, 7], dtype: .float64))
    try checkGradients([normal([5, 7])], closedForm: { _, d in [d * mask] }) { dropped($0[0]) }
    try checkGradients([normal([5, 7])]) { x in
      valueAndGradient(at: x[0]) {
        let y = dropped($0)
        return (y * y * y).sum()
      }.gradient
    }
  }

  @Test("refuses to drop everything")
  func rate() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var generator = SplitMix64(seed: 5)
      _ = dropout(.ones([2]), rate: 1, using: &generator)
    }
    #expect(try message(result).contains("below 1 was expected, found 1.0"))
  }
}
