/// `a · b + c`: rounded once where the processor has the instruction, else twice.
///
/// Without the instruction `addingProduct` calls the C library for every number, so it is left
/// alone. The bounds of the elementary functions hold either way, their last bits may differ.
@inlinable @inline(__always)
func multiplyAdd<S: Scalar>(_ a: S, _ b: S, _ c: S) -> S {
  #if FUSED_MULTIPLY_ADD
    return c.addingProduct(a, b)
  #else
    return a * b + c
  #endif
}

/// The functions that `map(_:_:into:count:)` computes, each to within 3 ulp of the exact value for
/// every argument: subnormal numbers, ±0, ±∞ and NaN included.
public enum ElementaryFunction: String, Sendable, CaseIterable {
  /// e^x, see `Scalar.exp(_:)`.
  case exp
  /// The natural logarithm, see `Scalar.log(_:)`.
  case log
  /// The hyperbolic tangent, see `Scalar.tanh(_:)`.
  case tanh
  /// 1 / (1 + e^−x), see `Scalar.sigmoid(_:)`.
  case sigmoid
  /// log(1 + e^x), see `Scalar.softplus(_:)`.
  case softplus
}

/// Computes `y[i] = function(x[i])` for `count` numbers, on the calling thread.
///
/// An element's value depends on its argument alone, not on its place or on `count`: what the
/// compiler computes in vectors and what is left over at the end go through the same roundings.
/// - Precondition: `y` is `x` itself or does not overlap it.
@specialized(where S == Float)
@specialized(where S == Double)
public func map<S: Scalar>(
  _ function: ElementaryFunction, _ x: UnsafePointer<S>, into y: UnsafeMutablePointer<S>, count: Int
) {
  mapDistinctOrInPlace(function, x, into: y, count: count)
}

/// Tells the compiler which of two cases it has: its vectors are for pointers that do not overlap,
/// or that it knows to be equal.
///
/// Not inlined, because `map` looks at the type of number only after it has prepared for any, which
/// takes longer the more there is in it: 60 ns with these loops, which is what they need for 400
/// numbers.
@inline(never)
private func mapDistinctOrInPlace<S: Scalar>(
  _ function: ElementaryFunction, _ x: UnsafePointer<S>, into y: UnsafeMutablePointer<S>, count: Int
) {
  if x == UnsafePointer(y) {
    loop(function, y, into: y, count: count)
  } else {
    loop(function, x, into: y, count: count)
  }
}

/// The loops of `map`, one a function.
@inline(__always)
private func loop<S: Scalar>(
  _ function: ElementaryFunction, _ x: UnsafePointer<S>, into y: UnsafeMutablePointer<S>, count: Int
) {
  switch function {
  case .exp: for i in 0..<count { y[i] = .exp(x[i]) }
  case .log: for i in 0..<count { y[i] = .log(x[i]) }
  case .tanh: for i in 0..<count { y[i] = .tanh(x[i]) }
  case .sigmoid: for i in 0..<count { y[i] = .sigmoid(x[i]) }
  case .softplus: for i in 0..<count { y[i] = .softplus(x[i]) }
  }
}
