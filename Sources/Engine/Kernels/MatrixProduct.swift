/// A matrix in somebody else's memory: element (i, j) stands at `i·rowStride + j·columnStride`.
///
/// A transposed matrix is the same memory with its strides exchanged.
public struct MatrixView<S: Scalar> {
  let pointer: UnsafePointer<S>
  let rows, columns: Int
  let rowStride, columnStride: Int

  /// A row-major matrix of `rows` × `columns`; with `transposed`, the view is its transpose.
  public init(_ pointer: UnsafePointer<S>, rows: Int, columns: Int, transposed: Bool = false) {
    self.pointer = pointer
    (self.rows, self.columns) = transposed ? (columns, rows) : (rows, columns)
    (rowStride, columnStride) = transposed ? (1, columns) : (columns, 1)
  }
}

/// What happens to each element of a product before it is left: `f(x + bias[column])`.
public struct Epilogue<S: Scalar> {
  let bias: UnsafePointer<S>?
  let activation: Activation

  /// Adds `bias` (one number a column) where there is one, then applies `activation`.
  public init(bias: UnsafePointer<S>? = nil, activation: Activation = .identity) {
    self.bias = bias
    self.activation = activation
  }

  var isTrivial: Bool { bias == nil && activation == .identity }
}

/// `c = f(a·b + bias)`, all row-major: [m, k] · [k, n] → [m, n].
///
/// The scheme is Goto & van de Geijn's ("Anatomy of High-Performance Matrix Multiplication", 2008):
/// strips of `a` and `b` are copied into the order in which the innermost loop reads them, small enough
/// that a strip of `b` stays in the first-level cache and a block of `a` in the second, and an 8×32 tile
/// of `c` is summed in registers. Each element of `c` is summed over k in blocks of fixed size, so the
/// result depends neither on the threads nor on how `c` is cut among them.
///
/// `naiveMatrixProduct` is the same in three loops.
public func matrixProduct<S: Scalar>(
  _ a: MatrixView<S>, _ b: MatrixView<S>, into c: UnsafeMutablePointer<S>,
  epilogue: Epilogue<S> = Epilogue()
) {
  if a.columns != b.rows {
    fatalError(
      "matrices of [\(a.rows), \(a.columns)] and [\(b.rows), \(b.columns)] have no product")
  }
  let regions = MatrixRegion.cut(a, b)
  ThreadPool.shared.forEach(regions.count) { index in
    multiply(a, b, into: c, region: regions[index], epilogue: epilogue)
  }
}

/// The same product as `matrixProduct`, as it stands in the definition.
public func naiveMatrixProduct<S: Scalar>(
  _ a: MatrixView<S>, _ b: MatrixView<S>, into c: UnsafeMutablePointer<S>
) {
  for i in 0..<a.rows {
    for j in 0..<b.columns {
      var sum: S = 0
      for k in 0..<a.columns {
        sum +=
          a.pointer[i * a.rowStride + k * a.columnStride]
          * b.pointer[k * b.rowStride + j * b.columnStride]
      }
      c[i * b.columns + j] = sum
    }
  }
}

/// A rectangle of the result, one thread's share.
struct MatrixRegion {
  let rows, columns: Range<Int>

  /// Cuts a result into about two rectangles a thread, each worth the handing over.
  static func cut<S: Scalar>(_ a: MatrixView<S>, _ b: MatrixView<S>) -> [MatrixRegion] {
    let (rows, columns) = (a.rows, b.columns)
    let smallest = 1 << 19  // multiply-adds that take longer than waking a thread
    let work = rows * columns * max(a.columns, 1)
    let threads = ThreadPool.shared.threadCount
    let wanted = threads == 1 ? 1 : min(work / smallest, work > 1 << 27 ? 4 * threads : threads)
    guard wanted > 1 else { return [MatrixRegion(rows: 0..<rows, columns: 0..<columns)] }
    // What is not cut is packed by every thread: columns of b where rows are cut, and the other way
    // round rows of a, unless they are read in place.
    let rowsPackedAgain = Block.packs(a, forColumns: columns / wanted) ? rows : 0
    if columns >= wanted * Tile<S>.columns && columns > rowsPackedAgain {
      return pieces(columns, wanted, Tile<S>.columns).map {
        MatrixRegion(rows: 0..<rows, columns: $0)
      }
    }
    return pieces(rows, wanted, Tile<S>.rows).map { MatrixRegion(rows: $0, columns: 0..<columns) }
  }

