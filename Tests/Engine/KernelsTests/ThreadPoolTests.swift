import Foundation
import Synchronization
import Testing

@testable import Kernels

/// How often each index was visited.
private final class Visits: Sendable {
  private let counts: Mutex<[Int]>

  init(_ count: Int) { counts = Mutex([Int](repeating: 0, count: count)) }

  func visit(_ index: Int) { counts.withLock { $0[index] += 1 } }

  var areOnceEach: Bool { counts.withLock { $0.allSatisfy { $0 == 1 } } }
}

extension OnThreads {
  @Suite struct ThreadPoolTests {
    @Test("visits every index once, on one to eight threads", arguments: 1...8)
    func once(threads: Int) {
      let before = ThreadPool.shared.threadCount
      defer { ThreadPool.shared.threadCount = before }
      ThreadPool.shared.threadCount = threads
      for count in [0, 1, 2, 3, 7, 8, 9, 100, 1000] {
        for _ in 0..<20 {
          let visits = Visits(count)
          ThreadPool.shared.forEach(count) { visits.visit($0) }
          #expect(visits.areOnceEach, "\(count) indices on \(threads) threads")
        }
      }
    }

    @Test("runs a loop inside a loop where it stands")
    func nested() {
      let visits = Visits(300)
      ThreadPool.shared.forEach(30) { i in
        ThreadPool.shared.forEach(10) { j in visits.visit(i * 10 + j) }
      }
      #expect(visits.areOnceEach)
    }

    @Test("serves callers on many threads at once")
    func concurrentCallers() async {
      await withTaskGroup(of: Bool.self) { group in
        for _ in 0..<8 {
          group.addTask {
            (0..<200).allSatisfy { round in
              let visits = Visits(round % 40)
              ThreadPool.shared.forEach(round % 40) { visits.visit($0) }
              return visits.areOnceEach
            }
          }
        }
        for await isRight in group { #expect(isRight) }
      }
    }

    @Test("has written everything when it returns")
    func completion() {
      var sums = [Int](repeating: 0, count: 64)
      for round in 1...2000 {
        sums.withUnsafeMutableBufferPointer { sums in
          let sums = sums.baseAddress!
          ThreadPool.shared.forEach(64) { sums[$0] += $0 + round }
        }
      }
      #expect(sums == (0..<64).map { $0 * 2000 + 2000 * 2001 / 2 })
    }

    @Test("wakes from sleep for the next loop")
    func wakesUp() {
      for _ in 0..<5 {
        Thread.sleep(forTimeInterval: 0.02)
        let visits = Visits(16)
        ThreadPool.shared.forEach(16) { visits.visit($0) }
        #expect(visits.areOnceEach)
      }
    }

    @Test("refuses to work without a thread")
    func noThread() async throws {
      let result = await #expect(
        processExitsWith: .failure, observing: [\.standardErrorContent]
      ) {
        ThreadPool.shared.threadCount = 0
      }
      let message = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
      #expect(message.contains("at least 1 was expected, found 0"))
    }
  }
}
