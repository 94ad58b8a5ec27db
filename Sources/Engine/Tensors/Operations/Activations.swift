import Kernels

/// `y = 1 / (1 + e⁻ˣ)`; ∂y/∂x = y·(1 − y).
public func sigmoid(_ x: Tensor) -> Tensor { activated(x, by: .sigmoid) }

/// `y = tanh x`; ∂y/∂x = 1 − y².
public func tanh(_ x: Tensor) -> Tensor { activated(x, by: .tanh) }

/// `y = max(x, 0)`; ∂y/∂x = 1 for x > 0, else 0 (at the kink, too).
public func relu(_ x: Tensor) -> Tensor { activated(x, by: .relu) }

/// `y = x` for x > 0, else slope·x; ∂y/∂x = 1 or slope (slope at the kink).
///
/// Keras' default slope is 0.3, PyTorch's 0.01; papers use 0.1 and 0.2. It has no default here.
/// - Precondition: the slope is positive, so that the sign of y tells the side.
public func leakyReLU(_ x: Tensor, slope: Double) -> Tensor {
  activated(x, by: .leakyReLU(slope: slope))
}

/// `y = f(x)`, element by element.
public func activated(_ x: Tensor, by activation: Activation) -> Tensor {
  activation.check()
  if activation == .identity { return x }
  let y = Tensor(uninitialised: x.shape, x.dtype)
  func run<S: Scalar>(_: S.Type) {
    activate(activation, x.elements(S.self), into: y.mutable(S.self), count: x.count)
  }
  run(x.dtype.scalar)
  return y.recorded(from: x) { d, y in activationGradient(activation, d, output: y) }
}

/// `dx = dy · f′`, where f′ is written in terms of the output y.
///
/// An operation in its own right, so that gradients of gradients pass through it:
/// ∂dx/∂dy = f′ and ∂dx/∂y = dy · ∂f′/∂y.
func activationGradient(_ activation: Activation, _ dy: Tensor, output y: Tensor) -> Tensor {
  if activation == .identity { return dy }
  let dx = Tensor(uninitialised: dy.shape, dy.dtype)
  func run<S: Scalar>(_: S.Type) {
    Kernels.activationGradient(
      activation, dy.elements(S.self), output: y.elements(S.self), into: dx.mutable(S.self),
      count: dy.count)
  }
  run(dy.dtype.scalar)
  return dx.recorded(
    from: dy, { d, _ in activationGradient(activation, d, output: y) },
    and: y,
    { d, _ in
      switch activation {
      case .identity, .relu, .leakyReLU: .zeros(y.shape, dtype: y.dtype)  // f′ is constant
      case .tanh: -2 * (d * dy * y)  // f′ = 1 − y²
      case .sigmoid: d * dy * (1 - 2 * y)  // f′ = y − y²
      }
    })
}

extension Activation {
  /// Stops where the derivative could not be read off the output.
  func check() {
    if case .leakyReLU(let slope) = self, !(slope > 0) {
      fatalError("a leaky ReLU needs a positive slope, found \(slope)")
    }
  }
}

/// The largest of each unit's pieces: `yⱼ = maxₚ x[p·units + j]`, [batch, pieces·units] → [batch, units].
///
/// Goodfellow et al., "Maxout Networks" (2013); the first GAN's discriminator was made of these. The
/// gradient goes to the winning piece alone, the first of equals.
public func maxout(_ x: Tensor, pieces: Int) -> Tensor {
  if x.rank != 2 || pieces < 1 || x.shape[1] % pieces != 0 {
    fatalError("maxout of \(pieces) pieces needs [batch, pieces × units], found \(x.shape)")
  }
  let (batch, units) = (x.shape[0], x.shape[1] / pieces)
  let y = Tensor(uninitialised: [batch, units], x.dtype)
  let winner = Tensor(uninitialised: [batch, units], x.dtype)
  func run<S: Scalar>(_: S.Type) {
    maximum(
      x.elements(S.self), into: y.mutable(S.self), position: winner.mutable(S.self), rows: batch,
      length: pieces, inner: units)
  }
  run(x.dtype.scalar)
  return y.recorded(from: x) { d, _ in
    let won = (0..<pieces).map { piece in
      Tensor(winner.scalars.map { $0 == Double(piece) ? 1.0 : 0 }, shape: d.shape, dtype: d.dtype)
    }
    return concatenated(won.map { d * $0 }, along: 1)
  }
}
