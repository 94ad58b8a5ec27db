/// The right factor of many products, packed once: [depth, columns].
///
/// Its blocks and strips are those of `matrixProduct`, one block of depth after the other. A left factor
/// of few rows would not repay packing the right one each time.
struct PackedMatrix<S: Scalar> {
  private let columns: Int
  private let depths: [Range<Int>]
  private let width: Int  // columns, padded to whole strips
  private let memory: Buffer

  init(_ b: MatrixView<S>) {
    columns = b.columns
    depths = Block.depths(b.rows)
    width = Tile<S>.padded(columns, to: Tile<S>.columns)
    memory = Buffer(byteCount: b.rows * width * MemoryLayout<S>.stride)
    for depth in depths {
      b.packColumns(0..<columns, depth: depth, into: block(at: depth))
    }
  }

  /// `c = a·b`, or `c += a·b`, for rows of a that are read as they stand: [rows, depth] · [depth, columns].
  ///
  /// Each element of c is summed over the depth in the same order, however many rows there are.
  @inline(__always)
  func multiply(
    _ a: MatrixView<S>, into c: UnsafeMutablePointer<S>, isAccumulating: Bool
  ) {
    for depth in depths {
      let left = LeftRows.inPlace(a, 0..<a.rows, depth)
      let strips = block(at: depth)
      for j in stride(from: 0, to: columns, by: Tile<S>.columns) {
        multiplyStrip(
          left, count: a.rows, strips + j * depth.count, depth: depth.count,
          into: StripTarget(
            first: c, stride: columns, column: j, width: min(Tile<S>.columns, columns - j),
            isAccumulating: isAccumulating || depth.lowerBound > 0))
      }
    }
  }

  @inline(__always)
  private func block(at depth: Range<Int>) -> UnsafeMutablePointer<S> {
    memory.elements(of: S.self) + depth.lowerBound * width
  }
}
