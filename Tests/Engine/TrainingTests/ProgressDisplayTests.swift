import Testing

@testable import Training

/// A terminal that remembers and a clock that is set by hand.
private final class Stage {
  var time = 1000.0
  var shown: [String] = []

  func display(
    total: Int, resumedAt step: Int = 0, _ style: ProgressDisplay.Style
  ) -> ProgressDisplay {
    ProgressDisplay(
      total: total, resumedAt: step, style: style, clock: { self.time },
      output: { self.shown.append($0) })
  }

  /// Trains to `last`, each step taking `seconds`.
  func train(_ display: inout ProgressDisplay, _ steps: ClosedRange<Int>, seconds: Double) {
    for step in steps {
      time += seconds
      display.update(step: step, metrics: [Metric("loss", 1 / Double(step))])
    }
  }
}

@Suite("The display of progress")
struct ProgressDisplayTests {
  @Test("a pipe gets a line for every twentieth of the way", arguments: [7, 20, 100, 1234])
  func lines(total: Int) {
    let stage = Stage()
    var display = stage.display(total: total, .lines)
    stage.train(&display, 1...total, seconds: 0.01)
    display.finish()
    #expect(stage.shown.count == min(20, total))
    #expect(stage.shown.allSatisfy { $0.hasSuffix("\n") && !$0.contains("\r") })
    #expect(stage.shown.last?.contains("(100 %)") == true)
  }

  @Test("a run that is interrupted ends with its last step, told once")
  func interrupted() {
    let stage = Stage()
    var display = stage.display(total: 100, .lines)
    stage.train(&display, 1...12, seconds: 1)
    display.finish()
    #expect(stage.shown.map { String($0.prefix(9)) } == ["step 5 of", "step 10 o", "step 12 o"])
  }

  @Test("a resumed run counts its rate from where it goes on")
  func resumed() {
    let stage = Stage()
    var display = stage.display(total: 100, resumedAt: 50, .lines)
    stage.train(&display, 51...55, seconds: 0.5)
    #expect(stage.shown == ["step 55 of 100 (55 %), 2 steps/s, 23 s left, loss 0.01818\n"])
  }

  @Test("a terminal's line is redrawn at most ten times a second, and last at the end")
  func terminal() {
    let stage = Stage()
    var display = stage.display(total: 1000, .terminal(width: 80))
    stage.train(&display, 1...1000, seconds: 0.001)
    display.finish()
    #expect((10...12).contains(stage.shown.count - 1))
    #expect(stage.shown.dropLast().allSatisfy { $0.hasPrefix("\r\u{1B}[K[") && !$0.contains("\n") })
    #expect(stage.shown[stage.shown.count - 2].contains("] step 1,000 of 1,000"))
    #expect(stage.shown.last == "\n")
  }

  @Test("a note stands above the bar, which is drawn again")
  func note() {
    let stage = Stage()
    var display = stage.display(total: 10, .terminal(width: 80))
    display.note("Training")
    #expect(stage.shown == ["\r\u{1B}[KTraining\n"])
    stage.train(&display, 1...1, seconds: 1)
    display.note("Saved")
    #expect(stage.shown[2] == "\r\u{1B}[KSaved\n")
    #expect(stage.shown[3] == stage.shown[1])
  }

  @Test("a quiet display shows nothing")
  func quiet() {
    let stage = Stage()
    var display = stage.display(total: 10, .quiet)
    display.note("Training")
    stage.train(&display, 1...10, seconds: 1)
    display.finish()
    #expect(stage.shown == [])
  }
}