  private static func pieces(_ length: Int, _ wanted: Int, _ unit: Int) -> [Range<Int>] {
    let step = ((length + wanted - 1) / wanted + unit - 1) / unit * unit
    return (0..<length).pieces(of: step)
  }
}

extension Range<Int> {
  /// The range cut into pieces of `length`, the last one shorter where it must be.
  func pieces(of length: Int) -> [Range<Int>] {
    stride(from: lowerBound, to: upperBound, by: length).map {
      $0..<Swift.min($0 + length, upperBound)
    }
  }
}

/// How much of the matrices is packed at a time.
enum Block {
  static let depth = 256  // a strip of b, 256 × 2 vectors, in the first-level cache
  static let rows = 192  // a block of a, 192 × 256, in the second-level cache
  static let columns = 2048  // a block of b, 256 × 2048, in the third-level cache

  /// Whether the left factor is packed: not where its rows can be read as they stand and so few columns
  /// use each strip that packing would cost more than it saves.
  static func packs<S: Scalar>(_ a: MatrixView<S>, forColumns count: Int) -> Bool {
    a.columnStride != 1 || count >= 512
  }

  /// The range of k cut into equal blocks of at most `depth`.
  static func depths(_ k: Int) -> [Range<Int>] {
    let count = max((k + depth - 1) / depth, 1)
    return (0..<count).map { k * $0 / count..<k * ($0 + 1) / count }
  }
}

@specialized(where S == Float)
@specialized(where S == Double)
private func multiply<S: Scalar>(
  _ a: MatrixView<S>, _ b: MatrixView<S>, into c: UnsafeMutablePointer<S>, region: MatrixRegion,
  epilogue: Epilogue<S>
) {
  let depths = Block.depths(a.columns)
  let depthLimit = depths.map(\.count).max()!
  let width = Tile<S>.padded(min(region.columns.count, Block.columns), to: Tile<S>.columns)
  let height = Tile<S>.padded(min(region.rows.count, Block.rows), to: Tile<S>.rows)
  let scratch = Buffer(byteCount: depthLimit * (width + height) * MemoryLayout<S>.stride)
  let packedB = scratch.elements(of: S.self)
  let packedA = packedB + depthLimit * width
  let packsA = Block.packs(a, forColumns: region.columns.count)

  for columns in region.columns.pieces(of: Block.columns) {
    for depth in depths {
      b.packColumns(columns, depth: depth, into: packedB)
      let isLast = depth.upperBound == a.columns && !epilogue.isTrivial
      for rows in region.rows.pieces(of: Block.rows) {
        if packsA { a.packRows(rows, depth: depth, into: packedA) }
        let left: LeftRows =
          packsA ? .packed(packedA, depth: depth.count) : .inPlace(a, rows, depth)
        for j in stride(from: 0, to: columns.count, by: Tile<S>.columns) {
          multiplyStrip(
            left, count: rows.count, packedB + j * depth.count, depth: depth.count,
            into: StripTarget(
              first: c + rows.lowerBound * b.columns, stride: b.columns,
              column: columns.lowerBound + j, width: min(Tile<S>.columns, columns.count - j),
              isAccumulating: depth.lowerBound > 0, epilogue: isLast ? epilogue : nil))
        }
      }
    }
  }
  withExtendedLifetime(scratch) {}
}
