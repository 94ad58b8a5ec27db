import Foundation
public import Tensors

/// How much of a mixture some generated points have found, and how well.
///
/// Both halves belong together. A generator of a single perfect point has a high-quality share of 1; one
/// that sprays points over the whole plane touches every mode.
///
/// A point is of high quality within 3σ of a centre, as in Srivastava et al. (2017) and Lin et al.
/// (2018); of the data themselves 98.9 % are, 1 − e^(−9/2). What counts as a mode found differs from
/// paper to paper, and with it every published table. Here a mode is covered if at least one point, and
/// at least 5 % of its fair share of all points, is within 3σ of it. Lin et al. ask for one point of
/// 2,500: that is `touchedModes`.
public struct Coverage: Codable, Equatable, Sendable {
  /// Modes with at least 5 % of their fair share of the points.
  public let modes: Int
  /// Modes with at least one point.
  public let touchedModes: Int
  /// Modes in all.
  public let modeCount: Int
  /// The share of points within 3σ of a centre.
  public let highQuality: Double
  /// KL(q‖uniform) in nats, q the shares of the high-quality points among the modes: 0 where all modes
  /// have as many, log(modeCount) where one has all. nil where there is no high-quality point.
  public let reverseKL: Double?

  /// The part of its fair share that a mode needs to be covered.
  public static let leastShare = 0.05

  /// Measures points, [count, 2], against a cloud's modes.
  /// - Returns: nil where the cloud has no modes.
  public init?(of points: Tensor, in cloud: PointCloud) {
    guard let deviation = cloud.deviation else { return nil }
    let counts = Self.countsByMode(points.points, modes: cloud.modes, radius: 3 * deviation)
    let (found, total) = (counts.reduce(0, +), points.shape[0])
    let needed = Self.leastShare * Double(total) / Double(counts.count)
    modes = counts.count { $0 > 0 && Double($0) >= needed }
    touchedModes = counts.count { $0 > 0 }
    modeCount = counts.count
    highQuality = Double(found) / Double(max(total, 1))
    reverseKL =
      found == 0
      ? nil
      : counts.reduce(0) { sum, count in
        let share = Double(count) / Double(found)
        return share == 0 ? sum : sum + share * log(share * Double(counts.count))
      }
  }

  /// How many points are within `radius` of each mode; a point counts for the nearest alone.
  static func countsByMode(
    _ points: [SIMD2<Double>], modes: [SIMD2<Double>], radius: Double
  ) -> [Int] {
    var counts = [Int](repeating: 0, count: modes.count)
    for point in points {
      let distances = modes.map { centre in ((point - centre) * (point - centre)).sum() }
      guard let nearest = distances.indices.min(by: { distances[$0] < distances[$1] }) else {
        break
      }
      if distances[nearest] <= radius * radius { counts[nearest] += 1 }
    }
    return counts
  }
}
