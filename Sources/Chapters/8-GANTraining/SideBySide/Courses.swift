import Kernels

/// Games of one seed, side by side: the first without a remedy.
public struct Courses {
  /// The games.
  public let all: [Course]
  /// Their data.
  public let cloud: PointCloud
  /// Their seed.
  public let seed: UInt64

  /// What is compared where nobody asks for something else.
  public static let usualTreatments: [[Remedy]] =
    [.packing, .minibatchDiscrimination, .discriminatorSteps].map { [Remedy($0)] }

  /// Plays the game without remedies and one with each treatment, as many at a time as there are threads.
  /// - Parameters:
  ///   - change: adapts the baseline's configuration; called on any thread.
  ///   - onStep: called after each step of any game, on any thread.
  public init(
    of treatments: [[Remedy]], on baseline: Baseline, cloud: PointCloud, seed: UInt64,
    _ change: (inout Configuration) -> Void = { _ in }, onStep: () -> Void = {}
  ) {
    (self.cloud, self.seed) = (cloud, seed)
    let matches = ([[]] + treatments).map { Match(baseline, remedies: $0, seed: seed) }
    all = [Course](unsafeUninitializedCapacity: matches.count) { places, count in
      let first = places.baseAddress!
      ThreadPool.shared.forEach(matches.count) { index in
        (first + index).initialize(
          to: Course(matches[index], on: cloud, change, onStep: onStep))
      }
      count = matches.count
    }
  }

  /// What is found in the data themselves.
  public var data: Findings { Findings(ofDataIn: cloud, seed: seed) }
}
