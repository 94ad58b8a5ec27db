import Kernels
public import Tensors

/// How far apart two sets of features are, both ways, each with a 95 % bootstrap interval.
public struct FeatureDistances: Equatable, Sendable, Codable {
  /// The squared Fréchet distance, never negative. Biased upwards, the more the fewer the pictures; the
  /// interval says how it scatters at this number of pictures, not where infinitely many would put it.
  public let frechet: Estimate

  /// The kernel distance, without bias: negative about half of the time where there is no difference.
  public let kernel: Estimate

  /// Measures the distances between [m, d] and [n, d] in float64.
  ///
  /// The intervals are Efron's (1979): both sets are drawn again from themselves with replacement,
  /// `resamples` times, and measured again.
  public init(
    from x: Tensor, to y: Tensor, resamples: Int = 100, using random: inout SplitMix64
  ) {
    checkFeatures(x, y)
    if resamples < 1 { fatalError("at least 1 resample was expected, found \(resamples)") }
    // Row 0 counts everything once: what is computed from it is the estimate itself.
    let xCounts = Self.counts(of: x, resamples, using: &random)
    let yCounts = Self.counts(of: y, resamples, using: &random)
    kernel = Self.estimate(kernelDistances(x, y, counts: xCounts, yCounts))
    let frechets = Self.frechetDistances(x, y, xCounts, yCounts)
    frechet = Self.estimate(frechets).limited(from: 0)
  }

  /// How often each row is taken: once by the sample itself, then by each resample, [1 + resamples, n].
  private static func counts(
    of x: Tensor, _ resamples: Int, using random: inout SplitMix64
  ) -> Tensor {
    let n = x.shape[0]
    var counts = [Double](repeating: 1, count: n)
    for _ in 0..<resamples {
      var resample = [Double](repeating: 0, count: n)
      for _ in 0..<n { resample[random.below(n)] += 1 }
      counts += resample
    }
    return Tensor(counts, shape: [1 + resamples, n], dtype: .float64)
  }

  /// One squared Fréchet distance a row of counts, several at a time.
  private static func frechetDistances(
    _ x: Tensor, _ y: Tensor, _ xCounts: Tensor, _ yCounts: Tensor
  ) -> [Double] {
    var distances = [Double](repeating: 0, count: xCounts.shape[0])
    distances.withUnsafeMutableBufferPointer { distances in
      let distances = distances.baseAddress!
      ThreadPool.shared.forEach(xCounts.shape[0]) { row in
        distances[row] = frechetDistance(
          GaussianFit(of: x, weights: xCounts.sliced(row..<row + 1).scalars),
          GaussianFit(of: y, weights: yCounts.sliced(row..<row + 1).scalars))
      }
    }
    return distances
  }

  private static func estimate(_ distances: [Double]) -> Estimate {
    Estimate(value: distances[0], resampled: Array(distances.dropFirst()))
  }
}
