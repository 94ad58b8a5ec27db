import Foundation
import Tensors
import Testing

@testable import Evaluation

@Suite("Eigenvalues and eigenvectors") struct EigenDecompositionTests {
  /// Matrices of either sign, of equal eigenvalues, of widely different scales.
  static let matrices: [SymmetricMatrix] =
    [1, 2, 3, 5, 17, 64].flatMap { order in
      let random = Points.normal(order, order, seed: UInt64(order)).scalars
      let dense = SymmetricMatrix(order: order) { random[$0 * order + $1] }
      return [
        dense,
        SymmetricMatrix(order: order) { _, _ in 1 },
        SymmetricMatrix(order: order) { $0 == $1 ? Double($0 % 3) - 1 : 0 },
        SymmetricMatrix(order: order) { dense[$0, $1] * 1e150 },
        SymmetricMatrix(order: order) { dense[$0, $1] * 1e-200 },
        SymmetricMatrix(order: order) { dense[$0, $1] * exp(-Double($0 + $1)) },
      ]
    }

  @Test("give the matrix back, and A·v = λ·v", arguments: matrices)
  func meaning(matrix: SymmetricMatrix) {
    let eigen = matrix.eigenDecomposition()
    expectClose(eigen.matrix { $0 }.elements, matrix.elements)
    let scale = matrix.elements.map(\.magnitude).max()!
    for (value, vector) in zip(eigen.values, eigen.vectors) {
      for row in 0..<matrix.order {
        let product = (0..<matrix.order).reduce(0) { $0 + matrix[row, $1] * vector[$1] }
        #expect((product - value * vector[row]).magnitude <= 1e-13 * scale * Double(matrix.order))
      }
    }
  }

  @Test("the vectors have length one and stand at right angles", arguments: matrices)
  func orthonormal(matrix: SymmetricMatrix) {
    let vectors = matrix.eigenDecomposition().vectors
    for (i, v) in vectors.enumerated() {
      for (j, w) in vectors.enumerated() {
        let product = zip(v, w).reduce(0) { $0 + $1.0 * $1.1 }
        #expect((product - (i == j ? 1 : 0)).magnitude < 1e-13)
      }
    }
  }

  @Test("the largest comes first, and their sum is the trace", arguments: matrices)
  func order(matrix: SymmetricMatrix) {
    let values = matrix.eigenDecomposition().values
    #expect(values == values.sorted(by: >))
    let scale = values.map(\.magnitude).max()!
    #expect((values.reduce(0, +) - matrix.trace).magnitude <= 1e-13 * scale * Double(matrix.order))
  }

  @Test("of second differences are 2 − 2·cos(kπ/(n + 1))", arguments: [1, 2, 3, 5, 17, 64])
  func secondDifferences(n: Int) {
    let matrix = SymmetricMatrix(order: n) { $0 == $1 ? 2 : $0 == $1 + 1 ? -1 : 0 }
    let known = (1...n).map { 2 - 2 * cos(Double($0) * .pi / Double(n + 1)) }
    expectClose(matrix.eigenDecomposition().values, known.reversed(), within: 1e-14)
  }

  @Test("of a two-by-two matrix by hand")
  func twoByTwo() {
    let eigen = SymmetricMatrix(order: 2) { $0 == $1 ? 2 : 1 }.eigenDecomposition()
    expectClose(eigen.values, [3, 1], within: 1e-15)
    let half = 0.5.squareRoot()
    expectClose(eigen.vectors[0].map { $0 * eigen.vectors[0][0].signum }, [half, half])
    expectClose(eigen.vectors[1].map { $0 * eigen.vectors[1][0].signum }, [half, -half])
  }

  @Test("of a matrix with infinite numbers are not looked for")
  func infinite() async {
    await #expect(processExitsWith: .failure) {
      _ = SymmetricMatrix(diagonal: [1, .nan]).eigenDecomposition()
    }
    await #expect(processExitsWith: .failure) {
      _ = SymmetricMatrix(diagonal: [1, .infinity]).eigenDecomposition()
    }
  }
}

extension Double {
  fileprivate var signum: Double { self < 0 ? -1 : 1 }
}
