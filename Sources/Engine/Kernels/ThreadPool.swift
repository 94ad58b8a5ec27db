import Foundation
import Synchronization

/// A few threads that share the iterations of one loop at a time.
///
/// Work is cut by position alone and each piece writes its own part of the result, so results do not
/// depend on the number of threads. Between loops a worker spins briefly, since the next kernel usually
/// follows within microseconds, and then sleeps.
public final class ThreadPool: Sendable {
  /// The pool all kernels use.
  public static let shared = ThreadPool()

  /// Threads that may work on one loop, the caller among them. All the processor's by default.
  public var threadCount: Int {
    get { limit.load(ordering: .relaxed) }
    set {
      if newValue < 1 { fatalError("a thread count of at least 1 was expected, found \(newValue)") }
      limit.store(newValue, ordering: .relaxed)
    }
  }

  private let limit = Atomic<Int>(ProcessInfo.processInfo.activeProcessorCount)
  private let isBusy = Atomic<Bool>(false)
  private let generation = Atomic<Int>(0)  // counts the loops handed out
  private let nextIndex = Atomic<Int>(0)
  private let openSeats = Atomic<Int>(0)  // workers that may still join the loop
  private let active = Atomic<Int>(0)  // workers that have not yet left the loop
  private let sleepers = Atomic<Int>(0)
  private let wakeUp = DispatchSemaphore(value: 0)
  private nonisolated(unsafe) var workerCount = 0  // guarded by isBusy
  // Published by openSeats.
  private nonisolated(unsafe) var loop: (count: Int, body: (Int) -> Void)?

  private init() {}

  /// Calls `body` once for every index below `count`, on several threads, and returns when all are done.
  ///
  /// Called while another loop is running, it runs its own on the calling thread.
  public func forEach(_ count: Int, _ body: (Int) -> Void) {
    let helpers = min(threadCount, count) - 1
    guard helpers > 0,
      isBusy.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged
    else {
      for index in 0..<max(count, 0) { body(index) }
      return
    }
    startWorkers(helpers)
    withoutActuallyEscaping(body) { body in
      loop = (count, body)
      nextIndex.store(0, ordering: .relaxed)
      active.store(helpers, ordering: .relaxed)
      openSeats.store(helpers, ordering: .releasing)
      generation.add(1, ordering: .sequentiallyConsistent)
      for _ in 0..<min(helpers, sleepers.load(ordering: .sequentiallyConsistent)) {
        wakeUp.signal()
      }
      takeIndices(count, body)
      // Seats nobody has taken need not be waited for.
      let untaken = openSeats.exchange(0, ordering: .acquiringAndReleasing)
      active.subtract(max(untaken, 0), ordering: .acquiringAndReleasing)
      while active.load(ordering: .acquiring) > 0 { pause() }
      loop = nil
    }
    isBusy.store(false, ordering: .releasing)
  }

  private func takeIndices(_ count: Int, _ body: (Int) -> Void) {
    while true {
      let index = nextIndex.add(1, ordering: .relaxed).oldValue
      if index >= count { return }
      body(index)
    }
  }

  // MARK: Workers

  private func startWorkers(_ wanted: Int) {
    while workerCount < wanted {
      workerCount += 1
      let start = generation.load(ordering: .relaxed)
      let thread = Thread { [self] in work(after: start) }
      thread.name = "kernels-\(workerCount)"
      thread.stackSize = 1 << 22
      thread.start()
    }
  }

  private func work(after start: Int) -> Never {
    var seen = start
    while true {
      waitForLoop(after: seen)
      seen = generation.load(ordering: .sequentiallyConsistent)
      guard takeSeat() else { continue }
      joinLoop()
      active.subtract(1, ordering: .acquiringAndReleasing)
    }
  }

  /// A function of its own, so that its hold on the caller's closure ends before the seat is left.
  @inline(never)
  private func joinLoop() {
    if let loop { takeIndices(loop.count, loop.body) }
  }

  /// Takes a place in the current loop if one is free.
  private func takeSeat() -> Bool {
    var seats = openSeats.load(ordering: .acquiring)
    while seats > 0 {
      let (taken, found) = openSeats.compareExchange(
        expected: seats, desired: seats - 1, ordering: .acquiringAndReleasing)
      if taken { return true }
      seats = found
    }
    return false
  }

  private func waitForLoop(after seen: Int) {
    for _ in 0..<spinLimit {
      if generation.load(ordering: .acquiring) != seen { return }
      pause()
    }
    sleepers.add(1, ordering: .sequentiallyConsistent)
    while generation.load(ordering: .sequentiallyConsistent) == seen { wakeUp.wait() }
    sleepers.subtract(1, ordering: .sequentiallyConsistent)
  }

  /// About a tenth of a millisecond of looking before sleeping: longer than what lies between two loops of
  /// a training step.
  private var spinLimit: Int { 200_000 }

  @inline(__always)
  private func pause() {
    _ = generation.load(ordering: .relaxed)
  }
}
