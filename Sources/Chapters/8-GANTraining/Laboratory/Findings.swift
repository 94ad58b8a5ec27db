import Foundation
public import Tensors
public import Training

/// What a game's generator has found of a cloud.
public struct Findings: Codable, Equatable, Sendable, CustomStringConvertible {
  /// How many modes, and how well; nil where the cloud has none.
  public let coverage: Coverage?
  /// How far its points are from the data.
  public let divergence: GridDivergence

  /// The points that are measured: as many as in Lin et al. (2018).
  public static let sampleCount = 2_500

  /// What was found.
  public init(coverage: Coverage?, divergence: GridDivergence) {
    (self.coverage, self.divergence) = (coverage, divergence)
  }

  /// Measures points, [count, 2], against as many of the cloud.
  public init(of points: Tensor, in cloud: PointCloud, using random: inout SplitMix64) {
    coverage = Coverage(of: points, in: cloud)
    divergence = GridDivergence(
      data: cloud.sample(points.shape[0], using: &random), generated: points, in: cloud.window)
  }

  /// Measures a game: always with the same noise, and against the same points of the cloud.
  public init(of game: PointGame, in cloud: PointCloud, seed: UInt64) {
    let root = SplitMix64(seed: seed)
    var (data, noise) = (root.stream("measured data"), root.stream("measured noise"))
    self.init(of: game.samples(Self.sampleCount, using: &noise), in: cloud, using: &data)
  }

  /// Measures the data themselves: as well as a generator can be.
  public init(ofDataIn cloud: PointCloud, seed: UInt64) {
    let root = SplitMix64(seed: seed)
    var (data, others) = (root.stream("measured data"), root.stream("other data"))
    self.init(of: cloud.sample(Self.sampleCount, using: &others), in: cloud, using: &data)
  }

  /// What games are compared by: modes where the cloud has any, else the distance from the data.
  public var measure: Double {
    coverage.map { Double($0.modes) } ?? divergence.jensenShannon
  }

  /// "8 of 8 modes, 93 % of high quality, Jensen–Shannon 0.210".
  public var description: String {
    let distance = String(format: "Jensen–Shannon %.3f", divergence.jensenShannon)
    guard let coverage else { return distance }
    let modes = "\(coverage.modes) of \(coverage.modeCount) modes"
    let quality = String(format: "%.0f %% of high quality", 100 * coverage.highQuality)
    return "\(modes), \(quality), \(distance)"
  }

  /// As a log has it.
  public var metrics: [Metric] {
    let found = coverage.map {
      [
        Metric("modes", Double($0.modes)), Metric("touchedModes", Double($0.touchedModes)),
        Metric("highQuality", $0.highQuality), Metric("reverseKL", $0.reverseKL ?? .nan),
      ]
    }
    return (found ?? []) + [
      Metric("jensenShannon", divergence.jensenShannon),
      Metric("kullbackLeibler", divergence.kullbackLeibler),
    ]
  }
}
