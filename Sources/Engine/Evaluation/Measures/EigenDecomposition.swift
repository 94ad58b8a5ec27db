import Tensors

/// A symmetric matrix seen from its own axes: `A = Σ λᵢ·vᵢvᵢᵀ`.
public struct EigenDecomposition: Sendable {
  /// λ, the largest first.
  public let values: [Double]

  /// v, of length one and at right angles to each other; `vectors[i]` belongs to `values[i]`.
  public let vectors: [[Double]]

  /// `f(A) = Σ f(λᵢ)·vᵢvᵢᵀ`: the identity gives A back, a square root gives A's.
  public func matrix(_ function: (Double) -> Double) -> SymmetricMatrix {
    let order = values.count
    let v = Tensor(Array(vectors.joined()), shape: [order, order], dtype: .float64)
    let f = Tensor(values.map(function), shape: [order, 1], dtype: .float64)
    return SymmetricMatrix(matmul(v * f, v, transposingA: true))
  }
}

extension SymmetricMatrix {
  /// The eigenvalues and eigenvectors, by Jacobi's rotations.
  ///
  /// Each rotation in the plane of two axes makes the number that couples them zero. It disturbs others,
  /// but what stands beside the diagonal shrinks in all, and by squares in the end: some eight sweeps
  /// over all pairs. Jacobi (1846); Golub & Van Loan, "Matrix Computations", section 8.5. Errors are
  /// a few roundings of the largest eigenvalue.
  public func eigenDecomposition() -> EigenDecomposition {
    if !elements.allSatisfy(\.isFinite) {
      fatalError("a matrix of order \(order) with infinite numbers has no eigenvalues")
    }
    var a = elements
    var v = SymmetricMatrix(diagonal: [Double](repeating: 1, count: order)).elements
    a.withUnsafeMutableBufferPointer { a in
      v.withUnsafeMutableBufferPointer { v in
        diagonalise(a.baseAddress!, rotating: v.baseAddress!, order: order)
      }
    }
    let places = (0..<order).sorted { a[$0 * order + $0] > a[$1 * order + $1] }
    return EigenDecomposition(
      values: places.map { a[$0 * order + $0] },
      vectors: places.map { Array(v[$0 * order..<($0 + 1) * order]) })
  }
}

/// Makes `a` diagonal; the rows of `v`, the identity at first, become its eigenvectors.
private func diagonalise(
  _ a: UnsafeMutablePointer<Double>, rotating v: UnsafeMutablePointer<Double>, order: Int
) {
  var largest = 0.0
  for i in 0..<order * order { largest = max(largest, a[i].magnitude) }
  let negligible = Double.ulpOfOne * largest / Double(order)
  var isDiagonal = false
  while !isDiagonal {
    isDiagonal = true
    for p in 0..<order {
      for q in p + 1..<order where a[p * order + q].magnitude > negligible {
        isDiagonal = false
        rotate(p, q, of: a, and: v, order: order)
      }
    }
  }
}

/// One rotation in the plane of axes p and q, by the smaller of the two angles that make a[p, q] zero.
private func rotate(
  _ p: Int, _ q: Int, of a: UnsafeMutablePointer<Double>, and v: UnsafeMutablePointer<Double>,
  order: Int
) {
  let (app, aqq, apq) = (a[p * order + p], a[q * order + q], a[p * order + q])
  let cotangentOfTwice = (aqq - app) / (2 * apq)
  let root = (1 + cotangentOfTwice * cotangentOfTwice).squareRoot()
  let tangent = (cotangentOfTwice < 0 ? -1 : 1) / (cotangentOfTwice.magnitude + root)
  let cosine = 1 / (1 + tangent * tangent).squareRoot()
  let sine = tangent * cosine

  rotateRows(v + p * order, v + q * order, count: order, cosine, sine)
  rotateRows(a + p * order, a + q * order, count: order, cosine, sine)
  for k in 0..<order {  // the columns mirror the rows
    a[k * order + p] = a[p * order + k]
    a[k * order + q] = a[q * order + k]
  }
  a[p * order + p] = app - tangent * apq
  a[q * order + q] = aqq + tangent * apq
  a[p * order + q] = 0
  a[q * order + p] = 0
}

private func rotateRows(
  _ x: UnsafeMutablePointer<Double>, _ y: UnsafeMutablePointer<Double>, count: Int,
  _ cosine: Double, _ sine: Double
) {
  for k in 0..<count {
    let (xk, yk) = (x[k], y[k])
    x[k] = cosine * xk - sine * yk
    y[k] = sine * xk + cosine * yk
  }
}
