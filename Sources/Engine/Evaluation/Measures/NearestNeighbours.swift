public import Tensors

/// The nearest point of a set, for each of some queries.
public struct Neighbours: Equatable, Sendable {
  /// Its row in the set; of equally near ones the first.
  public let indices: [Int]

  /// How far away it is.
  public let distances: [Double]
}

/// The nearest row of `base`, [n, d], for each row of `queries`, [q, d], by Euclidean distance.
///
/// The search goes by `|q − b|² = |q|² + |b|² − 2q·b`, whose last term is a matrix product, some thousand
/// rows at a time. That difference of large numbers is good to rounding only, so whatever comes within
/// rounding of the nearest so far is measured as it stands in the definition: index and distance are
/// those of a double loop over differences in Double.
/// - Precondition: both are of one precision, their squares are finite in it, and n ≥ 1.
public func nearestNeighbours(of queries: Tensor, in base: Tensor) -> Neighbours {
  guard queries.rank == 2, base.rank == 2, queries.shape[1] == base.shape[1], base.count > 0,
    queries.dtype == base.dtype
  else {
    fatalError(
      "\(queries.shape) in \(queries.dtype) cannot be looked up in \(base.shape) in \(base.dtype)")
  }
  var nearest = [Nearest](repeating: Nearest(), count: queries.shape[0])
  nearest.withUnsafeMutableBufferPointer { nearest in
    for rows in blocks(of: base.shape[0], length: 2048) {
      let baseBlock = PointBlock(base, rows)
      for rows in blocks(of: queries.shape[0], length: 512) {
        PointBlock(queries, rows).update(
          nearest.baseAddress! + rows.lowerBound, from: baseBlock)
      }
    }
  }
  return Neighbours(
    indices: nearest.map(\.row), distances: nearest.map { $0.squaredDistance.squareRoot() })
}

private func blocks(of count: Int, length: Int) -> [Range<Int>] {
  stride(from: 0, to: count, by: length).map { $0..<min($0 + length, count) }
}
