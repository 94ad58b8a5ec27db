// Copying blocks of a matrix into the order in which the tile loop reads them, padded with zeros to
// whole tiles. A strip is [depth, unit]: `unit` numbers for the first k, `unit` for the next, …

extension MatrixView {
  /// Packs rows of the left factor in strips of `Tile.rows`.
  @inline(__always)
  func packRows(_ rows: Range<Int>, depth: Range<Int>, into packed: UnsafeMutablePointer<S>) {
    let origin = pointer + depth.lowerBound * columnStride
    for start in stride(from: rows.lowerBound, to: rows.upperBound, by: Tile<S>.rows) {
      packStrip(
        origin + start * rowStride, laneStride: rowStride, stepStride: columnStride,
        lanes: min(Tile<S>.rows, rows.upperBound - start), unit: Tile<S>.rows, depth: depth.count,
        into: packed + (start - rows.lowerBound) * depth.count)
    }
  }

  /// Packs columns of the right factor in strips of `unit`.
  @inline(__always)
  func packColumns(
    _ columns: Range<Int>, unit: Int = Tile<S>.columns, depth: Range<Int>,
    into packed: UnsafeMutablePointer<S>
  ) {
    let origin = pointer + depth.lowerBound * rowStride
    for start in stride(from: columns.lowerBound, to: columns.upperBound, by: unit) {
      packStrip(
        origin + start * columnStride, laneStride: columnStride, stepStride: rowStride,
        lanes: min(unit, columns.upperBound - start), unit: unit,
        depth: depth.count, into: packed + (start - columns.lowerBound) * depth.count)
    }
  }

  /// Copies one column.
  @inline(__always)
  func copyColumn(_ column: Int, into packed: UnsafeMutablePointer<S>) {
    let origin = pointer + column * columnStride
    for row in 0..<rows { packed[row] = origin[row &* rowStride] }
  }
}

/// `packed[k·unit + lane] = source[lane·laneStride + k·stepStride]`, zero for the lanes beyond `lanes`.
///
/// Pointers are moved along instead of computed from indices: the checks of Swift's multiplication would
/// cost more than the copy.
@inline(__always)
private func packStrip<S: Scalar>(
  _ source: UnsafePointer<S>, laneStride: Int, stepStride: Int, lanes: Int, unit: Int, depth: Int,
  into packed: UnsafeMutablePointer<S>
) {
  var source = source
  var packed = packed
  if lanes < unit {
    for _ in 0..<depth {
      for lane in 0..<lanes { packed[lane] = source[lane &* laneStride] }
      for lane in lanes..<unit { packed[lane] = 0 }
      source += stepStride
      packed += unit
    }
  } else if laneStride == 1 && unit == Tile<S>.columns {
    for _ in 0..<depth {
      for lane in stride(from: 0, to: Tile<S>.columns, by: S.Vector.scalarCount) {
        S.Vector(loading: source + lane).store(to: packed + lane)
      }
      source += stepStride
      packed += unit
    }
  } else {
    for _ in 0..<depth {
      for lane in 0..<unit { packed[lane] = source[lane &* laneStride] }
      source += stepStride
      packed += unit
    }
  }
}
