extension Tile {
  /// The products of `rows` lanes with one column, summed over runs with the depth across the lanes of a
  /// vector, plus `bias`: for results of so few columns that they do not fill a vector.
  @inline(__always)
  static func dot(
    _ lanes: UnsafePointer<UnsafePointer<S>>, _ column: UnsafePointer<S>,
    runs: UnsafeBufferPointer<Run>, bias: S, into results: UnsafePointer<UnsafeMutablePointer<S>>,
    column place: Int, height: Int
  ) {
    withUnsafeTemporaryAllocation(of: S.Vector.self, capacity: rows) { sums in
      withUnsafeTemporaryAllocation(of: UnsafePointer<S>.self, capacity: rows) { left in
        let (sums, left) = (sums.baseAddress!, left.baseAddress!)
        for i in 0..<rows { sums[i] = .zero }
        for i in 0..<rows { left[i] = lanes[i] }
        for run in runs {
          let whole = run.length - run.length % S.Vector.scalarCount
          let weights = column + run.right
          for k in stride(from: 0, to: whole, by: S.Vector.scalarCount) {
            let weight = S.Vector(loading: weights + k)
            for i in 0..<rows {
              sums[i].add(S.Vector(loading: left[i] + run.left + k), times: weight)
            }
          }
        }
        for i in 0..<height {
          results[i][place] = sums[i].sum() + rest(left[i], column, runs: runs) + bias
        }
      }
    }
  }

  /// What the vectors leave over at the end of each run.
  @inline(__always)
  private static func rest(
    _ lane: UnsafePointer<S>, _ column: UnsafePointer<S>, runs: UnsafeBufferPointer<Run>
  ) -> S {
    var sum: S = 0
    for run in runs where run.length % S.Vector.scalarCount != 0 {
      for k in run.length - run.length % S.Vector.scalarCount..<run.length {
        sum += lane[run.left + k] * column[run.right + k]
      }
    }
    return sum
  }
}
