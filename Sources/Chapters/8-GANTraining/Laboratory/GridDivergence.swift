import Foundation
public import Tensors

/// How far apart two samples of points are, counted in the cells of a grid: also for clouds without modes.
///
/// The cells are those of a window, and one more for all that lies outside. Both numbers depend on the
/// grid and on the sizes of the samples: compare them with those of a second sample of the data, which
/// are not 0 either.
public struct GridDivergence: Codable, Equatable, Sendable {
  /// `½·KL(p‖m) + ½·KL(q‖m)` with m = ½(p + q), in nats: from 0 to ln 2 where no cell is shared. What
  /// the best discriminator's loss says of two distributions: 2·ln 2 − 2·JS.
  public let jensenShannon: Double
  /// KL(p‖q) in nats, p the data: large where the generator leaves data out. Half a point is added to
  /// every cell of both, or one empty cell would make it infinite.
  public let kullbackLeibler: Double

  /// Compares samples, [count, 2] each.
  /// - Parameter cells: the cells of a window's side.
  public init(data: Tensor, generated: Tensor, in window: Window, cells: Int = 32) {
    let p = Self.counts(data.points, window, cells)
    let q = Self.counts(generated.points, window, cells)
    jensenShannon = Self.jensenShannon(Self.shares(p, plus: 0), Self.shares(q, plus: 0))
    kullbackLeibler = Self.kullbackLeibler(Self.shares(p, plus: 0.5), Self.shares(q, plus: 0.5))
  }

  static func kullbackLeibler(_ p: [Double], _ q: [Double]) -> Double {
    zip(p, q).reduce(0) { $1.0 == 0 ? $0 : $0 + $1.0 * log($1.0 / $1.1) }
  }

  static func jensenShannon(_ p: [Double], _ q: [Double]) -> Double {
    let middle = zip(p, q).map { ($0 + $1) / 2 }
    return (kullbackLeibler(p, middle) + kullbackLeibler(q, middle)) / 2
  }

  private static func shares(_ counts: [Int], plus extra: Double) -> [Double] {
    let total = Double(counts.reduce(0, +)) + extra * Double(counts.count)
    return counts.map { (Double($0) + extra) / max(total, 1) }
  }

  private static func counts(_ points: [SIMD2<Double>], _ window: Window, _ cells: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: cells * cells + 1)
    for point in points { counts[window.cell(of: point, cells: cells) ?? cells * cells] += 1 }
    return counts
  }
}
