import Kernels
import Tensors
import Testing

@testable import Evaluation

@Suite("Feature distances") struct FeatureDistancesTests {
  static func distances(
    _ x: Tensor, _ y: Tensor, resamples: Int = 100, seed: UInt64 = 1
  ) -> FeatureDistances {
    var random = SplitMix64(seed: seed)
    return FeatureDistances(from: x, to: y, resamples: resamples, using: &random)
  }

  @Test("are the two distances, each within its interval")
  func values() {
    let (x, y) = (Points.dependent(90, 5), Points.dependent(70, 5, seed: 2) + 0.5)
    let found = Self.distances(x, y)
    expectClose(found.frechet.value, frechetDistance(x, y))
    expectClose(found.kernel.value, kernelDistance(x, y))
    for estimate in [found.frechet, found.kernel] {
      #expect(estimate.interval.contains(estimate.value))
      #expect(estimate.interval.lowerBound < estimate.interval.upperBound)
    }
  }

  @Test("of one seed are the same, on any number of threads; of another seed they are not")
  func seeds() {
    let (x, y) = (Points.dependent(90, 17), Points.dependent(70, 17, seed: 2))
    let usual = ThreadPool.shared.threadCount
    defer { ThreadPool.shared.threadCount = usual }
    let found = (1...4).map { threads in
      ThreadPool.shared.threadCount = threads
      return Self.distances(x, y, resamples: 20)
    }
    #expect(found.allSatisfy { $0 == found[0] })
    #expect(
      Self.distances(x, y, resamples: 20, seed: 2).frechet.interval != found[0].frechet.interval)
  }

  /// How many of 40 intervals, from pairs of draws of 120, hold a number.
  static func count(
    holding number: Double, deviation: Double, of estimate: KeyPath<FeatureDistances, Estimate>
  ) -> Int {
    (0..<40).count { pair in
      let (x, y) = draws(pair, deviation)
      return distances(x, y, seed: UInt64(pair))[keyPath: estimate].interval.contains(number)
    }
  }

  static func draws(_ pair: Int, _ deviation: Double) -> (Tensor, Tensor) {
    (
      Points.normal(120, 2, seed: UInt64(1000 + 2 * pair)),
      Points.normal(120, 2, mean: 0.5, deviation: deviation, seed: UInt64(1001 + 2 * pair))
    )
  }

  @Test(
    "the intervals of the kernel distance hold the true one most of the time", arguments: [1, 1.5])
  func kernelCoverage(deviation: Double) {
    let truth = KernelDistanceTests.limit((0, 1), (0.5, deviation), 2)
    let count = Self.count(holding: truth, deviation: deviation, of: \.kernel)
    #expect(count >= 35, "\(count) of 40")
  }

  @Test(
    "the intervals of the Fréchet distance hold what such draws give on average",
    arguments: [1, 1.5])
  func frechetCoverage(deviation: Double) {
    let distances = (100..<500).map { pair in
      let (x, y) = Self.draws(pair, deviation)
      return frechetDistance(x, y)
    }
    let count = Self.count(
      holding: meanAndError(distances).mean, deviation: deviation, of: \.frechet)
    #expect(count >= 35, "\(count) of 40")
  }

  @Test(
    "the interval of a distance between equal distributions holds zero, from zero on for Fréchet's")
  func equalDistributions() {
    let found = Self.distances(Points.normal(150, 3), Points.normal(150, 3, seed: 2))
    #expect(found.kernel.interval.contains(0))
    #expect(found.frechet.interval.lowerBound >= 0)
  }

  @Test("the interval narrows as the pictures become more")
  func width() {
    func width(_ count: Int) -> Double {
      let found = Self.distances(
        Points.normal(count, 3), Points.normal(count, 3, mean: 1, seed: 2), resamples: 200)
      return found.kernel.interval.upperBound - found.kernel.interval.lowerBound
    }
    let ratio = width(100) / width(1600)  // 4, by the square root
    #expect((2.5...6).contains(ratio), "\(ratio)")
  }

  @Test("draws are taken from the generator")
  func generator() {
    var random = SplitMix64(seed: 1)
    let (x, y) = (Points.normal(10, 2), Points.normal(10, 2, seed: 2))
    let first = FeatureDistances(from: x, to: y, resamples: 5, using: &random)
    #expect(FeatureDistances(from: x, to: y, resamples: 5, using: &random) != first)
  }

  @Test("needs a resample, and features of equal widths")
  func refusals() async throws {
    let none = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var random = SplitMix64(seed: 1)
      let x = Tensor.zeros([4, 2], dtype: .float64)
      _ = FeatureDistances(from: x, to: x, resamples: 0, using: &random)
    }
    #expect(try message(none).contains("at least 1 resample was expected, found 0"))
    let unequal = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var random = SplitMix64(seed: 1)
      _ = FeatureDistances(
        from: .zeros([4, 2], dtype: .float64), to: .zeros([4, 3], dtype: .float64), using: &random)
    }
    #expect(try message(unequal).contains("[4, 2] and [4, 3]"))
  }
}
