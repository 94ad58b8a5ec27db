import Kernels

/// `y = eˣ`; ∂y/∂x = y.
public func exp(_ x: Tensor) -> Tensor {
  x.mapped(.exp).recorded(from: x) { d, y in d * y }
}

/// `y = log x`, the natural logarithm; ∂y/∂x = 1/x.
public func log(_ x: Tensor) -> Tensor {
  x.mapped(.log).recorded(from: x) { d, _ in d / x }
}

/// `y = log(1 + eˣ)`, which is −log σ(−x); ∂y/∂x = σ(x).
public func softplus(_ x: Tensor) -> Tensor {
  x.mapped(.softplus).recorded(from: x) { d, _ in d * sigmoid(x) }
}

/// `y = √x`; ∂y/∂x = 1/(2y), infinite at zero.
public func sqrt(_ x: Tensor) -> Tensor {
  let y = Tensor(uninitialised: x.shape, x.dtype)
  func run<S: Scalar>(_: S.Type) {
    squareRoot(x.elements(S.self), into: y.mutable(S.self), count: x.count)
  }
  run(x.dtype.scalar)
  return y.recorded(from: x) { d, y in d / (2 * y) }
}

/// `y = xᵖ` for x ≥ 0, computed as e^(p·log x); ∂y/∂x = p·xᵖ⁻¹.
///
/// At zero y is 0 for p > 0, and the gradient is 0 for p > 1; otherwise they are infinite there.
/// - Precondition: p is not 0.
public func pow(_ x: Tensor, _ p: Double) -> Tensor {
  if p == 0 || !p.isFinite { fatalError("an exponent other than 0 was expected, found \(p)") }
  let y = x.mapped(.log).scaled(by: p).mapped(.exp)
  return y.recorded(from: x) { d, _ in p == 1 ? d : d * (p * pow(x, p - 1)) }
}

extension Tensor {
  /// The function's values, not recorded.
  func mapped(_ function: ElementaryFunction) -> Tensor {
    let y = Tensor(uninitialised: shape, dtype)
    func run<S: Scalar>(_: S.Type) {
      map(function, elements(S.self), into: y.mutable(S.self), count: count)
    }
    run(dtype.scalar)
    return y
  }
}
