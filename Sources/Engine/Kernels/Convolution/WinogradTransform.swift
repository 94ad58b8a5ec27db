/// The matrices with which a convolution of 4 outputs by `kernel` taps takes `size = kernel + 3`
/// multiplications an axis instead of 4·kernel:
///
///     y = Aᵀ[(G·w) ⊙ (Bᵀ·x)],    in two dimensions    Y = Aᵀ[(G·W·Gᵀ) ⊙ (Bᵀ·X·B)]·A
///
/// A product of polynomials is fixed by its values at enough points, and values multiply one by one (Toom
/// 1963, Cook 1966); read backwards it is a convolution (Winograd 1980). For images: Lavin & Gray, "Fast
/// Algorithms for Convolutional Neural Networks", 2016. The points are few and small because rounding
/// errors grow with their powers (Barabasz et al. 2020): for 5 taps the largest error stays near 10⁻⁵ of
/// the largest result in single precision.
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
    case 3: points = [0, 1, -1, 0.5, -2]
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

/// y = M·x·Mᵀ for x [inner, inner] and M [rows, inner]; `between` holds [inner, rows].
///
/// Each element is a vector of channels. With constant sizes the compiler unrolls the loops.
@inline(__always)
func sandwich<V: SIMD>(
  _ matrix: UnsafePointer<V.Scalar>, rows: Int, inner: Int, _ x: UnsafePointer<V>,
  between: UnsafeMutablePointer<V>, into y: UnsafeMutablePointer<V>
) where V.Scalar: Scalar {
  multiplyTransposed(matrix, rows: rows, inner: inner, x, columns: inner, into: between)
  multiplyTransposed(matrix, rows: rows, inner: inner, between, columns: rows, into: y)
}

/// y = (M·x)ᵀ for x [inner, columns].
@inline(__always)
private func multiplyTransposed<V: SIMD>(
  _ matrix: UnsafePointer<V.Scalar>, rows: Int, inner: Int, _ x: UnsafePointer<V>, columns: Int,
  into y: UnsafeMutablePointer<V>
) where V.Scalar: Scalar {
  for column in 0..<columns {
    for row in 0..<rows {
      var sum = V.zero
      for k in 0..<inner {
        sum.add(V(repeating: matrix[row &* inner &+ k]), times: x[k &* columns &+ column])
      }
      y[column &* rows &+ row] = sum
    }
  }
}
