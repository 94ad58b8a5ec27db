// One pass over a parameter, its gradient and the optimiser's memory of it. The loops count from 0, from
// pointers to a chunk's begin: the form that the compiler turns into vector code.

/// `v ← μ·v − η·g`, then `θ ← θ + v`, or `θ ← θ + μ·v − η·g` after Nesterov.
@specialized(where S == Float)
@specialized(where S == Double)
public func updateWithMomentum<S: Scalar>(
  _ parameter: UnsafeMutablePointer<S>, gradient: UnsafePointer<S>,
  velocity: UnsafeMutablePointer<S>, count: Int, rate: S, momentum: S, isNesterov: Bool
) {
  inChunks(of: count) { chunk in
    let (parameter, gradient) = (parameter + chunk.lowerBound, gradient + chunk.lowerBound)
    let velocity = velocity + chunk.lowerBound
    for i in 0..<chunk.count {
      let step = rate * gradient[i]
      let v = momentum * velocity[i] - step
      velocity[i] = v
      parameter[i] += isNesterov ? momentum * v - step : v
    }
  }
}

/// `v ← ρ·v + (1 − ρ)·g²`, then `θ ← θ − η·g / (√v + ε)`, or `η·g / √(v + ε)` with ε inside the root.
@specialized(where S == Float)
@specialized(where S == Double)
public func updateByRootMeanSquare<S: Scalar>(
  _ parameter: UnsafeMutablePointer<S>, gradient: UnsafePointer<S>,
  meanSquare: UnsafeMutablePointer<S>, count: Int, rate: S, decay: S, epsilon: S,
  isEpsilonInsideRoot: Bool
) {
  let (inside, outside): (S, S) = isEpsilonInsideRoot ? (epsilon, 0) : (0, epsilon)
  inChunks(of: count) { chunk in
    let (parameter, gradient) = (parameter + chunk.lowerBound, gradient + chunk.lowerBound)
    let meanSquare = meanSquare + chunk.lowerBound
    for i in 0..<chunk.count {
      let g = gradient[i]
      let v = decay * meanSquare[i] + (1 - decay) * (g * g)
      meanSquare[i] = v
      parameter[i] -= rate * g / ((v + inside).squareRoot() + outside)
    }
  }
}

/// `m ← β₁·m + (1 − β₁)·g`, `v ← β₂·v + (1 − β₂)·g²`, `θ ← θ − rate·m / (rootScale·√v + ε)`.
///
/// The two published forms of the bias correction differ only in `rate` and `rootScale`.
@specialized(where S == Float)
@specialized(where S == Double)
public func updateByMoments<S: Scalar>(
  _ parameter: UnsafeMutablePointer<S>, gradient: UnsafePointer<S>,
  mean: UnsafeMutablePointer<S>, meanSquare: UnsafeMutablePointer<S>, count: Int,
  rate: S, beta1: S, beta2: S, epsilon: S, rootScale: S
) {
  inChunks(of: count) { chunk in
    let (parameter, gradient) = (parameter + chunk.lowerBound, gradient + chunk.lowerBound)
    let (mean, meanSquare) = (mean + chunk.lowerBound, meanSquare + chunk.lowerBound)
    for i in 0..<chunk.count {
      let g = gradient[i]
      let m = beta1 * mean[i] + (1 - beta1) * g
      let v = beta2 * meanSquare[i] + (1 - beta2) * (g * g)
      mean[i] = m
      meanSquare[i] = v
      parameter[i] -= rate * m / (rootScale * v.squareRoot() + epsilon)
    }
  }
}

/// `x ← min(max(x, −bound), bound)`.
@specialized(where S == Float)
@specialized(where S == Double)
public func clip<S: Scalar>(_ x: UnsafeMutablePointer<S>, to bound: S, count: Int) {
  inChunks(of: count) { chunk in
    let x = x + chunk.lowerBound
    for i in 0..<chunk.count { x[i] = x[i] > bound ? bound : (x[i] < -bound ? -bound : x[i]) }
  }
}
