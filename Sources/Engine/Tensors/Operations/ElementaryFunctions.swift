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
