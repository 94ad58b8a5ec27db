import Foundation
import Kernels
import Testing

@testable import Datasets

@Suite("Shuffled batches")
struct ShuffledBatchesTests {
  let stream = SplitMix64(seed: 5).stream("batches")

  @Test(
    "an epoch gives full batches, no index twice, and drops less than a batch",
    arguments: [1, 7, 60, 100], [1, 3, 7])
  func epochs(count: Int, batchSize: Int) {
    guard count >= batchSize else { return }
    var batches = ShuffledBatches(count: count, batchSize: batchSize, stream: stream)
    for epoch in 0..<3 {
      #expect(batches.epoch == epoch)
      let drawn = (0..<batches.batchesPerEpoch).map { _ in batches.next() }
      #expect(drawn.allSatisfy { $0.count == batchSize })
      let indices = Set(drawn.joined())
      #expect(indices.isSubset(of: 0..<count))
      #expect(indices.count == count - count % batchSize)
    }
  }

  @Test("other epochs and other seeds have other orders, equal ones the same")
  func orders() {
    func order(_ epoch: Int, _ seed: UInt64) -> [Int] {
      ShuffledBatches.order(of: epoch, count: 50, stream: SplitMix64(seed: seed))
    }
    let orders = [order(0, 1), order(1, 1), order(2, 1), order(0, 2), order(1, 2)]
    #expect(Set(orders).count == 5)
    #expect(Set(orders).union([Array(0..<50)]).count == 6)
    #expect(order(1, 2) == orders[4])
  }

  @Test("every permutation of three comes equally often")
  func uniform() {
    var occurrences: [[Int]: Int] = [:]
    for epoch in 0..<6000 {
      occurrences[ShuffledBatches.order(of: epoch, count: 3, stream: stream), default: 0] += 1
    }
    #expect(occurrences.count == 6)
    // The standard deviation of a count is √(6000 · ⅙ · ⅚) = 29.
    #expect(occurrences.values.allSatisfy { abs($0 - 1000) < 4 * 29 })
  }

  @Test("a walk resumed from its saved state goes on as if never stopped", arguments: 0...12)
  func resumes(after steps: Int) throws {
    var whole = ShuffledBatches(count: 17, batchSize: 4, stream: stream)
    for _ in 0..<steps { _ = whole.next() }
    let saved = try JSONEncoder().encode(whole.state)
    let state = try JSONDecoder().decode(ShuffledBatches.State.self, from: saved)
    #expect(state == whole.state)
    #expect(state.drawn == steps)

    var resumed = ShuffledBatches(count: 17, batchSize: 4, resumingAt: state)
    for _ in 0..<10 { #expect(resumed.next() == whole.next()) }
    #expect(resumed.state == whole.state)
  }

  @Test("a saved state with a negative number of batches is refused")
  func negativeState() throws {
    let saved = Data(#"{"stream": {"state": 1}, "drawn": -1}"#.utf8)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(ShuffledBatches.State.self, from: saved)
    }
  }

  @Test("batches larger than the data end the program, both numbers named")
  func tooFew() async throws {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ShuffledBatches(count: 3, batchSize: 4, stream: SplitMix64(seed: 0))
    }
    let text = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(text.contains("batches of 4 cannot be drawn from 3 indices"))
  }
}
