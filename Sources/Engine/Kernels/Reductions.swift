// Sums in a fixed order: the pieces and the order in which they are added depend on the shape alone.

/// Sums the middle dimension: [outer, length, inner] → [outer, inner].
@specialized(where S == Float)
@specialized(where S == Double)
public func sum<S: Scalar>(
  _ x: UnsafePointer<S>, into y: UnsafeMutablePointer<S>, outer: Int, length: Int, inner: Int
) {
  if inner == 1 {
    sumRows(x, into: y, rows: outer, length: length)
  } else {
    for o in 0..<outer {
      sumColumns(x + o * length * inner, into: y + o * inner, length: length, inner: inner)
    }
  }
}

@inline(__always)
private func sumRows<S: Scalar>(
  _ x: UnsafePointer<S>, into y: UnsafeMutablePointer<S>, rows: Int, length: Int
) {
  let piece = 1 << 15
  if length > 2 * piece {
    let pieces = (length + piece - 1) / piece
    let scratch = Buffer(byteCount: pieces * MemoryLayout<S>.stride)
    let partial = scratch.elements(of: S.self)
    for row in 0..<rows {
      inChunks(of: length, size: piece) {
        partial[$0.lowerBound / piece] = contiguousSum(x + row * length + $0.lowerBound, $0.count)
      }
      y[row] = contiguousSum(partial, pieces)
    }
    return withExtendedLifetime(scratch) {}
  }
  inChunks(of: rows, size: max(1, piece / max(length, 1))) {
    for row in $0 { y[row] = contiguousSum(x + row * length, length) }
  }
}

/// The sum of `count` numbers side by side, in four vectors.
@inline(__always)
func contiguousSum<S: Scalar>(_ x: UnsafePointer<S>, _ count: Int) -> S {
  let width = S.Vector.scalarCount
  var (s0, s1, s2, s3) = (S.Vector.zero, S.Vector.zero, S.Vector.zero, S.Vector.zero)
  var i = 0
  while i + 4 * width <= count {
    s0 += S.Vector(loading: x + i)
    s1 += S.Vector(loading: x + i + width)
    s2 += S.Vector(loading: x + i + 2 * width)
    s3 += S.Vector(loading: x + i + 3 * width)
    i += 4 * width
  }
  var sum = ((s0 + s1) + (s2 + s3)).sum()
  while i < count {
    sum += x[i]
    i += 1
  }
  return sum
}

/// [length, inner] → [inner]: rows in pieces of fixed length, each summed by one thread.
@inline(__always)
private func sumColumns<S: Scalar>(
  _ x: UnsafePointer<S>, into y: UnsafeMutablePointer<S>, length: Int, inner: Int
) {
  let piece = max(64, (1 << 16) / max(inner, 1))
  let pieces = max((length + piece - 1) / piece, 1)
  if pieces == 1 { return addRows(x, into: y, rows: length, inner: inner) }
  let scratch = Buffer(byteCount: pieces * inner * MemoryLayout<S>.stride)
  let partial = scratch.elements(of: S.self)
  inChunks(of: length, size: piece) {
    addRows(
      x + $0.lowerBound * inner, into: partial + $0.lowerBound / piece * inner, rows: $0.count,
      inner: inner)
  }
  addRows(partial, into: y, rows: pieces, inner: inner)
  withExtendedLifetime(scratch) {}
}

@inline(__always)
private func addRows<S: Scalar>(
  _ x: UnsafePointer<S>, into y: UnsafeMutablePointer<S>, rows: Int, inner: Int
) {
  for j in 0..<inner { y[j] = 0 }
  for i in 0..<rows {
    let row = x + i * inner
    for j in 0..<inner { y[j] += row[j] }
  }
}

/// The largest of each group: [rows, length, inner] → [rows, inner], and which one it was, counted
/// from 0 as a number of type `S`. Of equal ones the first is taken.
@specialized(where S == Float)
@specialized(where S == Double)
public func maximum<S: Scalar>(
  _ x: UnsafePointer<S>, into y: UnsafeMutablePointer<S>, position: UnsafeMutablePointer<S>,
  rows: Int, length: Int, inner: Int
) {
  for row in 0..<rows {
    for j in 0..<inner {
      let group = x + row * length * inner + j
      var best = 0
      for i in 1..<max(length, 1) where group[i * inner] > group[best * inner] { best = i }
      y[row * inner + j] = group[best * inner]
      position[row * inner + j] = S(best)
    }
  }
}
