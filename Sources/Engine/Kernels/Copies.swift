// Moving numbers about without changing them.

/// [rows, columns] → [columns, rows], in blocks that fit the first-level cache.
@specialized(where S == Float)
@specialized(where S == Double)
public func transpose<S: Scalar>(
  _ x: UnsafePointer<S>, into y: UnsafeMutablePointer<S>, rows: Int, columns: Int
) {
  let block = 32
  inChunks(of: rows, size: max(block, (1 << 15) / max(columns, 1) / block * block)) { chunk in
    for row in stride(from: chunk.lowerBound, to: chunk.upperBound, by: block) {
      for column in stride(from: 0, to: columns, by: block) {
        for j in column..<min(column + block, columns) {
          for i in row..<min(row + block, chunk.upperBound) { y[j * rows + i] = x[i * columns + j] }
        }
      }
    }
  }
}

/// Copies `rows` pieces of `length` numbers from every `sourceStride` to every `targetStride` numbers:
/// what slicing and concatenating come down to.
@specialized(where S == Float)
@specialized(where S == Double)
public func copyPieces<S: Scalar>(
  _ source: UnsafePointer<S>, every sourceStride: Int, into target: UnsafeMutablePointer<S>,
  every targetStride: Int, length: Int, rows: Int
) {
  inChunks(of: rows, size: max(1, (1 << 15) / max(length, 1))) {
    for row in $0 {
      (target + row * targetStride).update(from: source + row * sourceStride, count: length)
    }
  }
}

/// `y[i] = x[indices[i]]`, a row of `length` numbers each.
@specialized(where S == Float)
@specialized(where S == Double)
public func gatherRows<S: Scalar>(
  _ x: UnsafePointer<S>, _ indices: [Int], length: Int, into y: UnsafeMutablePointer<S>
) {
  for (i, index) in indices.enumerated() {
    (y + i * length).update(from: x + index * length, count: length)
  }
}

/// `y[indices[i]] += x[i]`, a row of `length` numbers each, in the order of the indices.
@specialized(where S == Float)
@specialized(where S == Double)
public func addRows<S: Scalar>(
  _ x: UnsafePointer<S>, at indices: [Int], length: Int, into y: UnsafeMutablePointer<S>
) {
  inChunks(of: length, size: max(128, (1 << 15) / max(indices.count, 1))) { columns in
    let (x, y) = (x + columns.lowerBound, y + columns.lowerBound)
    for (i, index) in indices.enumerated() {
      let (row, sum) = (x + i * length, y + index * length)
      for j in 0..<columns.count { sum[j] += row[j] }
    }
  }
}

/// Writes `value` everywhere.
@specialized(where S == Float)
@specialized(where S == Double)
public func fill<S: Scalar>(_ y: UnsafeMutablePointer<S>, with value: S, count: Int) {
  y.update(repeating: value, count: count)
}

/// [outer, rows, columns, inner] → [outer, columns, rows, inner]: pieces of `inner` numbers change
/// places as in a transposed matrix.
@specialized(where S == Float)
@specialized(where S == Double)
public func transposePieces<S: Scalar>(
  _ x: UnsafePointer<S>, into y: UnsafeMutablePointer<S>, outer: Int, rows: Int, columns: Int,
  inner: Int
) {
  inChunks(of: outer * columns, size: max(1, (1 << 15) / max(rows * inner, 1))) {
    for target in $0 {
      let (o, column) = target.quotientAndRemainder(dividingBy: columns)
      var source = x + (o * rows * columns + column) * inner
      var y = y + target * rows * inner
      for _ in 0..<rows {
        y.update(from: source, count: inner)
        source += columns &* inner
        y += inner
      }
    }
  }
}

/// y = x as double precision.
@specialized(where S == Float)
@specialized(where S == Double)
public func widen<S: Scalar>(
  _ x: UnsafePointer<S>, into y: UnsafeMutablePointer<Double>, count: Int
) {
  for i in 0..<count { y[i] = Double(x[i]) }
}

/// Whether none of the numbers is infinite or no number at all: without their signs, the encodings of such
/// are the largest.
@specialized(where S == Float)
@specialized(where S == Double)
public func areFinite<S: Scalar>(_ x: UnsafePointer<S>, count: Int) -> Bool {
  let magnitude = ~(-S.zero).bitPattern
  var largest: S.Bits = 0
  for i in 0..<count { largest = max(largest, x[i].bitPattern & magnitude) }
  return largest < S.infinity.bitPattern
}
