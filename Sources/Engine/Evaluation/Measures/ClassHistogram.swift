import Foundation

/// How many pictures a classifier puts into each class: does a generator draw all of them?
public struct ClassHistogram: Equatable, Sendable, Codable {
  /// The part of its fair share, pictures / classes, from which on a class counts as present. A
  /// classifier's few mistakes do not make a class present that a generator never draws.
  public static let presence = 0.05

  /// Pictures of each class.
  public let counts: [Int]

  /// Counts classes, each below `classCount`.
  public init(_ classes: [Int], classCount: Int) {
    if classes.isEmpty { fatalError("no pictures of \(classCount) classes cannot be counted") }
    var counts = [Int](repeating: 0, count: max(classCount, 0))
    for label in classes {
      if !counts.indices.contains(label) {
        fatalError("a class below \(classCount) was expected, found \(label)")
      }
      counts[label] += 1
    }
    self.counts = counts
  }

  /// Each class's part of all pictures.
  public var shares: [Double] {
    let total = Double(counts.reduce(0, +))
    return counts.map { Double($0) / total }
  }

  /// The Kullback–Leibler divergence from equal shares, `Σ p·ln(p·classes)` in nats: 0 where all classes
  /// are equally many, ln(classes) where there is only one.
  public var divergenceFromUniform: Double {
    shares.reduce(0) { $0 + ($1 > 0 ? $1 * log($1 * Double(counts.count)) : 0) }
  }

  /// The classes with less than `presence` of their fair share.
  public var missing: [Int] {
    let fairShare = 1 / Double(counts.count)
    let shares = shares
    return counts.indices.filter { shares[$0] < Self.presence * fairShare }
  }

  /// How many classes are not missing.
  public var presentCount: Int { counts.count - missing.count }
}
