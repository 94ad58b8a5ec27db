import Kernels

// In place: the one thing a tensor's owner may do to it. See the kernels of the same names.

extension Tensor {
  /// `self ← self·factor`, in place.
  package mutating func scale(by factor: Double) {
    makeUnique()
    let (x, count) = (self, count)
    func run<S: Scalar>(_: S.Type) {
      Kernels.scale(
        x.elements(S.self), by: S(factor), plus: 0, into: x.mutable(S.self), count: count)
    }
    run(dtype.scalar)
  }

  /// `self ← min(max(self, −bound), bound)`, in place.
  package mutating func clip(to bound: Double) {
    makeUnique()
    let (x, count) = (self, count)
    func run<S: Scalar>(_: S.Type) { Kernels.clip(x.mutable(S.self), to: S(bound), count: count) }
    run(dtype.scalar)
  }

  /// One step of gradient descent with momentum.
  package mutating func descend(
    _ gradient: Tensor, velocity: inout Tensor, rate: Double, momentum: Double, isNesterov: Bool
  ) {
    checkGradient(gradient)
    makeUnique()
    velocity.makeUnique()
    let (parameter, velocity, count) = (self, velocity, count)
    func run<S: Scalar>(_: S.Type) {
      updateWithMomentum(
        parameter.mutable(S.self), gradient: gradient.elements(S.self),
        velocity: velocity.mutable(S.self), count: count, rate: S(rate), momentum: S(momentum),
        isNesterov: isNesterov)
    }
    run(dtype.scalar)
  }

  /// One step of RMSprop.
  package mutating func descend(
    _ gradient: Tensor, meanSquare: inout Tensor, rate: Double, decay: Double, epsilon: Double,
    isEpsilonInsideRoot: Bool
  ) {
    checkGradient(gradient)
    makeUnique()
    meanSquare.makeUnique()
    let (parameter, meanSquare, count) = (self, meanSquare, count)
    func run<S: Scalar>(_: S.Type) {
      updateByRootMeanSquare(
        parameter.mutable(S.self), gradient: gradient.elements(S.self),
        meanSquare: meanSquare.mutable(S.self), count: count, rate: S(rate), decay: S(decay),
        epsilon: S(epsilon), isEpsilonInsideRoot: isEpsilonInsideRoot)
    }
    run(dtype.scalar)
  }

  /// One step of Adam; the moments are the mean and the mean square.
  package mutating func descend(
    _ gradient: Tensor, moments: inout [Tensor], rate: Double, beta1: Double, beta2: Double,
    epsilon: Double, rootScale: Double
  ) {
    checkGradient(gradient)
    makeUnique()
    moments[0].makeUnique()
    moments[1].makeUnique()
    let (parameter, mean, meanSquare, count) = (self, moments[0], moments[1], count)
    func run<S: Scalar>(_: S.Type) {
      updateByMoments(
        parameter.mutable(S.self), gradient: gradient.elements(S.self),
        mean: mean.mutable(S.self), meanSquare: meanSquare.mutable(S.self), count: count,
        rate: S(rate), beta1: S(beta1), beta2: S(beta2), epsilon: S(epsilon),
        rootScale: S(rootScale))
    }
    run(dtype.scalar)
  }

  private func checkGradient(_ gradient: Tensor) {
    if gradient.shape != shape || gradient.dtype != dtype {
      fatalError(
        "a parameter of shape \(shape), \(dtype), was given a gradient of shape "
          + "\(gradient.shape), \(gradient.dtype)")
    }
  }
}
