/// The function a layer applies to each of its sums.
public enum Activation: Equatable, Sendable {
  /// `f(x) = x`
  case identity
  /// `f(x) = max(x, 0)`
  case relu
  /// `f(x) = x` where x > 0, `slope·x` elsewhere. Sources and frameworks disagree about the slope
  /// (0.01 to 0.3), so it is always written out.
  case leakyReLU(slope: Double)
  /// `f(x) = tanh x`
  case tanh
  /// `f(x) = 1 / (1 + e⁻ˣ)`
  case sigmoid
}

extension Activation {
  /// `y[i] = f(x[i])`; `x` and `y` may be the same memory.
  @specialized(where S == Float)
  @specialized(where S == Double)
  func apply<S: Scalar>(
    _ x: UnsafePointer<S>, into y: UnsafeMutablePointer<S>, count: Int
  ) {
    switch self {
    case .identity: if x != y { y.update(from: x, count: count) }
    case .relu: for i in 0..<count { y[i] = x[i] < 0 ? 0 : x[i] }
    case .leakyReLU(let slope):
      let slope = S(slope)
      for i in 0..<count { y[i] = x[i] < 0 ? slope * x[i] : x[i] }
    case .tanh: map(.tanh, x, into: y, count: count)
    case .sigmoid: map(.sigmoid, x, into: y, count: count)
    }
  }

  /// `dx[i] = dy[i] · f′`, with f′ written in terms of the output `y = f(x)`:
  /// tanh′ = 1 − y², σ′ = y·(1 − y). At the kink of the ReLUs the slope of the negative side is taken.
  @specialized(where S == Float)
  @specialized(where S == Double)
  func applyDerivative<S: Scalar>(
    _ dy: UnsafePointer<S>, output y: UnsafePointer<S>, into dx: UnsafeMutablePointer<S>, count: Int
  ) {
    switch self {
    case .identity: dx.update(from: dy, count: count)
    case .relu: for i in 0..<count { dx[i] = y[i] > 0 ? dy[i] : 0 }
    case .leakyReLU(let slope):
      let slope = S(slope)
      for i in 0..<count { dx[i] = y[i] > 0 ? dy[i] : slope * dy[i] }
    case .tanh: for i in 0..<count { dx[i] = dy[i] * (1 - y[i] * y[i]) }
    case .sigmoid: for i in 0..<count { dx[i] = dy[i] * (y[i] * (1 - y[i])) }
    }
  }
}

/// `y = f(x)` over `count` numbers, on several threads where that pays.
@specialized(where S == Float)
@specialized(where S == Double)
public func activate<S: Scalar>(
  _ activation: Activation, _ x: UnsafePointer<S>, into y: UnsafeMutablePointer<S>, count: Int
) {
  inChunks(of: count) {
    activation.apply(x + $0.lowerBound, into: y + $0.lowerBound, count: $0.count)
  }
}

/// `dx = dy · f′(x)` over `count` numbers, given the outputs `y = f(x)`.
@specialized(where S == Float)
@specialized(where S == Double)
public func activationGradient<S: Scalar>(
  _ activation: Activation, _ dy: UnsafePointer<S>, output y: UnsafePointer<S>,
  into dx: UnsafeMutablePointer<S>, count: Int
) {
  inChunks(of: count) {
    let start = $0.lowerBound
    activation.applyDerivative(dy + start, output: y + start, into: dx + start, count: $0.count)
  }
}
