import Tensors
import Testing

@testable import Evaluation

@Suite("Symmetric matrix") struct SymmetricMatrixTests {
  static let orders = [1, 2, 3, 5, 17, 64]

  @Test("mirrors the lower triangle, which is all it asks for")
  func mirror() {
    let matrix = SymmetricMatrix(order: 3) { row, column in
      #expect(row >= column)
      return Double(10 * row + column)
    }
    #expect(matrix.elements == [0, 10, 20, 10, 11, 21, 20, 21, 22])
    #expect(matrix[0, 2] == 20 && matrix[2, 0] == 20 && matrix.trace == 33)
    #expect(SymmetricMatrix(diagonal: [3, 4]).elements == [3, 0, 0, 4])
  }

  @Test("multiplied on both sides is the product of the definition", arguments: orders)
  func product(order: Int) {
    let a = GaussianFit(of: Points.dependent(80, order)).covariance
    let s = GaussianFit(of: Points.dependent(80, order, seed: 2)).covariance
    let product = SymmetricMatrix(order: order) { row, column in
      var sum = 0.0
      for i in 0..<order { for j in 0..<order { sum += s[row, i] * a[i, j] * s[j, column] } }
      return sum
    }
    expectClose(a.multiplied(onBothSidesBy: s).elements, product.elements)
  }

  @Test("the square of its square root is the matrix again", arguments: orders)
  func squareRoot(order: Int) {
    let matrix = GaussianFit(of: Points.dependent(80, order)).covariance
    let root = matrix.squareRoot()
    expectClose(matmul(root.tensor, root.tensor).scalars, matrix.elements)
    expectClose(root.trace, matrix.traceOfSquareRoot())
    #expect(root.eigenDecomposition().values.allSatisfy { $0 >= 0 })
  }

  /// Denman & Beavers' iteration (1976) in Schulz's form, which needs neither eigenvalues nor inverses:
  /// Y ← Y(3 − ZY)/2 and Z ← (3 − ZY)Z/2, from Y = A/|A| and Z = 1, go to (A/|A|)^½ and its inverse.
  static func iteratedSquareRoot(_ a: Tensor) -> Tensor {
    let order = a.shape[0]
    let norm = (a * a).sum().item.squareRoot()
    let one = SymmetricMatrix(diagonal: [Double](repeating: 1, count: order)).tensor
    var (y, z) = (a / norm, one)
    for _ in 0..<60 {
      let t = (3 * one - matmul(z, y)) / 2
      (y, z) = (matmul(y, t), matmul(t, z))
    }
    return y * norm.squareRoot()
  }

  @Test("the square root is what an iteration without eigenvalues goes to", arguments: orders)
  func iteration(order: Int) {
    let matrix = GaussianFit(of: Points.normal(40 * order + 2, order)).covariance
    expectClose(
      matrix.squareRoot().elements, Self.iteratedSquareRoot(matrix.tensor).scalars)
  }

  @Test("square roots known beforehand, of matrices without an inverse too")
  func known() {
    expectClose(
      SymmetricMatrix(diagonal: [9, 0, 4]).squareRoot().elements, [3, 0, 0, 0, 0, 0, 0, 0, 2])
    #expect(SymmetricMatrix(diagonal: [0, 0]).squareRoot().elements == [0, 0, 0, 0])
    // (v·vᵀ)^½ = v·vᵀ/|v|, here with |v| = 3.
    let v = [1.0, 2, -2]
    let outer = SymmetricMatrix(order: 3) { v[$0] * v[$1] }
    expectClose(outer.squareRoot().elements, outer.elements.map { $0 / 3 }, within: 1e-7)
    expectClose(outer.traceOfSquareRoot(), 3, within: 1e-7)
  }

  @Test("an eigenvalue that rounding put below zero counts as zero, not as a complex number")
  func belowZero() {
    let matrix = SymmetricMatrix(diagonal: [4, -1e-17])
    #expect(matrix.squareRoot() == SymmetricMatrix(diagonal: [2, 0]))
    #expect(matrix.traceOfSquareRoot() == 2)
  }

  @Test("refuses an order below one, and a product of unequal orders, naming them")
  func refusals() async throws {
    let empty = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = SymmetricMatrix(diagonal: [])
    }
    #expect(try message(empty).contains("order 0"))
    let unequal = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let matrix = SymmetricMatrix(diagonal: [1, 2])
      _ = matrix.multiplied(onBothSidesBy: SymmetricMatrix(diagonal: [1, 2, 3]))
    }
    #expect(try message(unequal).contains("order 2 cannot be multiplied by one of order 3"))
  }
}
