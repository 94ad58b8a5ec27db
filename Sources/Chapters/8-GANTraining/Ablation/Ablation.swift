import Foundation
import Kernels

/// Every remedy on both baselines, with paired seeds: which of them helps, and where.
///
/// A remedy is judged on each baseline by itself: what saves the one may harm the other. All games of a
/// seed begin with the same generator and the same stream of data, so that each is compared with the
/// baseline's game of its seed alone.
public struct Ablation: Sendable {
  /// The data.
  public let cloud: PointCloud
  /// All games, in the order in which they are played: seed by seed, so that a table fills evenly.
  public let matches: [Match]

  /// A plan.
  /// - Parameters:
  ///   - treatments: the remedies of a game each; the baselines' own games need not be among them.
  ///   - seeds: five at least mean something; see `SignTest`.
  ///   - lengths: with `.evaluations`, each treatment is played a second time at equal data.
  public init(
    of treatments: [[Remedy]] = Remedy.Kind.inThePlane.map { [Remedy($0)] },
    on baselines: [Baseline] = Baseline.allCases, seeds: [UInt64] = [1, 2, 3, 4, 5],
    lengths: [Match.Length] = [.steps], cloud: PointCloud = PointCloud(.ring)
  ) {
    self.cloud = cloud
    matches = seeds.flatMap { seed in
      baselines.flatMap { baseline in
        [Match(baseline, remedies: [], seed: seed)]
          + treatments.filter { !$0.isEmpty }.flatMap { remedies in
            lengths.map { Match(baseline, remedies: remedies, seed: seed, length: $0) }
          }
      }
    }
  }

  /// The games that are not among the finished ones.
  public func remaining(after finished: [Trial]) -> [Match] {
    let played = Set(finished.filter { $0.cloud == cloud.name }.map(\.match))
    return matches.filter { !played.contains($0) }
  }

  /// Plays what remains, as many games at a time as there are threads, and hands over each game's outcome
  /// as soon as it is known: the place to save it.
  /// - Parameters:
  ///   - change: adapts the baselines' configurations; called on any thread.
  ///   - onTrial: called with one trial after another; once it has thrown, no game is begun.
  /// - Returns: all trials of the plan, in its order, the finished ones among them.
  public func run<Failure: Error>(
    resuming finished: [Trial] = [], _ change: (inout Configuration) -> Void = { _ in },
    onTrial: (Trial) throws(Failure) -> Void
  ) throws(Failure) -> [Trial] {
    let remaining = remaining(after: finished)
    var (trials, failure) = (finished, Failure?.none)
    let lock = NSLock()
    ThreadPool.shared.forEach(remaining.count) { index in
      if lock.withLock({ failure != nil }) { return }
      let trial = Trial(playing: remaining[index], on: cloud, change)
      lock.withLock {
        if failure != nil { return }
        trials.append(trial)
        do throws(Failure) { try onTrial(trial) } catch { failure = error }
      }
    }
    if let failure { throw failure }
    return matches.compactMap { match in
      trials.first { $0.match == match && $0.cloud == cloud.name }
    }
  }
}
