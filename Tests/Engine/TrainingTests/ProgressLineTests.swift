import Testing

@testable import Training

private func line(
  _ step: Int, of total: Int = 1000, rate: Double? = 100, metrics: [Metric] = []
) -> ProgressLine {
  ProgressLine(step: step, total: total, elapsed: 80, rate: rate, metrics: metrics)
}

@Suite("The line that tells progress")
struct ProgressLineTests {
  private let losses = [Metric("discriminator", 1.3863), Metric("generator", 0.693147)]

  @Test("in a pipe it says step, part, rate, time left and what is measured")
  func plain() {
    #expect(
      line(500, metrics: losses).plain
        == "step 500 of 1,000 (50 %), 100 steps/s, 5.0 s left, discriminator 1.386, "
        + "generator 0.6931")
  }

  @Test("at the end it says how long it took")
  func end() {
    #expect(line(1000).plain == "step 1,000 of 1,000 (100 %), 100 steps/s, took 1 min 20 s")
  }

  @Test("before the rate is known, and where nothing moves, no time left is made up")
  func unknownRate() {
    #expect(line(0, rate: nil).plain == "step 0 of 1,000 (0 %)")
    #expect(line(5, rate: 0).plain == "step 5 of 1,000 (0 %), 0 steps/s")
  }

  @Test("only a run that is complete is at 100 %")
  func percent() {
    #expect(line(999).plain.contains("(99 %)"))
    #expect(line(0, of: 0, rate: nil).plain.contains("(100 %), took"))
  }

  @Test("on a terminal there is a bar before it")
  func bar() {
    #expect(
      line(500, metrics: losses).bar(width: 120)
        == "[===============>              ] step 500 of 1,000  100 steps/s  5.0 s left  "
        + "discriminator 1.386  generator 0.6931")
    #expect(line(0).bar(width: 60).hasPrefix("[>                             ] step 0"))
    #expect(line(1000).bar(width: 60).hasPrefix("[==============================] step 1,000"))
  }

  @Test("it never fills the terminal's width, so that it never wraps", arguments: 0...130)
  func width(width: Int) {
    for step in [0, 1, 500, 999, 1000] {
      #expect(line(step, metrics: losses).bar(width: width).count <= max(0, width - 1))
    }
  }

  @Test("what does not fit is left out whole, from the end")
  func narrow() {
    let line = line(500, metrics: losses)
    #expect(line.bar(width: 102).hasSuffix("5.0 s left  discriminator 1.386"))
    #expect(line.bar(width: 20) == "step 500 of 1,000")
  }
}
