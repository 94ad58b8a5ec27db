/// `a · b + c`: rounded once where the processor has the instruction, else twice.
///
/// Without the instruction `addingProduct` calls the C library for every number, so it is left alone.
/// The bounds of the elementary functions hold either way, their last bits may differ.
@inlinable @inline(__always)
func multiplyAdd<S: Scalar>(_ a: S, _ b: S, _ c: S) -> S {
  #if FUSED_MULTIPLY_ADD
    return c.addingProduct(a, b)
  #else
    return a * b + c
  #endif
}

/// The functions that `map(_:_:into:count:)` computes, each to within 4 ulp of the exact value for every
/// argument: subnormal numbers, ±0, ±∞ and NaN included.
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

  /// The function's value at `x`.
  @inlinable @inline(__always)
  public func callAsFunction<S: Scalar>(_ x: S) -> S {
    switch self {
    case .exp: S.exp(x)
    case .log: S.log(x)
    case .tanh: S.tanh(x)
    case .sigmoid: S.sigmoid(x)
    case .softplus: S.softplus(x)
    }
  }
}

/// Computes `y[i] = function(x[i])` for `count` numbers, on the calling thread.
///
/// An element's value depends on its argument alone, not on its place or on `count`: what the compiler
/// computes in vectors and what is left over at the end go through the same roundings.
/// - Precondition: `y` is `x` itself or does not overlap it.
@specialized(where S == Float)
@specialized(where S == Double)
public func map<S: Scalar>(
  _ function: ElementaryFunction, _ x: UnsafePointer<S>, into y: UnsafeMutablePointer<S>, count: Int
) {
  switch function {
  case .exp: loop(.exp, x, into: y, count: count)
  case .log: loop(.log, x, into: y, count: count)
  case .tanh: loop(.tanh, x, into: y, count: count)
  case .sigmoid: loop(.sigmoid, x, into: y, count: count)
  case .softplus: loop(.softplus, x, into: y, count: count)
  }
}

/// The loop of `map` for a function known when it is compiled, so that no switch is left inside.
///
/// In place is a loop of its own: the compiler keeps a vector version for pointers that do not overlap,
/// and would take equal ones through the scalar version.
@inline(__always)
private func loop<S: Scalar>(
  _ function: ElementaryFunction, _ x: UnsafePointer<S>, into y: UnsafeMutablePointer<S>, count: Int
) {
  if x == UnsafePointer(y) {
    for i in 0..<count { y[i] = function(y[i]) }
  } else {
    for i in 0..<count { y[i] = function(x[i]) }
  }
}
