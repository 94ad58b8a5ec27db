import Kernels

/// The matrix product `C = A·B`, [m, k] · [k, n] → [m, n]; either may be taken transposed.
///
/// ∂loss/∂A = dC·Bᵀ and ∂loss/∂B = Aᵀ·dC, themselves matrix products.
public func matmul(
  _ a: Tensor, _ b: Tensor, transposingA: Bool = false, transposingB: Bool = false
) -> Tensor {
  let c = multiplied(a, transposingA, b, transposingB)
  return c.recorded(
    from: a,
    { d, _ in
      transposingA
        ? matmul(b, d, transposingA: transposingB, transposingB: true)
        : matmul(d, b, transposingB: !transposingB)
    },
    and: b,
    { d, _ in
      transposingB
        ? matmul(d, a, transposingA: true, transposingB: transposingA)
        : matmul(a, d, transposingA: !transposingA)
    })
}

/// The products of a matrix' columns with one another, `G = XᵀX`: [n, k] → [k, k].
///
/// X stands in it twice, so ∂loss/∂X = X·(dG + dGᵀ): one product, where `matmul(x, x)` takes two.
public func columnProducts(_ x: Tensor) -> Tensor {
  multiplied(x, true, x, false).recorded(from: x) { d, _ in matmul(x, d + d.transposed()) }
}

/// A fully connected layer, `Y = f(X·W + b)`: [batch, in] · [in, out] + [out] → [batch, out].
///
/// Bias and activation are applied to each tile of the product while it is in the cache. With
/// P = X·W + b: dP = dY·f′(P), ∂loss/∂X = dP·Wᵀ, ∂loss/∂W = Xᵀ·dP, ∂loss/∂b = Σ over the batch of dP.
public func linear(
  _ x: Tensor, weight w: Tensor, bias b: Tensor, activation: Activation = .identity
) -> Tensor {
  activation.check()
  checkSameDType(w, b)
  if b.shape != [w.shape.last ?? 0] {
    fatalError("a bias of shape \(b.shape) does not fit a weight of shape \(w.shape)")
  }
  let y = multiplied(x, false, w, false, bias: b, activation: activation)
  // P is entered on the tape without ever being stored: its gradient can be had from Y.
  let p = y.recorded(from: [x, w, b]) { dP, input in
    switch input {
    case 0: matmul(dP, w, transposingB: true)
    case 1: matmul(x, dP, transposingA: true)
    default: dP.sum(along: 0)
    }
  }
  if activation == .identity { return p }
  return y.recorded(from: p) { dY, y in activationGradient(activation, dY, output: y) }
}

private func multiplied(
  _ a: Tensor, _ transposingA: Bool, _ b: Tensor, _ transposingB: Bool, bias: Tensor? = nil,
  activation: Activation = .identity
) -> Tensor {
  checkSameDType(a, b)
  guard a.rank == 2, b.rank == 2, a.shape[transposingA ? 0 : 1] == b.shape[transposingB ? 1 : 0]
  else {
    fatalError(
      "matrices of shapes \(a.shape)\(transposingA ? "ᵀ" : "") and \(b.shape)\(transposingB ? "ᵀ" : "") "
        + "have no product")
  }
  let c = Tensor(
    uninitialised: [a.shape[transposingA ? 1 : 0], b.shape[transposingB ? 0 : 1]], a.dtype)
  func run<S: Scalar>(_: S.Type) {
    matrixProduct(
      MatrixView(
        a.elements(S.self), rows: a.shape[0], columns: a.shape[1], transposed: transposingA),
      MatrixView(
        b.elements(S.self), rows: b.shape[0], columns: b.shape[1], transposed: transposingB),
      into: c.mutable(S.self),
      epilogue: Epilogue(bias: bias?.elements(S.self), activation: activation))
  }
  run(a.dtype.scalar)
  return c
}
