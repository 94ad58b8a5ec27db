public import Tensors

/// How many spots pictures have that should have a certain number.
public struct SpotCounts: Codable, Equatable, Sendable {
  /// Spots that a picture should have.
  public let right: Int
  /// Pictures without a spot, with one, with two and so on.
  public let histogram: [Int]
  /// How much the pictures differ from one another: the variance of a pixel over the pictures, in the mean
  /// of all pixels. A generator of a single picture counts for nothing.
  public let variance: Double

  /// Counts the spots of pictures, [count, 256].
  public init(of pictures: Tensor, right: Int) {
    let counts = CountedBlobs.counts(in: pictures)
    self.right = right
    let deviations = pictures - pictures.mean(along: 0, keepingDimension: true)
    variance = (deviations * deviations).mean().item
    histogram = (0...max(counts.max() ?? 0, right)).map { spots in counts.count { $0 == spots } }
  }

  /// The part of the pictures with each number of spots.
  public var shares: [Double] {
    let total = Double(histogram.reduce(0, +))
    return histogram.map { Double($0) / total }
  }

  /// The part of the pictures with the right number of spots.
  public var rightShare: Double { shares[right] }

  /// Spots a picture on average.
  public var mean: Double { shares.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element } }
}

extension CountedBlobs {
  /// What is counted: 2,500 new pictures of the data and as many of a game, [2500, 256] each.
  public func pictures(of game: PointGame, seed: UInt64) -> (real: Tensor, generated: Tensor) {
    let root = SplitMix64(seed: seed)
    var (data, noise) = (root.stream("measured data"), root.stream("measured noise"))
    let count = Findings.sampleCount
    return (sample(count, using: &data), game.samples(count, using: &noise))
  }
}
