import Tensors
import Testing

@testable import Evaluation

@Suite("Fréchet distance") struct FrechetDistanceTests {
  static func fit(_ mean: [Double], _ elements: [Double]) -> GaussianFit {
    let order = mean.count
    return GaussianFit(
      mean: mean, covariance: SymmetricMatrix(order: order) { elements[$0 * order + $1] })
  }

  /// A covariance of a given order with an inverse.
  static func covariance(_ order: Int, seed: UInt64) -> SymmetricMatrix {
    GaussianFit(of: Points.dependent(3 * order + 5, order, seed: seed)).covariance
  }

  @Test(
    "of one dimension is (μ₁ − μ₂)² + (σ₁ − σ₂)²",
    arguments: [(0, 1, 0, 1), (1, 2, -3, 0.5), (0, 0, 2, 3), (5, 1e-9, 5, 1e9)])
  func oneDimension(mean1: Double, deviation1: Double, mean2: Double, deviation2: Double) {
    let a = Self.fit([mean1], [deviation1 * deviation1])
    let b = Self.fit([mean2], [deviation2 * deviation2])
    let (means, deviations) = (mean1 - mean2, deviation1 - deviation2)
    expectClose(frechetDistance(a, b), means * means + deviations * deviations)
  }

  @Test("of diagonal covariances is the sum over dimensions")
  func diagonal() {
    let a = GaussianFit(mean: [1, 2, 3], covariance: SymmetricMatrix(diagonal: [1, 4, 0]))
    let b = GaussianFit(mean: [0, 2, 5], covariance: SymmetricMatrix(diagonal: [9, 1, 4]))
    expectClose(frechetDistance(a, b), (1 + 0 + 4) + (4 + 1 + 4))
  }

  @Test("of equal covariances is |μ₁ − μ₂|²", arguments: [1, 2, 3, 5, 17, 64])
  func equalCovariances(order: Int) {
    let covariance = Self.covariance(order, seed: 1)
    let a = GaussianFit(mean: [Double](repeating: 1, count: order), covariance: covariance)
    let b = GaussianFit(mean: [Double](repeating: 4, count: order), covariance: covariance)
    expectClose(frechetDistance(a, b), 9 * Double(order))
    expectClose(frechetDistance(a, a), 0, within: 1e-9)
  }

  /// For two by two matrices `tr (AB)^½ = (tr AB + 2·(det AB)^½)^½`, whether they commute or not.
  @Test("of two dimensions has its closed form", arguments: 1...20)
  func twoDimensions(seed: Int) {
    let (a, b) = (
      Self.covariance(2, seed: UInt64(seed)), Self.covariance(2, seed: UInt64(seed + 50))
    )
    func determinant(_ m: SymmetricMatrix) -> Double { m[0, 0] * m[1, 1] - m[0, 1] * m[1, 0] }
    let trace = a[0, 0] * b[0, 0] + 2 * a[0, 1] * b[0, 1] + a[1, 1] * b[1, 1]
    let overlap = (trace + 2 * (determinant(a) * determinant(b)).squareRoot()).squareRoot()
    let found = frechetDistance(
      GaussianFit(mean: [0, 0], covariance: a), GaussianFit(mean: [3, 4], covariance: b))
    expectClose(found, 25 + a.trace + b.trace - 2 * overlap)
  }

  @Test(
    "uses the trace that an iteration without eigenvalues gives for Σ₁Σ₂", arguments: [3, 17, 64])
  func iteration(order: Int) {
    let a = GaussianFit(of: Points.normal(40 * order, order)).covariance
    let b = GaussianFit(of: Points.normal(40 * order, order, deviation: 2, seed: 2)).covariance
    let product = SymmetricMatrixTests.iteratedSquareRoot(matmul(a.tensor, b.tensor)).scalars
    let trace = (0..<order).reduce(0) { $0 + product[$1 * order + $1] }
    let mean = [Double](repeating: 0, count: order)
    let found = frechetDistance(
      GaussianFit(mean: mean, covariance: a), GaussianFit(mean: mean, covariance: b))
    expectClose(found, a.trace + b.trace - 2 * trace, within: 1e-11)
  }

  @Test("stays as it is when both turn, and when they change places", arguments: [2, 5, 17])
  func turned(order: Int) {
    let (x, y) = (Points.dependent(90, order), Points.dependent(70, order, seed: 2) + 1)
    let axes = Points.matrix(Self.covariance(order, seed: 9).eigenDecomposition().vectors)
    let distance = frechetDistance(x, y)
    #expect(distance > 0.1)
    expectClose(frechetDistance(matmul(x, axes), matmul(y, axes)), distance, within: 1e-11)
    expectClose(frechetDistance(y, x), distance, within: 1e-11)
    expectClose(frechetDistance(x + 7, y + 7), distance, within: 1e-11)
    expectClose(frechetDistance(x * 3, y * 3), 9 * distance, within: 1e-11)
  }

  @Test("with fewer pictures than features is a number, never negative", arguments: [2, 3, 10])
  func rankDeficient(count: Int) {
    let (x, y) = (Points.dependent(count, 64), Points.dependent(count, 64, seed: 2))
    let distance = frechetDistance(x, y)
    #expect(distance.isFinite && distance > 1)
    expectClose(frechetDistance(y, x), distance, within: 1e-6)
    let own = frechetDistance(x, x)
    #expect(own >= 0 && own < 1e-5)
    // One point has no spread: what is left is the way from it to all of the others.
    let point = GaussianFit(
      mean: [Double](repeating: 0, count: 64),
      covariance: SymmetricMatrix(diagonal: [Double](repeating: 0, count: 64)))
    let fit = GaussianFit(of: x)
    let squares = fit.mean.reduce(0) { $0 + $1 * $1 }
    expectClose(frechetDistance(point, fit), squares + fit.covariance.trace)
  }

  @Test("of two sets is that of what fits them, and zero of a set with itself")
  func ofSets() {
    let (x, y) = (Points.dependent(90, 5), Points.dependent(70, 5, seed: 2))
    #expect(frechetDistance(x, y) == frechetDistance(GaussianFit(of: x), GaussianFit(of: y)))
    expectClose(frechetDistance(x, x), 0, within: 1e-9)
  }

  @Test("of two draws from one distribution is positive, and falls as they grow")
  func bias() {
    let few = frechetDistance(Points.normal(200, 8), Points.normal(200, 8, seed: 2))
    let many = frechetDistance(Points.normal(2000, 8), Points.normal(2000, 8, seed: 2))
    #expect(few > 0.1 && many > 0 && many < few / 5)
  }

  @Test("refuses unequal dimensions, naming both")
  func refusal() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = frechetDistance(
        GaussianFit(mean: [0], covariance: SymmetricMatrix(diagonal: [1])),
        GaussianFit(mean: [0, 0], covariance: SymmetricMatrix(diagonal: [1, 1])))
    }
    #expect(try message(result).contains("distributions of 1 and 2 dimensions"))
  }
}
