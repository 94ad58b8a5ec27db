/// Rows of the left factor as tiles read them: number k of row i of the tile from row r stands at
/// `first + r·rowStride + i·laneStride + k·step`.
struct LeftRows<S: Scalar> {
  let first: UnsafePointer<S>
  let rowStride, laneStride, step: Int

  /// Strips in the order in which they are read.
  @inline(__always)
  static func packed(_ pointer: UnsafePointer<S>, depth: Int) -> Self {
    Self(first: pointer, rowStride: depth, laneStride: 1, step: Tile<S>.rows)
  }

  /// The matrix itself: where few columns use each strip, packing it would cost more than it saves.
  @inline(__always)
  static func inPlace(_ a: MatrixView<S>, _ rows: Range<Int>, _ depth: Range<Int>) -> Self {
    Self(
      first: a.pointer + rows.lowerBound * a.rowStride + depth.lowerBound * a.columnStride,
      rowStride: a.rowStride, laneStride: a.rowStride, step: a.columnStride)
  }
}

/// Where the product of some rows with one strip of columns goes.
struct StripTarget<S: Scalar> {
  /// Column 0 of the first row, and the numbers from one row to the next.
  let first: UnsafeMutablePointer<S>
  let stride: Int
  /// The strip's first column in the result, and how many there are.
  let column, width: Int
  let isAccumulating: Bool
  var epilogue: Epilogue<S>?
}

/// `count` rows times one packed strip of `depth` × `Tile.columns`.
@inline(__always)
func multiplyStrip<S: Scalar>(
  _ a: LeftRows<S>, count: Int, _ strip: UnsafePointer<S>, depth: Int, into target: StripTarget<S>
) {
  withUnsafeTemporaryAllocation(of: UnsafePointer<S>.self, capacity: Tile<S>.rows) { lanes in
    withUnsafeTemporaryAllocation(
      of: UnsafeMutablePointer<S>.self, capacity: Tile<S>.rows
    ) { rows in
      let (lanes, rows) = (lanes.baseAddress!, rows.baseAddress!)
      withUnsafePointer(to: Run(left: 0, right: 0, length: depth)) { run in
        for first in stride(from: 0, to: count, by: Tile<S>.rows) {
          let height = min(Tile<S>.rows, count &- first)
          for lane in 0..<Tile<S>.rows {
            let row = min(lane, height &- 1)  // lanes below the last row repeat it
            lanes[lane] = a.first + (first &* a.rowStride &+ row &* a.laneStride)
            rows[lane] = target.first + (first &+ row) &* target.stride
          }
          Tile<S>.multiply(
            lanes, step: a.step, strip, runs: UnsafeBufferPointer(start: run, count: 1),
            height: height, width: target.width,
            into: TileTarget(
              rows: rows, column: target.column, isAccumulating: target.isAccumulating,
              epilogue: target.epilogue))
        }
      }
    }
  }
}
