import Tensors
import Testing

@testable import Evaluation

@Suite("Normal distribution that fits features") struct GaussianFitTests {
  @Test(
    "has their mean and unbiased covariance, as defined",
    arguments: [(2, 1), (2, 5), (3, 3), (5, 17), (17, 5), (300, 64)])
  func definition(count: Int, dimensions: Int) {
    let features = Points.dependent(count, dimensions) + 3
    let rows = Points.rows(features)
    let mean = (0..<dimensions).map { i in rows.reduce(0) { $0 + $1[i] } / Double(count) }
    let covariance = SymmetricMatrix(order: dimensions) { i, j in
      rows.reduce(0) { $0 + ($1[i] - mean[i]) * ($1[j] - mean[j]) } / Double(count - 1)
    }
    let fit = GaussianFit(of: features)
    expectClose(fit.mean, mean)
    expectClose(fit.covariance.elements, covariance.elements)
  }

  @Test("a weight of two is a row that stands there twice, a weight of zero one that does not")
  func weights() {
    let features = Points.dependent(5, 3)
    let weighted = GaussianFit(of: features, weights: [2, 0, 1, 3, 0])
    let repeated = GaussianFit(of: features.gathered([0, 3, 2, 3, 0, 3]))
    expectClose(weighted.mean, repeated.mean)
    expectClose(weighted.covariance.elements, repeated.covariance.elements)
    #expect(GaussianFit(of: features, weights: [1, 1, 1, 1, 1]) == GaussianFit(of: features))
  }

  @Test("small differences of large numbers keep their digits")
  func cancellation() {
    let features = Points.normal(100, 3)
    let far = GaussianFit(of: features + 1e6).covariance
    expectClose(far.elements, GaussianFit(of: features).covariance.elements, within: 1e-9)
  }

  @Test("draws from a known distribution have about its mean and covariance")
  func knownDistribution() {
    let mixing = Tensor([2.0, 0, 1, 1], shape: [2, 2], dtype: .float64)
    let fit = GaussianFit(of: matmul(Points.normal(100_000, 2), mixing) + 5)
    expectClose(fit.mean, [5, 5], within: 0.01)
    expectClose(fit.covariance.elements, [5, 1, 1, 1], within: 0.02)
  }

  @Test("refuses what no distribution fits, naming the shape")
  func refusals() async throws {
    let one = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = GaussianFit(of: .zeros([1, 3], dtype: .float64))
    }
    #expect(try message(one).contains("1.0 in all do not fit 1 rows"))
    let single = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = GaussianFit(of: .zeros([4, 3]))
    }
    #expect(try message(single).contains("found [4, 3] in float32"))
    let few = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = GaussianFit(of: .zeros([4, 3], dtype: .float64), weights: [1, 2])
    }
    #expect(try message(few).contains("2 weights of 3.0 in all do not fit 4 rows"))
    await #expect(processExitsWith: .failure) {
      _ = GaussianFit(of: .zeros([3, 1], dtype: .float64), weights: [3, -1, 1])
    }
    await #expect(processExitsWith: .failure) {
      _ = GaussianFit(of: Tensor([1, .nan, 2], shape: [3, 1], dtype: .float64))
    }
    await #expect(processExitsWith: .failure) { _ = GaussianFit(of: .zeros([3], dtype: .float64)) }
    await #expect(processExitsWith: .failure) {
      _ = GaussianFit(mean: [1, 2], covariance: SymmetricMatrix(diagonal: [1]))
    }
  }
}
