import Datasets
import Foundation
import Tensors
import Testing

@testable import Evaluation

@Suite("The ladder")
struct LadderTests {
  static let mnist = ProcessInfo.processInfo.environment["CHAPTERS_DATA"]
    .map { URL(fileURLWithPath: $0).appending(path: "mnist") }

  /// Both distances must rank the faults as anybody would; but the kernel distance need not mind much
  /// which hundred pictures are repeated.
  func checkOrder(of ladder: Ladder) {
    func check(_ better: Rung, _ worse: Rung) {
      let (a, b) = (ladder[better].distances, ladder[worse].distances)
      #expect(a.frechet.value < b.frechet.value, "\(better) and \(worse):\n\(ladder)")
      if worse != .repeated {
        #expect(a.kernel.value < b.kernel.value, "\(better) and \(worse):\n\(ladder)")
      }
    }
    for fault in [Rung.noisy, .blurred] {
      check(.real, fault)
      check(fault, .repeated)
    }
    check(.repeated, .halfMissing)
    check(.halfMissing, .coins)
    check(.coins, .uniform)
    check(.real, .lastMissing)
    check(.lastMissing, .halfMissing)
    let counts = Rung.allCases.prefix(6).map { ladder[$0].classes.presentCount }
    #expect(counts == [10, 10, 10, 9, 10, 5])
    #expect(ladder[.repeated].coverage.recall < 0.05)
  }

  @Test("holds on drawn digits, 2,000 of each") func digits() {
    var random = SplitMix64(seed: 3)
    let ladder = Ladder(
      2_000, from: DrawnDigits.make(count: 5_000, seed: 11),
      against: DrawnDigits.make(count: 2_000, seed: 12),
      seenBy: ShippedClassifier.digits.classifier, using: &random)
    checkOrder(of: ladder)
    #expect("\(ladder)".split(separator: "\n").count == 9)
    #expect(ladder.chart.width == 800 && ladder.chart.height == 500)
    #expect(ladder.sheet.width == 2 * (10 * 30 + 2) && ladder.sheet.height == 2 * (8 * 30 + 2))
  }

  @Test(
    "holds on MNIST, 2,000 of each, the real ones picked from all of the test set",
    .enabled(if: mnist != nil, "CHAPTERS_DATA names no folder with mnist/ in it"))
  func mnistOrder() throws {
    let folder = try #require(Self.mnist)
    var random = SplitMix64(seed: 3)
    let ladder = Ladder(
      2_000, from: try LabelledImages(mnistIn: folder, split: .training),
      against: try LabelledImages(mnistIn: folder, split: .test),
      seenBy: ShippedClassifier.mnist.classifier, using: &random)
    checkOrder(of: ladder)
  }
}
