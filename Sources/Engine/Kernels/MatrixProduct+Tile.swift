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

  /// `c = a·b` or `c += a·b` for one tile, of which `height` × `width` elements are wanted.
  ///
  /// `a` is packed as [depth, rows] and `b` as [depth, columns]. Each step of the loop loads two vectors
  /// of `b` and multiplies them by each of the `rows` numbers of `a`: 16 multiply-adds for 10 loads.
  @inline(__always)
  static func multiply(
    _ a: UnsafePointer<S>, _ b: UnsafePointer<S>, depth: Int, into c: UnsafeMutablePointer<S>,
    stride: Int, height: Int, width: Int, isAccumulating: Bool
  ) {
    // The loops over `rows` have a constant length: the compiler unrolls them and keeps `sums` in
    // registers (seen in the assembly: 16 vfmadd231ps and no spill).
    withUnsafeTemporaryAllocation(of: S.Vector.self, capacity: 2 * rows) { sums in
      let sums = sums.baseAddress!
      for i in 0..<2 * rows { sums[i] = .zero }
      var a = a
      var b = b
      for _ in 0..<depth {
        let left = S.Vector(loading: b)
        let right = S.Vector(loading: b + S.Vector.scalarCount)
        for i in 0..<rows {
          let factor = S.Vector(repeating: a[i])
          sums[2 * i].add(factor, times: left)
          sums[2 * i + 1].add(factor, times: right)
        }
        a += rows
        b += columns
      }
      if height == rows && width == columns {
        for i in 0..<rows {
          leave(sums[2 * i], in: c + i * stride, isAccumulating)
          leave(sums[2 * i + 1], in: c + i * stride + S.Vector.scalarCount, isAccumulating)
        }
      } else {
        // In memory of its own: were the address of `sums` passed on, they would stand in memory too.
        withUnsafeTemporaryAllocation(of: S.self, capacity: rows * columns) { tile in
          let tile = tile.baseAddress!
          for i in 0..<2 * rows { sums[i].store(to: tile + i * S.Vector.scalarCount) }
          leaveCorner(tile, in: c, stride, height, width, isAccumulating)
        }
      }
    }
  }

  @inline(__always)
  private static func leave(
    _ sum: S.Vector, in c: UnsafeMutablePointer<S>, _ isAccumulating: Bool
  ) {
    (isAccumulating ? S.Vector(loading: c) + sum : sum).store(to: c)
  }

  /// At the right and lower edge of the result, only the wanted part of the tile is left.
  @inline(never)
  private static func leaveCorner(
    _ tile: UnsafePointer<S>, in c: UnsafeMutablePointer<S>, _ stride: Int, _ height: Int,
    _ width: Int, _ isAccumulating: Bool
  ) {
    for i in 0..<height {
      for j in 0..<width {
        let sum = tile[i * columns + j]
        c[i * stride + j] = isAccumulating ? c[i * stride + j] + sum : sum
      }
    }
  }
}
