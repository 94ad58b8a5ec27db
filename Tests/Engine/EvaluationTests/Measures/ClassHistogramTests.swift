import Foundation
import Testing

@testable import Evaluation

@Suite("Class histogram") struct ClassHistogramTests {
  @Test("counts the pictures of each class")
  func counts() {
    let histogram = ClassHistogram([0, 2, 2, 3, 2], classCount: 5)
    #expect(histogram.counts == [1, 0, 3, 1, 0])
    #expect(histogram.shares == [0.2, 0, 0.6, 0.2, 0])
    #expect(histogram.missing == [1, 4] && histogram.presentCount == 3)
  }

  @Test("diverges from equal shares by nothing if they are, by ln(classes) if there is one class")
  func divergence() {
    func divergence(_ classes: [Int], _ count: Int) -> Double {
      ClassHistogram(classes, classCount: count).divergenceFromUniform
    }
    expectClose(divergence([0, 1, 2, 3], 4), 0)
    expectClose(divergence([2, 2, 2], 10), log(10))
    expectClose(divergence([0], 1), 0)
    // ¼ and ¾: ¼·ln ½ + ¾·ln(3/2).
    expectClose(divergence([0, 1, 1, 1], 2), 0.25 * log(0.5) + 0.75 * log(1.5))
  }

  @Test(
    "a class is present from a twentieth of its fair share on", arguments: [(0, 1), (4, 1), (5, 2)])
  func presence(drawn: Int, present: Int) {
    // 200 pictures of two classes: 100 would be fair.
    let classes = [Int](repeating: 0, count: 200 - drawn) + [Int](repeating: 1, count: drawn)
    let histogram = ClassHistogram(classes, classCount: 2)
    #expect(histogram.presentCount == present)
    #expect(histogram.missing == (present == 2 ? [] : [1]))
  }

  @Test("is written as JSON and read again")
  func coding() throws {
    let histogram = ClassHistogram([0, 2], classCount: 3)
    let data = try JSONEncoder().encode(histogram)
    #expect(try JSONDecoder().decode(ClassHistogram.self, from: data) == histogram)
  }

  @Test("refuses no pictures, and a class that is none of them, naming it")
  func refusals() async throws {
    await #expect(processExitsWith: .failure) { _ = ClassHistogram([], classCount: 10) }
    await #expect(processExitsWith: .failure) { _ = ClassHistogram([-1], classCount: 10) }
    let beyond = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = ClassHistogram([1, 10], classCount: 10)
    }
    #expect(try message(beyond).contains("a class below 10 was expected, found 10"))
  }
}
