import Testing

@testable import Training

@Suite("Numbers for people")
struct ReadableNumbersTests {
  @Test(
    "durations",
    arguments: [
      (-1, "0.0 s"), (0, "0.0 s"), (0.44, "0.4 s"), (9.94, "9.9 s"), (9.96, "10 s"), (18.4, "18 s"),
      (59.4, "59 s"), (59.6, "1 min 0 s"), (80, "1 min 20 s"), (3599.6, "1 h 0 min"),
      (7500, "2 h 5 min"), (172_799, "47 h 59 min"), (183_600, "2 d 3 h"),
      (.infinity, "unknown time"),
      (.nan, "unknown time"), (1e300, "unknown time"),
    ])
  func durations(seconds: Double, text: String) {
    #expect(readableDuration(seconds: seconds) == text)
  }

  @Test(
    "counts",
    arguments: [
      (0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (114_064, "114,064"),
      (1_000_005, "1,000,005"), (-1234, "-1,234"), (.min, "-9,223,372,036,854,775,808"),
    ])
  func counts(count: Int, text: String) {
    #expect(readableCount(count) == text)
  }

  @Test(
    "sizes",
    arguments: [
      (0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (4120, "4.1 kB"), (9960, "10 kB"),
      (999_499, "999 kB"), (999_500, "1.0 MB"), (38_000_000, "38 MB"), (1_400_000_000, "1.4 GB"),
      (.max, "9.2 EB"),
    ])
  func sizes(count: Int, text: String) {
    #expect(readableBytes(count) == text)
  }

  @Test(
    "measured numbers",
    arguments: [
      (0.693147, "0.6931"), (12.3456, "12.35"), (1.2345e-5, "1.234e-05"), (100, "100"),
      (.nan, "nan"), (-.infinity, "-inf"),
    ])
  func numbers(value: Double, text: String) {
    #expect(readableNumber(value) == text)
  }
}
