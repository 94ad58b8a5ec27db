import Testing

@testable import Kernels

@Suite struct WinogradTransformTests {
  /// y = M·x for a matrix of the rows of `matrix`.
  private func product(_ matrix: [Double], _ x: [Double]) -> [Double] {
    stride(from: 0, to: matrix.count, by: x.count).map { row in
      zip(matrix[row...], x).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }

  @Test("y = Aᵀ[(G·w) ⊙ (Bᵀ·x)] is the convolution", arguments: [3, 5])
  func law(kernel: Int) throws {
    let transform = try #require(WinogradTransform<Double>(kernel: kernel))
    #expect(transform.size == kernel + 3)
    let (x, w): ([Double], [Double]) = (draws(transform.size, seed: 1), draws(kernel, seed: 2))
    let values = zip(product(transform.weights, w), product(transform.input, x)).map { $0 * $1 }
    let y = product(transform.result, values)
    let expected = (0..<4).map { o in (0..<kernel).reduce(0) { $0 + x[o + $1] * w[$1] } }
    #expect(y.count == 4)
    #expect(zip(y, expected).allSatisfy { ($0 - $1).magnitude < 1e-13 }, "\(y), \(expected)")
  }

  @Test("the gradient's matrices are the transposes", arguments: [3, 5])
  func transposes(kernel: Int) throws {
    let transform = try #require(WinogradTransform<Double>(kernel: kernel))
    let size = transform.size
    for point in 0..<size {
      for tap in 0..<kernel {
        #expect(
          transform.weightsTransposed[tap * size + point] == transform.weights[point * kernel + tap]
        )
      }
      for row in 0..<4 {
        #expect(transform.resultTransposed[point * 4 + row] == transform.result[row * size + point])
      }
    }
  }

  @Test("there is one for 3 and for 5 taps alone", arguments: [1, 2, 4, 6, 7])
  func others(kernel: Int) {
    #expect(WinogradTransform<Float>(kernel: kernel) == nil)
  }
}
