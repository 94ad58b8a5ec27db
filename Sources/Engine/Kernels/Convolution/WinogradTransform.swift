/// The matrices with which a convolution of 4 outputs by `kernel` taps takes `size = kernel + 3`
/// multiplications an axis instead of 4·kernel:
///
///     y = Aᵀ[(G·w) ⊙ (Bᵀ·x)],    in two dimensions    Y = Aᵀ[(G·W·Gᵀ) ⊙ (Bᵀ·X·B)]·A
///
/// A product of polynomials is fixed by its values at enough points, and values multiply one by one (Toom
/// 1963, Cook 1966); read backwards it is a convolution (Winograd 1980). For images: Lavin & Gray, "Fast
/// Algorithms for Convolutional Neural Networks", 2016. The points are few and small because rounding
/// errors grow with their powers (Barabasz et al. 2020); every p goes with −p, which halves the work. In
/// single precision the largest error was seen to be 1.2·10⁻⁵ of the largest result.
struct WinogradTransform<S: Scalar> {
  /// Outputs of a tile along an axis.
  static var tile: Int { 4 }

  let kernel, size: Int
  /// Bᵀ [size, size], of the inputs; G [size, kernel], of the weights; Aᵀ [tile, size], of the results.
  let input, weights, result: [S]
  /// Gᵀ and A, of the gradient.
  let weightsTransposed, resultTransposed: [S]

  /// The transforms for 3 or 5 taps; nil for others.
  init?(kernel: Int) {
    let points: [Double]
    switch kernel {
    case 3: points = [0, 1, -1, 0.5, -0.5]
    case 5: points = [0, 1, -1, 2, -2, 0.5, -0.5]
    default: return nil
    }
    let size = points.count + 1
    (self.kernel, self.size) = (kernel, size)
    var (input, weights, result) = ([[Double]](), [[Double]](), [[Double]]())
    for (j, point) in points.enumerated() {
      let others = points.indices.filter { $0 != j }.map { points[$0] }
      let scale = others.reduce(1) { $0 * (point - $1) }
      input.append(polynomial(roots: others) + [0])
      weights.append(powers(of: point, count: kernel).map { $0 / scale })
      result.append(powers(of: point, count: Self.tile))
    }
    // The value "at infinity" is the leading coefficient.
    input.append(polynomial(roots: points))
    weights.append(powers(of: 0, count: kernel).reversed())
    result.append(powers(of: 0, count: Self.tile).reversed())
    self.input = input.joined().map { S($0) }
    self.weights = weights.joined().map { S($0) }
    weightsTransposed = (0..<kernel).flatMap { tap in weights.map { S($0[tap]) } }
    self.result = (0..<Self.tile).flatMap { row in result.map { S($0[row]) } }
    resultTransposed = result.joined().map { S($0) }
  }
}

/// 1, x, x² …
private func powers(of x: Double, count: Int) -> [Double] {
  (1..<count).reduce(into: [1]) { powers, _ in powers.append(powers.last! * x) }
}

/// The coefficients of Π (x − root), the constant first.
private func polynomial(roots: [Double]) -> [Double] {
  roots.reduce([1]) { coefficients, root in
    zip([0] + coefficients, coefficients + [0]).map { $0 - root * $1 }
  }
}

/// y = M·x·Mᵀ for x [inner, inner] and M [rows, inner]; `between` holds [inner, rows]. M's rows belong to
/// the points.
///
/// Each element is a vector of channels. With constant sizes the compiler unrolls the loops.
@inline(__always)
func evaluate<V: SIMD>(
  _ matrix: UnsafePointer<V.Scalar>, rows: Int, inner: Int, _ x: UnsafePointer<V>,
  between: UnsafeMutablePointer<V>, into y: UnsafeMutablePointer<V>
) where V.Scalar: Scalar {
  evaluateTransposed(matrix, rows: rows, inner: inner, x, columns: inner, into: between)
  evaluateTransposed(matrix, rows: rows, inner: inner, between, columns: rows, into: y)
}

/// y = (M·x)ᵀ for x [inner, columns].
///
/// The rows for the points p and −p have the same even terms and opposite odd ones, the row for 0 has no
/// odd terms, and the last row only every other: half of the multiplications are left.
@inline(__always)
private func evaluateTransposed<V: SIMD>(
  _ matrix: UnsafePointer<V.Scalar>, rows: Int, inner: Int, _ x: UnsafePointer<V>, columns: Int,
  into y: UnsafeMutablePointer<V>
) where V.Scalar: Scalar {
  @inline(__always)
  func terms(_ row: Int, from first: Int, _ column: Int) -> V {
    var sum = V.zero
    for k in stride(from: first, to: inner, by: 2) {
      sum.add(V(repeating: matrix[row &* inner &+ k]), times: x[k &* columns &+ column])
    }
    return sum
  }
  for column in 0..<columns {
    let target = y + column &* rows
    target[0] = terms(0, from: 0, column)
    for pair in 0..<(rows - 2) / 2 {
      let row = 1 &+ 2 &* pair
      let (even, odd) = (terms(row, from: 0, column), terms(row, from: 1, column))
      target[row] = even + odd
      target[row &+ 1] = even - odd
    }
    target[rows - 1] = terms(rows - 1, from: (inner - 1) % 2, column)
  }
}

/// y = M·x·Mᵀ for x [inner, inner] and M [rows, inner]; `between` holds [inner, rows]. M's columns belong
/// to the points.
@inline(__always)
func interpolate<V: SIMD>(
  _ matrix: UnsafePointer<V.Scalar>, rows: Int, inner: Int, _ x: UnsafePointer<V>,
  between: UnsafeMutablePointer<V>, into y: UnsafeMutablePointer<V>
) where V.Scalar: Scalar {
  interpolateTransposed(matrix, rows: rows, inner: inner, x, columns: inner, into: between)
  interpolateTransposed(matrix, rows: rows, inner: inner, between, columns: rows, into: y)
}

/// y = (M·x)ᵀ for x [inner, columns]: even rows of the result take the sums of the values at p and −p, odd
/// rows their differences; the value at 0 counts in the first row alone, the last in the last.
@inline(__always)
private func interpolateTransposed<V: SIMD>(
  _ matrix: UnsafePointer<V.Scalar>, rows: Int, inner: Int, _ x: UnsafePointer<V>, columns: Int,
  into y: UnsafeMutablePointer<V>
) where V.Scalar: Scalar {
  let pairs = (inner - 2) / 2
  withUnsafeTemporaryAllocation(of: V.self, capacity: 2 * pairs) { scratch in
    let (sums, differences) = (scratch.baseAddress!, scratch.baseAddress! + pairs)
    for column in 0..<columns {
      for pair in 0..<pairs {
        let plus = x[(1 &+ 2 &* pair) &* columns &+ column]
        let minus = x[(2 &+ 2 &* pair) &* columns &+ column]
        sums[pair] = plus + minus
        differences[pair] = plus - minus
      }
      for row in 0..<rows {
        var sum = V.zero
        for pair in 0..<pairs {
          sum.add(
            V(repeating: matrix[row &* inner &+ 1 &+ 2 &* pair]),
            times: row % 2 == 0 ? sums[pair] : differences[pair])
        }
        if row == 0 { sum.add(V(repeating: matrix[0]), times: x[column]) }
        if row == rows - 1 {
          sum.add(
            V(repeating: matrix[rows &* inner &- 1]), times: x[(inner - 1) &* columns &+ column])
        }
        y[column &* rows &+ row] = sum
      }
    }
  }
}
