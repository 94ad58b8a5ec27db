import GradientChecking
import Testing

@testable import Tensors

@Suite struct PoolingTests {
  /// [1, 3, 5, 1]: one row and one column are left over by windows of 2 × 2.
  private let x = Tensor(
    [1, 5, 2, 2, 9, 4, 3, 2, 1, 9, 9, 9, 9, 9, 9], shape: [1, 3, 5, 1], dtype: .float64)

  @Test("takes the largest or the mean of each window and drops the rest at the edge")
  func values() {
    expectEqual(maxPooled(x, size: 2), [1, 1, 2, 1], [5, 2])
    expectEqual(averagePooled(x, size: 2), [1, 1, 2, 1], [3.25, 1.75])
    expectEqual(maxPooled(x, size: 1), [1, 3, 5, 1], x.scalars)
  }

  @Test("repeats each pixel")
  func upSampling() {
    let x = Tensor([1.0, 2, 3, 4], shape: [1, 1, 2, 2], dtype: .float64)
    expectEqual(
      upSampled(x, factor: 2), [1, 2, 4, 2], [1, 2, 1, 2, 3, 4, 3, 4, 1, 2, 1, 2, 3, 4, 3, 4])
  }

  @Test("gives the gradient to the largest alone, to the first of equals, and none to the rest")
  func ties() {
    let gradient = valueAndGradient(at: x) { maxPooled($0, size: 2).sum() }.gradient
    #expect(gradient.scalars == [0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  }

  static let cases: [(shape: [Int], size: Int)] = [
    ([2, 4, 4, 3], 2), ([1, 5, 7, 2], 2), ([2, 7, 6, 1], 3), ([1, 3, 3, 5], 1),
  ]

  /// Different numbers, 0.1 apart: no step of the check changes which is largest.
  private func distinct(_ shape: [Int]) -> Tensor {
    var generator = SplitMix64(seed: 1)
    var numbers = (0..<shape.reduce(1, *)).map { 0.1 * Double($0) }
    for i in numbers.indices { numbers.swapAt(i, generator.below(numbers.count)) }
    return Tensor(numbers, shape: shape, dtype: .float64)
  }

  @Test("gradients", arguments: cases)
  func gradients(shape: [Int], size: Int) throws {
    let x = [distinct(shape)]
    try checkGradients(x) { maxPooled($0[0], size: size) }
    try checkGradients(x) { averagePooled($0[0], size: size) }
    try checkGradients(x) { upSampled($0[0], factor: size) }
  }

  @Test("gradients of gradients", arguments: cases)
  func secondDerivatives(shape: [Int], size: Int) throws {
    let operations: [(Tensor) -> Tensor] = [
      { maxPooled($0, size: size) }, { averagePooled($0, size: size) },
      { upSampled($0, factor: size) },
    ]
    for operation in operations {
      try checkGradients([distinct(shape)]) { x in
        valueAndGradient(at: x[0]) {
          let y = operation(0.1 * $0)
          return (y * y * y).sum()
        }.gradient
      }
    }
  }

  @Test("refuses windows larger than the image, and what are no images")
  func mismatch() async throws {
    let size = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = averagePooled(.ones([1, 3, 4, 1]), size: 4)
    }
    #expect(try message(size).contains("4 × 4 pixels do not fit into images of shape [1, 3, 4, 1]"))
    let rank = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = upSampled(.ones([3, 4]), factor: 2)
    }
    #expect(try message(rank).contains("found shape [3, 4]"))
  }
}
