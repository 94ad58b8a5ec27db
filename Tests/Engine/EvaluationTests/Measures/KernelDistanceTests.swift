import Tensors
import Testing

@testable import Evaluation

@Suite("Kernel distance") struct KernelDistanceTests {
  static func kernel(_ a: [Double], _ b: [Double]) -> Double {
    let base = zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } / Double(a.count) + 1
    return base * base * base
  }

  /// Gretton et al.'s equation 3, pair by pair.
  static func definition(_ x: [[Double]], _ y: [[Double]]) -> Double {
    func within(_ x: [[Double]]) -> Double {
      var sum = 0.0
      for i in x.indices { for j in x.indices where j != i { sum += kernel(x[i], x[j]) } }
      return sum / Double(x.count * (x.count - 1))
    }
    let between = x.reduce(0) { sum, a in sum + y.reduce(0) { $0 + kernel(a, $1) } }
    return within(x) + within(y) - 2 * between / Double(x.count * y.count)
  }

  /// What draws of independent normal coordinates tend to, from their moments: the kernel is
  /// `1 + 3·Σ aᵢbᵢ/d + 3·Σ aᵢaⱼbᵢbⱼ/d² + Σ aᵢaⱼaₖbᵢbⱼbₖ/d³`, so that `MMD²` is a sum of squares of
  /// differences between first, second and third moments.
  static func limit(_ a: (mean: Double, deviation: Double), _ b: (Double, Double), _ d: Int)
    -> Double
  {
    func moments(_ mean: Double, _ deviation: Double) -> [Double] {
      let variance = deviation * deviation
      return [1, mean, mean * mean + variance, mean * (mean * mean + 3 * variance)]
    }
    let (a, b) = (moments(a.mean, a.deviation), moments(b.0, b.1))
    func squaredDifference(_ indices: [Int]) -> Double {
      let powers = (0..<d).map { i in indices.count { $0 == i } }
      let difference =
        powers.reduce(1) { $0 * a[$1] } - powers.reduce(1) { $0 * b[$1] }
      return difference * difference
    }
    var sum = 0.0
    let width = Double(d)
    for i in 0..<d {
      sum += 3 * squaredDifference([i]) / width
      for j in 0..<d {
        sum += 3 * squaredDifference([i, j]) / (width * width)
        for k in 0..<d { sum += squaredDifference([i, j, k]) / (width * width * width) }
      }
    }
    return sum
  }

  @Test(
    "is what its definition gives pair by pair",
    arguments: [
      (2, 2, 1), (3, 2, 5), (5, 17, 3), (17, 5, 64), (511, 3, 2), (513, 514, 2), (2, 1025, 3),
    ])
  func definition(m: Int, n: Int, dimensions: Int) {
    let (x, y) = (Points.dependent(m, dimensions), Points.dependent(n, dimensions, seed: 2) + 0.3)
    let expected = Self.definition(Points.rows(x), Points.rows(y))
    expectClose(kernelDistance(x, y), expected, within: 1e-11)
    expectClose(kernelDistance(y, x), expected, within: 1e-11)
  }

  @Test("of resamples is that of sets in which rows stand as often as they were drawn")
  func resamples() {
    let (x, y) = (Points.dependent(5, 3), Points.dependent(4, 3, seed: 2))
    let xCounts = [[1.0, 1, 1, 1, 1], [0, 2, 3, 0, 0], [5, 0, 0, 0, 0]]
    let yCounts = [[1.0, 1, 1, 1], [4, 0, 0, 0], [1, 0, 2, 1]]
    let found = kernelDistances(
      x, y, counts: Points.matrix(xCounts), Points.matrix(yCounts))
    for resample in 0..<3 {
      func rows(_ x: Tensor, _ counts: [Double]) -> [[Double]] {
        zip(Points.rows(x), counts).flatMap { Array(repeating: $0, count: Int($1)) }
      }
      expectClose(
        found[resample],
        Self.definition(rows(x, xCounts[resample]), rows(y, yCounts[resample])))
    }
  }

  @Test("of two single points is k(a, a) + k(b, b) − 2k(a, b)", arguments: [1, 3, 64])
  func points(dimensions: Int) {
    let (a, b) = (
      Points.rows(Points.normal(1, dimensions))[0],
      Points.rows(Points.normal(1, dimensions, seed: 2))[0]
    )
    let distance = Self.kernel(a, a) + Self.kernel(b, b) - 2 * Self.kernel(a, b)
    let (x, y) = (Points.matrix([a, a, a]), Points.matrix([b, b]))
    expectClose(kernelDistance(x, y), distance)
    expectClose(kernelDistance(x, x), 0)
  }

  @Test(
    "of draws from one distribution is zero on average: some are negative", arguments: [3, 12, 50])
  func noBias(count: Int) {
    let distances = (0..<400).map {
      kernelDistance(
        Points.normal(count, 4, seed: UInt64(2 * $0)),
        Points.normal(count + 2, 4, seed: UInt64(2 * $0 + 1)))
    }
    let (mean, error) = meanAndError(distances)
    #expect(mean.magnitude < 3 * error, "\(mean) ± \(error)")
    #expect((100...300).contains(distances.count { $0 < 0 }))
  }

  @Test(
    "of draws from two distributions is on average what their moments say, however few",
    arguments: [1, 3], [4, 30])
  func limit(dimensions: Int, count: Int) {
    let distances = (0..<400).map {
      kernelDistance(
        Points.normal(count, dimensions, seed: UInt64(2 * $0)),
        Points.normal(count, dimensions, mean: 0.5, deviation: 1.2, seed: UInt64(2 * $0 + 1)))
    }
    let (mean, error) = meanAndError(distances)
    let limit = Self.limit((0, 1), (0.5, 1.2), dimensions)
    #expect((mean - limit).magnitude < 3 * error, "\(mean) ± \(error), expected \(limit)")
  }

  @Test("refuses single rows and unequal features, naming both shapes")
  func refusals() async throws {
    let single = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = kernelDistance(.zeros([1, 3], dtype: .float64), .zeros([5, 3], dtype: .float64))
    }
    #expect(try message(single).contains("two rows of each, found [1, 3] and [5, 3]"))
    let unequal = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = kernelDistance(.zeros([4, 3], dtype: .float64), .zeros([4, 2], dtype: .float64))
    }
    #expect(try message(unequal).contains("[4, 3] and [4, 2]"))
    await #expect(processExitsWith: .failure) {
      _ = kernelDistance(.zeros([4], dtype: .float64), .zeros([4], dtype: .float64))
    }
  }
}
