import Testing

@testable import Datasets

@Suite("Ramps of colours")
struct RampTests {
  let ramp = Ramp([0x000000, 0xFF0000, 0xFFFF00])

  @Test(
    "go through their colours at even steps, and go on at the ends",
    arguments: [
      (-1, [0, 0, 0]), (0, [0, 0, 0]), (0.25, [0.5, 0, 0]), (0.5, [1, 0, 0]), (0.75, [1, 0.5, 0]),
      (1, [1, 1, 0]), (7, [1, 1, 0]),
    ] as [(Double, RGB)])
  func colours(place: Double, colour: RGB) {
    #expect(ramp(place) == colour)
  }

  @Test("need two colours")
  func one() async {
    await #expect(processExitsWith: .failure) { _ = Ramp([0x123456] as [UInt32]) }
  }
}
