import NeuralNetworks
import Tensors
import Testing

/// `½ Σ a·(θ − c)²` over two parameters of different shapes; its gradient is `a·(θ − c)`.
///
/// Small enough for plain Swift, and the problem from which the frameworks' numbers were taken.
struct Quadratic: Module {
  @Parameter var matrix: Tensor
  @Parameter var vector: Tensor

  static let start: [Double] = [0, 1, -1, 2, -1, 0.5, 0]
  static let minimum: [Double] = [1, -1, 0.5, 0, 2, -2, 0.125]
  static let curvature: [Double] = [0.5, 1, 2, 4, 3, 0.25, 1.5]

  init(dtype: DType = .float64) {
    matrix = Tensor(Self.start[..<4], shape: [2, 2], dtype: dtype)
    vector = Tensor(Self.start[4...], shape: [3], dtype: dtype)
  }

  /// θ in one row.
  var numbers: [Double] { matrix.scalars + vector.scalars }

  /// Takes steps with gradients from the tape.
  func descend(by optimiser: inout some Optimiser, steps: Int) {
    let (a, c, dtype) = (Self.curvature, Self.minimum, matrix.dtype)
    for _ in 0..<steps {
      let (_, gradients) = valueAndGradients(of: parameters) {
        let dMatrix = matrix - Tensor(c[..<4], shape: [2, 2], dtype: dtype)
        let dVector = vector - Tensor(c[4...], shape: [3], dtype: dtype)
        return 0.5
          * ((Tensor(a[..<4], shape: [2, 2], dtype: dtype) * dMatrix * dMatrix).sum()
            + (Tensor(a[4...], shape: [3], dtype: dtype) * dVector * dVector).sum())
      }
      optimiser.update(parameters, along: gradients)
    }
  }

  /// θ after each of ten steps of an optimiser.
  static func trajectory(of optimiser: some Optimiser) -> [[Double]] {
    var optimiser = optimiser
    let problem = Quadratic()
    return (0..<10).map { _ in
      problem.descend(by: &optimiser, steps: 1)
      return problem.numbers
    }
  }

  /// θ after each of ten steps of a rule in plain Swift, which is called for each number by itself.
  ///
  /// - Parameter rule: given t = 1, 2, …, the gradient and two memories, returns what is added to θ.
  static func trajectory(
    clip: ([Double]) -> [Double] = { $0 },
    _ rule: (_ t: Int, _ g: Double, _ memory: inout (Double, Double)) -> Double
  ) -> [[Double]] {
    var theta = start
    var memory = [(Double, Double)](repeating: (0, 0), count: start.count)
    return (1...10).map { t in
      let gradient = clip(theta.indices.map { curvature[$0] * (theta[$0] - minimum[$0]) })
      for i in theta.indices { theta[i] += rule(t, gradient[i], &memory[i]) }
      return theta
    }
  }
}

/// Expects two trajectories, or as much of the end of one as there is of the other, to be equal up to
/// rounding.
func expectEqual(
  _ found: [[Double]], _ expected: [[Double]], sourceLocation: SourceLocation = #_sourceLocation
) {
  for (step, (f, e)) in zip(found.suffix(expected.count), expected).enumerated() {
    #expect(f.count == e.count, sourceLocation: sourceLocation)
    for (f, e) in zip(f, e) {
      #expect((f - e).magnitude <= 1e-12, "row \(step): \(f), \(e)", sourceLocation: sourceLocation)
    }
  }
}
