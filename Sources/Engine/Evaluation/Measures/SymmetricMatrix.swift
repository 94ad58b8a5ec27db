import Tensors

/// A real matrix that is its own transpose, such as a covariance: `order` × `order` numbers.
public struct SymmetricMatrix: Equatable, Sendable {
  /// How many rows it has, and columns.
  public let order: Int

  /// All numbers, row by row.
  public let elements: [Double]

  /// The matrix whose lower triangle `element` gives, called with row ≥ column; the rest mirrors it.
  public init(order: Int, lowerTriangle element: (_ row: Int, _ column: Int) -> Double) {
    if order < 1 { fatalError("a symmetric matrix of order \(order) was asked for") }
    var elements = [Double](repeating: 0, count: order * order)
    for row in 0..<order {
      for column in 0...row {
        let value = element(row, column)
        elements[row * order + column] = value
        elements[column * order + row] = value
      }
    }
    self.order = order
    self.elements = elements
  }

  /// A matrix with these numbers on its diagonal and zeros elsewhere.
  public init(diagonal: [Double]) {
    self.init(order: diagonal.count) { $0 == $1 ? diagonal[$0] : 0 }
  }

  /// A product that is symmetric but for rounding, [order, order].
  init(_ product: Tensor) {
    let (scalars, order) = (product.scalars, product.shape[0])
    self.init(order: order) { scalars[$0 * order + $1] }
  }

  /// The number in one place.
  public subscript(row: Int, column: Int) -> Double { elements[row * order + column] }

  /// The sum of the diagonal, which is that of the eigenvalues.
  public var trace: Double { (0..<order).reduce(0) { $0 + self[$1, $1] } }

  /// `S·A·S` for another symmetric matrix S.
  public func multiplied(onBothSidesBy s: SymmetricMatrix) -> SymmetricMatrix {
    if s.order != order {
      fatalError("a matrix of order \(order) cannot be multiplied by one of order \(s.order)")
    }
    return SymmetricMatrix(matmul(matmul(s.tensor, tensor), s.tensor))
  }

  /// The matrix as a tensor, [order, order].
  var tensor: Tensor { Tensor(elements, shape: [order, order], dtype: .float64) }
}

// MARK: - Square roots

extension SymmetricMatrix {
  /// The symmetric square root `A^½ = Σ √λᵢ·vᵢvᵢᵀ` of a covariance.
  ///
  /// A covariance has no negative eigenvalues. Where fewer pictures than features leave some at zero,
  /// rounding may put them below it; those count as zero.
  public func squareRoot() -> SymmetricMatrix {
    eigenDecomposition().matrix { max($0, 0).squareRoot() }
  }

  /// `tr A^½ = Σ √λᵢ`, with the same care.
  public func traceOfSquareRoot() -> Double {
    eigenDecomposition().values.reduce(0) { $0 + max($1, 0).squareRoot() }
  }
}
