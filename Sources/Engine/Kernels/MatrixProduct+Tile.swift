/// The innermost part of the matrix product: a tile of the result, summed in registers.
enum Tile<S: Scalar> {
  /// Rows of a tile. With two vectors of columns, the sums fill half of the registers (AVX-512: 16 of
  /// 32, NEON: 16 of 32) or most of them (AVX2: 12 of 16), and the rest hold the factors.
  @inline(__always)
  static var rows: Int {
    #if AVX512 || NEON
      8
    #elseif AVX2
      6
    #else
      4
    #endif
  }

  /// Columns of a tile: two vectors.
  @inline(__always)
  static var columns: Int { 2 * S.Vector.scalarCount }

  /// `length` rounded up to whole tiles.
  @inline(__always)
  static func padded(_ length: Int, to unit: Int) -> Int { (length + unit - 1) / unit * unit }

  /// One tile of `a·b`, of which `height` × `width` elements are wanted, left in `target`.
  ///
  /// Row i of `a` begins at `lanes[i]`, and lanes below the last row repeat it; `b` is packed as
  /// [depth, columns], or read in place with its own `rowStride`. Each step of the loop loads two vectors
  /// of `b` and multiplies them by one number of each lane: 16 multiply-adds for 10 loads.
  @inline(__always)
  static func multiply(
    _ lanes: UnsafePointer<UnsafePointer<S>>, step: Int, _ b: UnsafePointer<S>,
    rowStride: Int = Tile.columns, runs: UnsafeBufferPointer<Run>, height: Int, width: Int,
    into target: TileTarget<S>
  ) {
    // The loops over `rows` have a constant length: the compiler unrolls them and keeps `sums` and `left`
    // in registers (seen in the assembly: 16 vfmadd231ps and no spill).
    withUnsafeTemporaryAllocation(of: S.Vector.self, capacity: 2 * rows) { sums in
      withUnsafeTemporaryAllocation(of: UnsafePointer<S>.self, capacity: rows) { left in
        let (sums, left) = (sums.baseAddress!, left.baseAddress!)
        for i in 0..<2 * rows { sums[i] = .zero }
        for i in 0..<rows { left[i] = lanes[i] }
        for run in runs {
          var right = b + run.right &* rowStride
          var index = run.left
          for _ in 0..<run.length {
            let first = S.Vector(loading: right)
            let second = S.Vector(loading: right + S.Vector.scalarCount)
            for i in 0..<rows {
              let factor = S.Vector(repeating: left[i][index])
              sums[2 * i].add(factor, times: first)
              sums[2 * i + 1].add(factor, times: second)
            }
            index &+= step
            right += rowStride
          }
        }
        if height == rows && width == columns && target.epilogue == nil {
          for i in 0..<rows {
            target.leave(sums[2 * i], row: i, column: 0)
            target.leave(sums[2 * i + 1], row: i, column: S.Vector.scalarCount)
          }
          return
        }
        // In memory of its own: were the address of `sums` passed on, they would stand in memory too.
        withUnsafeTemporaryAllocation(of: S.self, capacity: 2 * rows * columns) { tile in
          let tile = tile.baseAddress!
          for i in 0..<2 * rows { sums[i].store(to: tile + i * S.Vector.scalarCount) }
          target.finish(tile, height: height, width: width)
        }
      }
    }
  }
}

/// A stretch of the depth over which a tile is summed: `length` steps, from number `left` of each lane
/// and from row `right` of the packed strip.
struct Run {
  let left, right, length: Int
}

/// Where a tile of the product goes.
struct TileTarget<S: Scalar> {
  /// Where each row of the result begins, and the tile's first column in it.
  let rows: UnsafePointer<UnsafeMutablePointer<S>>
  let column: Int
  let isAccumulating: Bool
  /// What is left to be done, once all of the depth is summed.
  let epilogue: Epilogue<S>?

  @inline(__always)
  func leave(_ sum: S.Vector, row: Int, column: Int) {
    let place = rows[row] + self.column + column
    (isAccumulating ? S.Vector(loading: place) + sum : sum).store(to: place)
  }

  /// Leaves a tile at the edge of the result, or one that is to have its bias and activation.
  ///
  /// These are left in a second tile behind the first: a loop that reads and writes the same memory would
  /// not be vectorised.
  @inline(never)
  func finish(_ tile: UnsafeMutablePointer<S>, height: Int, width: Int) {
    if width == Tile<S>.columns {
      finishWhole(tile, height: height)
    } else {
      finishEdge(tile, height: height, width: width)
    }
  }

  /// In vectors.
  @inline(__always)
  private func finishWhole(_ tile: UnsafeMutablePointer<S>, height: Int) {
    let columns = Tile<S>.columns
    for j in stride(from: 0, to: columns, by: S.Vector.scalarCount) {
      for i in 0..<height {
        var sum = S.Vector(loading: tile + i * columns + j)
        if isAccumulating { sum += S.Vector(loading: rows[i] + column + j) }
        if let bias = epilogue?.bias { sum += S.Vector(loading: bias + column + j) }
        sum.store(to: tile + i * columns + j)
      }
    }
    let finished = activated(tile, height: height)
    for i in 0..<height {
      for j in stride(from: 0, to: columns, by: S.Vector.scalarCount) {
        S.Vector(loading: finished + i * columns + j).store(to: rows[i] + column + j)
      }
    }
  }

  /// Number by number.
  @inline(__always)
  private func finishEdge(_ tile: UnsafeMutablePointer<S>, height: Int, width: Int) {
    let columns = Tile<S>.columns
    for i in 0..<height {
      let (row, place) = (tile + i * columns, rows[i] + column)
      if isAccumulating { for j in 0..<width { row[j] += place[j] } }
      if let bias = epilogue?.bias { for j in 0..<width { row[j] += bias[column + j] } }
    }
    let finished = activated(tile, height: height)
    for i in 0..<height { (rows[i] + column).update(from: finished + i * columns, count: width) }
  }

  @inline(__always)
  private func activated(
    _ tile: UnsafeMutablePointer<S>, height: Int
  ) -> UnsafeMutablePointer<S> {
    guard let activation = epilogue?.activation, activation != .identity else { return tile }
    let finished = tile + Tile<S>.rows * Tile<S>.columns
    activation.apply(tile, into: finished, count: height * Tile<S>.columns)
    return finished
  }
}
