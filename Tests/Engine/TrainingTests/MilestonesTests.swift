import Testing

@testable import Training

@Suite("Milestones")
struct MilestonesTests {
  private func steps(_ milestones: Milestones, in range: ClosedRange<Int>) -> [Int] {
    range.filter(milestones.contains)
  }

  @Test("round ones are the steps with one digit that is not zero")
  func round() {
    let found = steps(.round, in: 1...40_000)
    #expect(
      found.prefix(20) == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 200])
    #expect(found.suffix(5) == [9_000, 10_000, 20_000, 30_000, 40_000])
  }

  @Test("close ones are the round ones and, from the thousandth on, four in each gap between them")
  func close() {
    #expect(steps(.close, in: 1...1_000) == steps(.round, in: 1...1_000))
    #expect(steps(.close, in: 1_001...2_200) == [1_200, 1_400, 1_600, 1_800, 2_000, 2_200])
    #expect(steps(.close, in: 9_700...14_500) == [9_800, 10_000, 12_000, 14_000])
  }
}
