import Testing

@testable import Kernels

@Suite struct PackedMatrixTests {
  @Test(
    "multiplies as the definition does, adding or not",
    arguments: [1, 3, 17], [1, 5, 33, 257, 600])
  func multiplies(rows: Int, depth: Int) {
    for columns in [1, 3, 5, 17, 32, 70] {
      check(Float.self, rows, depth, columns, tolerance: 2e-5)
      check(Double.self, rows, depth, columns, tolerance: 1e-13)
    }
  }

  private func check<S: Scalar>(
    _: S.Type, _ rows: Int, _ depth: Int, _ columns: Int, tolerance: S
  ) {
    let (a, b): ([S], [S]) = (draws(rows * depth), draws(depth * columns, seed: 2))
    let before: [S] = draws(rows * columns, seed: 3)
    var product = before
    for isTransposed in [false, true] {
      let view = MatrixView(
        b, rows: isTransposed ? columns : depth, columns: isTransposed ? depth : columns,
        transposed: isTransposed)
      let left = MatrixView(a, rows: rows, columns: depth)
      naiveMatrixProduct(left, view, into: &product)
      let packed = PackedMatrix(view)
      for isAccumulating in [false, true] {
        var found = before
        packed.multiply(left, into: &found, isAccumulating: isAccumulating)
        for i in 0..<found.count {
          let expected = product[i] + (isAccumulating ? before[i] : 0)
          #expect(
            (found[i] - expected).magnitude <= tolerance * S(depth).squareRoot(),
            "\(S.self) \(i) of [\(rows), \(depth)] · [\(depth), \(columns)]")
        }
      }
    }
  }
}
