import NeuralNetworks
import Tensors
import Testing

/// A function to minimise, with its gradient in closed form; each of these has the minimum 0.
struct LBFGSProblem: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let start: [Double]
  let function: @Sendable ([Double]) -> (value: Double, gradient: [Double])

  init(
    _ name: String, from start: [Double],
    _ function: @escaping @Sendable ([Double]) -> (value: Double, gradient: [Double])
  ) {
    (testDescription, self.start, self.function) = (name, start, function)
  }

  /// L-BFGS where the problem begins.
  func fresh(history: Int = 10, curvature: Double = 0.9, dtype: DType = .float64) -> LBFGS {
    LBFGS(startingAt: Tensor(start, dtype: dtype), history: history, curvature: curvature)
  }

  /// The function of tensors.
  func callAsFunction(_ x: Tensor) -> (value: Double, gradient: Tensor) {
    let (value, gradient) = function(x.scalars)
    return (value, Tensor(gradient, shape: x.shape, dtype: x.dtype))
  }

  /// `Σ 100·(xᵢ₊₁ − xᵢ²)² + (1 − xᵢ)²`, from (−1.2, 1, −1.2, 1, …).
  static func rosenbrock(_ count: Int) -> LBFGSProblem {
    let start = (0..<count).map { $0 % 2 == 0 ? -1.2 : 1 }
    return LBFGSProblem("Rosenbrock, \(count) variables", from: start) { x in
      var (value, gradient) = (0.0, x.map { _ in 0.0 })
      for i in 0..<count - 1 {
        let (r, s) = (x[i + 1] - x[i] * x[i], 1 - x[i])
        value += 100 * r * r + s * s
        gradient[i] -= 400 * x[i] * r + 2 * s
        gradient[i + 1] += 200 * r
      }
      return (value, gradient)
    }
  }

  /// `Σ (cᵢ − x·(1 − yⁱ))²`, c = 1.5, 2.25, 2.625.
  static let beale = LBFGSProblem("Beale", from: [1, 1]) { x in
    var (value, gradient) = (0.0, [0.0, 0.0])
    for (i, c) in [1.5, 2.25, 2.625].enumerated() {
      let lower = power(x[1], i)
      let r = c - x[0] * (1 - lower * x[1])
      value += r * r
      gradient[0] -= 2 * r * (1 - lower * x[1])
      gradient[1] += 2 * r * x[0] * Double(i + 1) * lower
    }
    return (value, gradient)
  }

  /// Powell's function, whose Hessian is singular at the minimum.
  static let powell = LBFGSProblem("Powell's singular", from: [3, -1, 0, 1]) { x in
    let (p, q) = (x[0] + 10 * x[1], x[2] - x[3])
    let (r, s) = (x[1] - 2 * x[2], x[0] - x[3])
    let (r3, s3) = (4 * r * r * r, 40 * s * s * s)
    return (
      p * p + 5 * q * q + r * r * r * r + 10 * s * s * s * s,
      [2 * p + s3, 20 * p + r3, 10 * q - 2 * r3, -10 * q - s3]
    )
  }

  /// `Σ i·xᵢ²/2 + xᵢ⁴/4`, i = 1 … 50, from (3, …, 3).
  static let convex = LBFGSProblem(
    "convex, 50 variables", from: [Double](repeating: 3, count: 50)
  ) { x in
    let terms = zip(1..., x).map { i, x in Double(i) * x * x / 2 + x * x * x * x / 4 }
    return (terms.reduce(0, +), zip(1..., x).map { i, x in Double(i) * x + x * x * x })
  }

  /// `½·(x − c)ᵀA·(x − c)` with `A = BᵀB + I`, B and c random.
  static func quadratic(_ count: Int, seed: UInt64) -> LBFGSProblem {
    var generator = SplitMix64(seed: seed)
    func draw(_ shape: [Int]) -> Tensor {
      .normal(shape, dtype: .float64, using: &generator)
    }
    let (b, c, start) = (
      draw([count, count]).scalars, draw([count]).scalars, draw([count]).scalars
    )
    return LBFGSProblem("a quadratic of \(count) variables", from: start) { x in
      let d = zip(x, c).map { $0 - $1 }
      let bd = (0..<count).map { i in (0..<count).reduce(0) { $0 + b[i * count + $1] * d[$1] } }
      let gradient = (0..<count).map { j in
        (0..<count).reduce(d[j]) { $0 + b[$1 * count + j] * bd[$1] }
      }
      return (zip(d, gradient).reduce(0) { $0 + $1.0 * $1.1 } / 2, gradient)
    }
  }
}

/// xⁿ.
private func power(_ x: Double, _ n: Int) -> Double { (0..<n).reduce(1) { p, _ in p * x } }
