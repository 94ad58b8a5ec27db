import Kernels
public import Tensors

/// Are the generated pictures like real ones, and are all real ones like some generated?
///
/// A set's manifold is taken to be balls around its members, each as wide as the way to the member's
/// k-th nearest neighbour in its own set. Kynkäänniemi et al. (2019), "Improved Precision and Recall
/// Metric for Assessing Generative Models", equations 1 and 2.
public struct PrecisionAndRecall: Equatable, Sendable, Codable {
  /// The share of generated pictures within the real ones' manifold: quality.
  public let precision: Double

  /// The share of real pictures within the generated ones' manifold: variety.
  public let recall: Double

  /// Measures features of [m, d] and [n, d] in float64; the paper's k is 3.
  ///
  /// Both shares depend on m and n. Compare those of equally many only.
  /// - Precondition: both sets have more than k members.
  public init(generated: Tensor, real: Tensor, neighbours k: Int = 3) {
    checkFeatures(generated, real)
    if k < 1 || k >= generated.shape[0] || k >= real.shape[0] {
      fatalError("\(generated.shape) and \(real.shape) have no neighbour number \(k) each")
    }
    let generated = PointSet(generated)
    let real = PointSet(real)
    precision = real.share(of: generated, withinRadii: real.squaredRadii(neighbours: k))
    recall = generated.share(of: real, withinRadii: generated.squaredRadii(neighbours: k))
  }
}

/// Points, and the exact squares of distances between them.
private struct PointSet {
  let count, dimensions: Int
  let rows: [Double]  // [count, dimensions]
  let columns: [Double]  // [dimensions, count]

  init(_ points: Tensor) {
    (count, dimensions) = (points.shape[0], points.shape[1])
    rows = points.scalars
    columns = points.transposed().scalars
  }

  /// The square of the distance from each point to its k-th nearest other.
  func squaredRadii(neighbours k: Int) -> [Double] {
    map(self) { point, squares in
      squares[point] = .infinity  // a point is not its own neighbour
      var nearest = [Double](repeating: .infinity, count: k)  // ascending
      for j in 0..<count where squares[j] < nearest[k - 1] {
        var place = k - 1
        while place > 0 && nearest[place - 1] > squares[j] {
          nearest[place] = nearest[place - 1]
          place -= 1
        }
        nearest[place] = squares[j]
      }
      return nearest[k - 1]
    }
  }

  /// The share of other points that lie within at least one of this set's balls.
  func share(of others: PointSet, withinRadii squaredRadii: [Double]) -> Double {
    let isWithin = map(others) { _, squares in
      (0..<count).contains { squares[$0] <= squaredRadii[$0] } ? 1 : 0
    }
    return isWithin.reduce(0, +) / Double(others.count)
  }

  /// Calls `transform` with the number of each query and the squares of its distances from this set's points.
  private func map(
    _ queries: PointSet, _ transform: (_ query: Int, UnsafeMutablePointer<Double>) -> Double
  ) -> [Double] {
    var results = [Double](repeating: 0, count: queries.count)
    results.withUnsafeMutableBufferPointer { results in
      let results = results.baseAddress!
      ThreadPool.shared.forEach(queries.count) { query in
        withUnsafeTemporaryAllocation(of: Double.self, capacity: count) { squares in
          let squares = squares.baseAddress!
          measure(from: queries, query, into: squares)
          results[query] = transform(query, squares)
        }
      }
    }
    return results
  }

  /// The squares of the distances from one of the queries to all points.
  private func measure(
    from queries: PointSet, _ query: Int, into squares: UnsafeMutablePointer<Double>
  ) {
    columns.withUnsafeBufferPointer { columns in
      for j in 0..<count { squares[j] = 0 }
      for i in 0..<dimensions {
        let column = columns.baseAddress! + i * count
        let coordinate = queries.rows[query * dimensions + i]
        for j in 0..<count {
          let difference = column[j] - coordinate
          squares[j] += difference * difference
        }
      }
    }
  }
}
