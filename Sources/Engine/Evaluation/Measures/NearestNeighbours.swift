import Kernels
public import Tensors

/// The nearest point of a set, for each of some queries.
public struct Neighbours: Equatable, Sendable {
  /// The row of the set; of equally near ones the first.
  public let indices: [Int]

  /// How far away it is.
  public let distances: [Double]
}

/// The nearest row of `base`, [n, d], for each row of `queries`, [q, d], by Euclidean distance.
///
/// The search goes by `|q − b|² = |q|² + |b|² − 2q·b`, whose last term is a matrix product, some thousand
/// rows at a time. That difference of large numbers is good to rounding only, so whatever comes within
/// rounding of the nearest so far is measured as it stands in the definition: index and distance are those
/// of the plain double loop in Double.
/// - Precondition: both are of one precision, all numbers are finite and n ≥ 1.
public func nearestNeighbours(of queries: Tensor, in base: Tensor) -> Neighbours {
  search(queries, base) { _, _ in true }
}

/// The nearest other row for each row of `points`, [n, d]: how alike a set's own members are.
///
/// A row is never its own neighbour; its copy elsewhere in the set is, at distance zero.
/// - Precondition: all numbers are finite and n ≥ 2.
public func nearestNeighbours(within points: Tensor) -> Neighbours {
  if points.rank == 2 && points.shape[0] == 1 {
    fatalError("the only row of \(points.shape) has no other to be near to")
  }
  return search(points, points) { $0 != $1 }
}

private func search(
  _ queries: Tensor, _ base: Tensor, where isAllowed: (_ query: Int, _ row: Int) -> Bool
) -> Neighbours {
  guard queries.rank == 2, base.rank == 2, queries.shape[1] == base.shape[1], base.count > 0,
    queries.dtype == base.dtype
  else {
    fatalError(
      "\(queries.shape) in \(queries.dtype) cannot be looked up in \(base.shape) in \(base.dtype)")
  }
  if !queries.isFinite || !base.isFinite {
    fatalError("\(queries.shape) and \(base.shape) with infinite numbers have no distances")
  }
  var nearest = [Nearest](repeating: Nearest(), count: queries.shape[0])
  nearest.withUnsafeMutableBufferPointer { nearest in
    for rows in blocks(of: base.shape[0], length: 2048) {
      let baseBlock = PointBlock(base, rows)
      for rows in blocks(of: queries.shape[0], length: 512) {
        let queryBlock = PointBlock(queries, rows)
        queryBlock.update(nearest.baseAddress!, by: baseBlock, where: isAllowed)
      }
    }
  }
  return Neighbours(
    indices: nearest.map(\.index), distances: nearest.map { $0.squaredDistance.squareRoot() })
}

private func blocks(of count: Int, length: Int) -> [Range<Int>] {
  stride(from: 0, to: count, by: length).map { $0..<min($0 + length, count) }
}

/// The nearest row so far.
private struct Nearest {
  var index = -1
  var squaredDistance = Double.infinity
}

/// Some rows of a tensor.
private struct PointBlock {
  let rows: Range<Int>
  let tensor: Tensor  // [rows, d]
  let scalars: [Double]
  let squaredNorms: [Double]

  init(_ points: Tensor, _ rows: Range<Int>) {
    self.rows = rows
    tensor = points.sliced(rows)
    let scalars = tensor.scalars
    let dimensions = points.shape[1]
    squaredNorms = rows.indices.map { row in
      let start = (row - rows.lowerBound) * dimensions
      return scalars[start..<start + dimensions].reduce(0) { $0 + $1 * $1 }
    }
    self.scalars = scalars
  }

  /// Looks for nearer rows in one block of the base.
  func update(
    _ nearest: UnsafeMutablePointer<Nearest>, by base: PointBlock,
    where isAllowed: (_ query: Int, _ row: Int) -> Bool
  ) {
    let products = matmul(tensor, base.tensor, transposingB: true).scalars
    let (width, dimensions) = (base.rows.count, tensor.shape[1])
    // d products and additions, each wrong by half an ulp of |q|·|b| ≤ (|q|² + |b|²) / 2 at most.
    let ulp = tensor.dtype == .float32 ? Double(Float.ulpOfOne) : Double.ulpOfOne
    let rounding = Double(dimensions + 4) * ulp
    let longest = base.squaredNorms.max()!
    products.withUnsafeBufferPointer { products in
      base.squaredNorms.withUnsafeBufferPointer { norms in
        let (products, norms) = (products.baseAddress!, norms.baseAddress!)
        ThreadPool.shared.forEach(rows.count) { query in
          let row = products + query * width
          var best = nearest[rows.lowerBound + query]
          let allowance = rounding * (squaredNorms[query] + longest) - squaredNorms[query]
          for j in 0..<width where norms[j] - 2 * row[j] < best.squaredDistance + allowance {
            if !isAllowed(rows.lowerBound + query, base.rows.lowerBound + j) { continue }
            let distance = squaredDistance(query, base, j)
            if distance < best.squaredDistance {
              best = Nearest(index: base.rows.lowerBound + j, squaredDistance: distance)
            }
          }
          nearest[rows.lowerBound + query] = best
        }
      }
    }
  }

  private func squaredDistance(_ query: Int, _ base: PointBlock, _ row: Int) -> Double {
    let dimensions = tensor.shape[1]
    var sum = 0.0
    scalars.withUnsafeBufferPointer { x in
      base.scalars.withUnsafeBufferPointer { y in
        let (x, y) = (x.baseAddress! + query * dimensions, y.baseAddress! + row * dimensions)
        for i in 0..<dimensions { sum += (x[i] - y[i]) * (x[i] - y[i]) }
      }
    }
    return sum
  }
}
