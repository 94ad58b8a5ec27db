import Testing

@testable import Kernels

@Suite struct GatheringTests {
  @Test(
    "runs are cut and grouped into blocks of no more than the depth, in order",
    arguments: [[], [1], [256], [257], [100, 100, 100], [600, 0, 5], [0, 0], [255, 1, 1]])
  func blocks(lengths: [Int]) {
    let runs = lengths.enumerated().map { Run(left: 1000 * $0, right: 2000 * $0, length: $1) }
    let blocks = runs.blocks(of: 256)
    #expect(blocks.count >= 1)
    for block in blocks { #expect(block.reduce(0) { $0 + $1.length } <= 256) }
    func steps(_ runs: [Run]) -> [[Int]] {
      runs.flatMap { run in (0..<run.length).map { [run.left + $0, run.right + $0] } }
    }
    #expect(steps(blocks.flatMap(\.self)) == steps(runs))
  }
}
