/// A number computed from samples, and how far another sample might have put it.
public struct Estimate: Equatable, Sendable, Codable {
  /// What the samples give.
  public let value: Double

  /// A 95 % bootstrap interval.
  public let interval: ClosedRange<Double>

  /// An estimate with its interval.
  public init(value: Double, interval: ClosedRange<Double>) {
    self.value = value
    self.interval = interval
  }

  /// The interval between the 2.5th and the 97.5th percentile of what resamples give, after they were
  /// moved so that their mean is `value`.
  ///
  /// A resample repeats some pictures and lacks others, so two resamples look less alike than two fresh
  /// samples: distances between them are too large on average. They are asked how such distances
  /// scatter, not where.
  init(value: Double, resampled: [Double]) {
    let mean = resampled.reduce(0, +) / Double(resampled.count)
    let sorted = resampled.map { $0 - mean + value }.sorted()
    self.init(value: value, interval: percentile(2.5, of: sorted)...percentile(97.5, of: sorted))
  }

  /// The same, where nothing under `limit` is possible.
  func limited(from limit: Double) -> Estimate {
    Estimate(
      value: max(value, limit),
      interval: max(interval.lowerBound, limit)...max(interval.upperBound, limit))
  }
}

/// The number below which `percent` of the sorted numbers lie, on a straight line between neighbours.
private func percentile(_ percent: Double, of sorted: [Double]) -> Double {
  let position = percent / 100 * Double(sorted.count - 1)
  let below = Int(position)
  let above = min(below + 1, sorted.count - 1)
  return sorted[below] + (sorted[above] - sorted[below]) * (position - Double(below))
}
