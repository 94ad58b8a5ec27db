import Synchronization
import Testing

@testable import Kernels

@Suite struct ParallelTests {
  @Test("covers the range with chunks of the given size", arguments: [0, 1, 9, 10, 11, 95, 100])
  func chunks(count: Int) {
    let found = Mutex<[Range<Int>]>([])
    inChunks(of: count, size: 10) { chunk in found.withLock { $0.append(chunk) } }
    let expected = stride(from: 0, to: count, by: 10).map { $0..<min($0 + 10, count) }
    let sorted = found.withLock { $0 }.sorted { $0.lowerBound < $1.lowerBound }
    #expect(sorted == expected)
  }
}
