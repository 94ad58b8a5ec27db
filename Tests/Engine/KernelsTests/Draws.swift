import Testing

@testable import Kernels

/// `count` numbers uniform in [−1, 1), drawn one by one.
func draws<S: Scalar>(_ count: Int, _: S.Type = S.self, seed: UInt64 = 1) -> [S] {
  var generator = SplitMix64(seed: seed)
  return (0..<count).map { _ in S(generator.uniform(-1, 1)) }
}

/// Tests that set the number of threads, which all kernels share, run one after the other.
@Suite(.serialized)
enum OnThreads {
  /// What `compute` gives on one thread, on two, on three and on four.
  static func results<R>(_ compute: () -> R) -> [R] {
    let before = ThreadPool.shared.threadCount
    defer { ThreadPool.shared.threadCount = before }
    return (1...4).map { threads in
      ThreadPool.shared.threadCount = threads
      return compute()
    }
  }
}
