import Kernels
import Tensors

/// The nearest row so far.
struct Nearest {
  var row = -1
  var squaredDistance = Double.infinity
}

/// Some rows of a matrix whose rows are points.
struct PointBlock {
  private let rows: Range<Int>
  private let points: Tensor  // [rows, d]
  private let scalars: [Double]
  private let squaredNorms: [Double]
  private var dimensions: Int { points.shape[1] }

  /// The points in `rows` of [n, d].
  init(_ matrix: Tensor, _ rows: Range<Int>) {
    self.rows = rows
    points = matrix.sliced(rows)
    scalars = points.scalars
    let dimensions = matrix.shape[1]
    squaredNorms = scalars.withUnsafeBufferPointer { scalars in
      (0..<rows.count).map { row in
        scalars[row * dimensions..<(row + 1) * dimensions].reduce(0) { $0 + $1 * $1 }
      }
    }
    let largest =
      matrix.dtype == .float32
      ? Double(Float.greatestFiniteMagnitude) : Double.greatestFiniteMagnitude
    if !squaredNorms.allSatisfy({ $0 < largest / 8 }) {
      fatalError("numbers of shape \(matrix.shape) are infinite or too large to be squared")
    }
  }

  /// Looks among the base's rows for nearer ones than `nearest`, one a row of this block.
  ///
  /// Each of the d products of q·b and their sum are wrong by half an ulp at most, of no more than
  /// |q|·|b| ≤ (|q|² + |b|²)/2. Twice the bound covers the norms' rounding too.
  func update(_ nearest: UnsafeMutablePointer<Nearest>, from base: PointBlock) {
    let products = matmul(points, base.points, transposingB: true).scalars
    let ulp = points.dtype == .float32 ? Double(Float.ulpOfOne) : Double.ulpOfOne
    let rounding = 2 * ulp * Double(dimensions + 4)
    let longest = base.squaredNorms.max()!
    products.withUnsafeBufferPointer { products in
      let (products, width) = (products.baseAddress!, base.rows.count)
      ThreadPool.shared.forEach(rows.count) { query in
        let squaredNorm = squaredNorms[query]
        update(
          &nearest[query], of: query, from: base, products: products + query * width,
          allowance: rounding * (squaredNorm + longest) - squaredNorm)
      }
    }
  }

  /// The same for one row. `|b|² − 2q·b` of a nearer row lies below the square of the distance so far
  /// by |q|², but for the rounding that `allowance` adds.
  private func update(
    _ nearest: inout Nearest, of query: Int, from base: PointBlock,
    products: UnsafePointer<Double>, allowance: Double
  ) {
    base.squaredNorms.withUnsafeBufferPointer { norms in
      var limit = nearest.squaredDistance + allowance
      for row in 0..<norms.count where norms[row] - 2 * products[row] < limit {
        let distance = squaredDistance(query, base, row)
        if distance < nearest.squaredDistance {
          nearest = Nearest(row: base.rows.lowerBound + row, squaredDistance: distance)
          limit = distance + allowance
        }
      }
    }
  }

  /// `|q − b|²` by its definition.
  private func squaredDistance(_ query: Int, _ base: PointBlock, _ row: Int) -> Double {
    scalars.withUnsafeBufferPointer { q in
      base.scalars.withUnsafeBufferPointer { b in
        let (q, b) = (q.baseAddress! + query * dimensions, b.baseAddress! + row * dimensions)
        var sum = 0.0
        for i in 0..<dimensions { sum += (q[i] - b[i]) * (q[i] - b[i]) }
        return sum
      }
    }
  }
}
