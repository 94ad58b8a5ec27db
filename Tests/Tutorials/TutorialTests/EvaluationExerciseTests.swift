import Evaluation
import Foundation
import Kernels
import Tensors
import Testing

/// The answers to the exercises of `evaluation.md`, in their order.
@Suite("The exercises on the quality of samples")
struct EvaluationExerciseTests {
  @Test("1: two normal distributions on a line, and two that lie on lines in the plane")
  func frechet() {
    func onLine(_ mean: Double, _ deviation: Double) -> GaussianFit {
      GaussianFit(mean: [mean], covariance: SymmetricMatrix(diagonal: [deviation * deviation]))
    }
    #expect(abs(frechetDistance(onLine(0, 1), onLine(3, 2)) - 10) < 1e-12)

    let along = GaussianFit(mean: [0, 0], covariance: SymmetricMatrix(diagonal: [4, 0]))
    let across = GaussianFit(
      mean: [0, 0], covariance: SymmetricMatrix(order: 2) { _, _ in 1 })
    #expect(abs(frechetDistance(along, across) - 2) < 1e-12)
    #expect(abs(frechetDistance(across, along) - 2) < 1e-12)
  }

  @Test("2: one rotation of Jacobi's")
  func rotation() {
    let matrix = SymmetricMatrix(order: 2) { $0 == $1 ? 2 : 1 }
    expect(matrix.eigenDecomposition().values, near: [3, 1], within: 1e-14)
    expect(matrix.squareRoot().elements, near: [1.366, 0.366, 0.366, 1.366], within: 5e-4)
    #expect(abs(matrix.traceOfSquareRoot() - 1 - 3.0.squareRoot()) < 1e-14)
  }

  @Test("3: a negative square, and what the pairs of equals would add")
  func kernel() {
    let (x, y) = ([0.0, 1], [1.0, -1])
    #expect(abs(kernelDistance(column(x), column(y)) + 4) < 1e-12)

    func mean(_ a: [Double], _ b: [Double]) -> Double {
      a.flatMap { a in b.map { pow(a * $0 + 1, 3) } }.reduce(0, +) / Double(a.count * b.count)
    }
    #expect(mean(x, x) + mean(y, y) - 2 * mean(x, y) == 1.75)
  }

  @Test("4: one distance has a bias of 3/n, the other none")
  func bias() {
    var random = SplitMix64(seed: 4)
    var (frechet, kernel) = (0.0, 0.0)
    let pairs = 2_000
    for _ in 0..<pairs {
      let x = Tensor.normal([100, 1], dtype: .float64, using: &random)
      let y = Tensor.normal([100, 1], dtype: .float64, using: &random)
      frechet += frechetDistance(x, y) / Double(pairs)
      kernel += kernelDistance(x, y) / Double(pairs)
    }
    #expect(abs(frechet - 0.03) < 0.003, "\(frechet)")
    #expect(abs(kernel) < 0.03, "\(kernel)")
  }

  @Test(
    "5: ten classes, of which one is rare or missing",
    arguments: [(110, 10, 0.0713, []), (111, 1, 0.0997, [9])] as [(Int, Int, Double, [Int])])
  func classes(each: Int, last: Int, divergence: Double, missing: [Int]) {
    let classes = (0..<9).flatMap { [Int](repeating: $0, count: each) }
    let histogram = ClassHistogram(classes + [Int](repeating: 9, count: last), classCount: 10)
    #expect(abs(histogram.divergenceFromUniform - divergence) < 5e-5)
    #expect(histogram.missing == missing)
  }

  @Test("6: what one outlier does to precision and recall")
  func outlier() {
    let real = column([0, 1, 2, 10])
    let all = PrecisionAndRecall(generated: column([1.5, 3, 20]), real: real, neighbours: 1)
    #expect(abs(all.precision - 2.0 / 3) < 1e-12 && all.recall == 1)
    let without = PrecisionAndRecall(generated: column([1.5, 3]), real: real, neighbours: 1)
    #expect(without.precision == 1 && without.recall == 0.75)
  }

  @Test("7: how surprising right answers are, and how many there can be")
  func twoSamples() {
    #expect(abs(binomialTail(successes: 8, of: 10) - 56.0 / 1024) < 1e-12)
    #expect(abs(binomialTail(successes: 60, of: 100) - 0.028) < 5e-4)
    // Shares of the classes among real and generated pictures; the best answer is the larger.
    let real = [Double](repeating: 0.1, count: 10)
    let generated = [Double](repeating: 1.0 / 9, count: 9) + [0]
    let best = zip(real, generated).reduce(0) { $0 + max($1.0, $1.1) / 2 }
    #expect(abs(best - 0.55) < 1e-12)
  }

  @Test(
    "8: a copy that the ratio of medians finds, and one that it does not",
    arguments: [([0, 10, 23], 0), ([0, 8, 23], 1)] as [([Double], Double)])
  func neighbours(generated: [Double], ratio: Double) {
    func median(_ points: [Double]) -> Double {
      nearestNeighbours(of: column(points), in: column([0, 10, 20])).distances.sorted()[1]
    }
    #expect(median(generated) / median([1, 12, 17]) == ratio)
  }

  /// Features of one dimension.
  private func column(_ scalars: [Double]) -> Tensor {
    Tensor(scalars, shape: [scalars.count, 1], dtype: .float64)
  }

  private func expect(_ found: [Double], near expected: [Double], within tolerance: Double) {
    #expect(found.count == expected.count)
    for (f, e) in zip(found, expected) { #expect(abs(f - e) <= tolerance, "\(f) is not \(e)") }
  }
}
