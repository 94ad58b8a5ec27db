/// How two operands of different shapes meet, element by element.
///
/// Dimensions of length one stretch to the other operand's length, as in NumPy: their stride is zero.
/// Neighbouring dimensions that both operands walk through alike are merged, so that most operations
/// come down to one long loop or to one loop a row.
public struct Broadcast: Equatable, Sendable {
  /// The result's shape.
  public let shape: [Int]

  /// The merged dimensions, slowest first, with each operand's stride; never empty.
  let loops: [Loop]

  struct Loop: Equatable, Sendable {
    var length, aStride, bStride: Int
  }

  /// The plan for operands of shapes `a` and `b`; nil where they do not fit together.
  public init?(_ a: [Int], _ b: [Int]) {
    if a == b {
      shape = a
      loops = [Loop(length: a.reduce(1, *), aStride: 1, bStride: 1)]
      return
    }
    let rank = max(a.count, b.count)
    var shape: [Int] = []
    var loops: [Loop] = []  // fastest first while they are built
    var aStride = 1
    var bStride = 1
    for axis in 1...max(rank, 1) where axis <= rank {
      let aLength = axis <= a.count ? a[a.count - axis] : 1
      let bLength = axis <= b.count ? b[b.count - axis] : 1
      guard aLength == bLength || aLength == 1 || bLength == 1 else { return nil }
      let length = aLength == 1 ? bLength : aLength
      shape.append(length)
      let loop = Loop(
        length: length, aStride: aLength == 1 ? 0 : aStride, bStride: bLength == 1 ? 0 : bStride)
      aStride *= aLength
      bStride *= bLength
      if length == 1 { continue }
      if let inner = loops.last, inner.isContinued(by: loop) {
        loops[loops.count - 1].length *= length
      } else {
        loops.append(loop)
      }
    }
    self.shape = shape.reversed()
    self.loops =
      loops.isEmpty ? [Loop(length: 1, aStride: 1, bStride: 1)] : loops.reversed()
  }
}

extension Broadcast.Loop {
  fileprivate func isContinued(by outer: Self) -> Bool {
    outer.aStride == aStride * length && outer.bStride == bStride * length
  }
}

/// An operation on two numbers.
public enum BinaryOperation: Sendable {
  /// `a + b`
  case add
  /// `a − b`
  case subtract
  /// `a · b`
  case multiply
  /// `a / b`
  case divide
}

/// `y = a ∘ b` over the elements of a broadcast; `y` may be the memory of an operand that has its shape.
@specialized(where S == Float)
@specialized(where S == Double)
public func combine<S: Scalar>(
  _ operation: BinaryOperation, _ a: UnsafePointer<S>, _ b: UnsafePointer<S>,
  into y: UnsafeMutablePointer<S>, over broadcast: Broadcast
) {
  let inner = broadcast.loops.last!
  let outer = broadcast.loops.dropLast()
  let rows = outer.reduce(1) { $0 * $1.length }
  if rows == 1 {
    inChunks(of: inner.length) {
      let start = $0.lowerBound
      combineRow(
        operation, a + start * inner.aStride, b + start * inner.bStride, into: y + start, $0.count,
        inner)
    }
    return
  }
  inChunks(of: rows, size: max(1, (1 << 15) / max(inner.length, 1))) {
    for row in $0 {
      var (rest, aOffset, bOffset) = (row, 0, 0)
      for loop in outer.reversed() {
        aOffset += rest % loop.length * loop.aStride
        bOffset += rest % loop.length * loop.bStride
        rest /= loop.length
      }
      combineRow(
        operation, a + aOffset, b + bOffset, into: y + row * inner.length, inner.length, inner)
    }
  }
}

/// The operation is chosen here and not once for all rows: a closure that is handed through `inChunks`
/// is called for every element, and no loop over such calls is vectorised.
@inline(__always)
private func combineRow<S: Scalar>(
  _ operation: BinaryOperation, _ a: UnsafePointer<S>, _ b: UnsafePointer<S>,
  into y: UnsafeMutablePointer<S>, _ count: Int, _ loop: Broadcast.Loop
) {
  switch operation {
  case .add: combineRow(a, b, into: y, count, loop) { $0 + $1 }
  case .subtract: combineRow(a, b, into: y, count, loop) { $0 - $1 }
  case .multiply: combineRow(a, b, into: y, count, loop) { $0 * $1 }
  case .divide: combineRow(a, b, into: y, count, loop) { $0 / $1 }
  }
}

@inline(__always)
private func combineRow<S: Scalar>(
  _ a: UnsafePointer<S>, _ b: UnsafePointer<S>, into y: UnsafeMutablePointer<S>, _ count: Int,
  _ loop: Broadcast.Loop, _ operation: (S, S) -> S
) {
  switch (loop.aStride, loop.bStride) {
  case (1, 1): for i in 0..<count { y[i] = operation(a[i], b[i]) }
  case (1, 0):
    let b = b[0]
    for i in 0..<count { y[i] = operation(a[i], b) }
  case (0, 1):
    let a = a[0]
    for i in 0..<count { y[i] = operation(a, b[i]) }
  default:
    for i in 0..<count { y[i] = operation(a[i * loop.aStride], b[i * loop.bStride]) }
  }
}

/// `y = scale·x + offset`; `x` and `y` may be the same memory.
@specialized(where S == Float)
@specialized(where S == Double)
public func scale<S: Scalar>(
  _ x: UnsafePointer<S>, by factor: S, plus offset: S, into y: UnsafeMutablePointer<S>, count: Int
) {
  inChunks(of: count) { chunk in
    let (x, y) = (x + chunk.lowerBound, y + chunk.lowerBound)
    for i in 0..<chunk.count { y[i] = factor * x[i] + offset }
  }
}

/// `y = √x`.
@specialized(where S == Float)
@specialized(where S == Double)
public func squareRoot<S: Scalar>(
  _ x: UnsafePointer<S>, into y: UnsafeMutablePointer<S>, count: Int
) {
  inChunks(of: count) { chunk in
    let (x, y) = (x + chunk.lowerBound, y + chunk.lowerBound)
    for i in 0..<chunk.count { y[i] = x[i].squareRoot() }
  }
}
