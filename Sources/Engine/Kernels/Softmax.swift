/// Softmax of each row: `yⱼ = e^(xⱼ − m) / Σₖ e^(xₖ − m)` with m the row's maximum, so that nothing
/// overflows and one term is 1. A logit of −∞ gets probability 0.
@specialized(where S == Float)
@specialized(where S == Double)
public func softmax<S: Scalar>(
  _ x: UnsafePointer<S>, into y: UnsafeMutablePointer<S>, rows: Int, columns: Int
) {
  inChunks(of: rows, size: max(1, (1 << 14) / max(columns, 1))) {
    for row in $0 {
      let y = y + row * columns
      let (_, sum) = shiftedExponentials(x + row * columns, into: y, columns)
      let scale = 1 / sum
      for j in 0..<columns { y[j] *= scale }
    }
  }
}

/// `y[row] = log Σⱼ e^xⱼ = m + log Σⱼ e^(xⱼ − m)`.
@specialized(where S == Float)
@specialized(where S == Double)
public func logSumExp<S: Scalar>(
  _ x: UnsafePointer<S>, into y: UnsafeMutablePointer<S>, rows: Int, columns: Int
) {
  inChunks(of: rows, size: max(1, (1 << 14) / max(columns, 1))) {
    let scratch = Buffer(byteCount: columns * MemoryLayout<S>.stride)
    let exponentials = scratch.elements(of: S.self)
    for row in $0 {
      let (maximum, sum) = shiftedExponentials(x + row * columns, into: exponentials, columns)
      y[row] = maximum + S.log(sum)
    }
    withExtendedLifetime(scratch) {}
  }
}

/// Leaves `e^(x − m)` in `y` and returns the maximum m and the sum.
@inline(__always)
private func shiftedExponentials<S: Scalar>(
  _ x: UnsafePointer<S>, into y: UnsafeMutablePointer<S>, _ count: Int
) -> (maximum: S, sum: S) {
  var maximum = -S.infinity
  for j in 0..<count where x[j] > maximum { maximum = x[j] }
  let shift = maximum.isFinite ? maximum : 0  // a row of −∞ alone sums to 0
  for j in 0..<count { y[j] = x[j] - shift }
  map(.exp, y, into: y, count: count)
  return (shift, contiguousSum(y, count))
}
