import Foundation

/// Shows how training comes along: a line that is redrawn on a terminal, a line for every twentieth
/// of the way elsewhere, or nothing.
public struct ProgressDisplay {
  /// Where the display goes.
  public enum Style: Equatable, Sendable {
    /// A terminal so many characters wide.
    case terminal(width: Int)
    /// A pipe or a file.
    case lines
    /// Nowhere.
    case quiet
  }

  private let total: Int
  private let style: Style
  private let clock: () -> Double
  private let output: (String) -> Void
  private let started: Double
  private var rate: RecentRate
  private var drawn: (line: ProgressLine, time: Double)?
  private var latest: ProgressLine

  /// Starts the display.
  /// - Parameters:
  ///   - total: the step at which training ends.
  ///   - step: the step from which it is resumed.
  ///   - style: where it goes.
  ///   - clock: seconds since any fixed moment.
  ///   - output: what takes the text.
  public init(
    total: Int, resumedAt step: Int = 0, style: Style,
    clock: @escaping () -> Double = Self.systemClock,
    output: @escaping (String) -> Void = Self.standardOutput
  ) {
    (self.total, self.style, self.clock, self.output) = (total, style, clock, output)
    started = clock()
    rate = RecentRate(step: step, time: started)
    latest = ProgressLine(step: step, total: total, elapsed: 0, rate: nil, metrics: [])
  }

  /// Shows that `step` is done, if it is time to.
  public mutating func update(step: Int, metrics: [Metric] = []) {
    if style == .quiet { return }
    let time = clock()
    rate.record(step: step, time: time)
    let twentieths = (before: twentieth(of: latest.step), now: twentieth(of: step))
    latest = ProgressLine(
      step: step, total: total, elapsed: time - started, rate: rate.stepsPerSecond,
      metrics: metrics)
    switch style {
    case .terminal:
      if step >= total || time - (drawn?.time ?? -.infinity) >= 0.1 { draw(at: time) }
    case .lines:
      if twentieths.now > twentieths.before { draw(at: time) }
    case .quiet: break
    }
  }

  /// Shows a line of text for good, above the bar where there is one.
  public mutating func note(_ text: String) {
    switch style {
    case .terminal:
      output(eraseLine + text + "\n")
      if drawn != nil { draw(at: clock()) }
    case .lines: output(text + "\n")
    case .quiet: break
    }
  }

  /// Shows the last state, whether training is complete or was interrupted, and ends the line.
  public mutating func finish() {
    if latest != drawn?.line, style != .quiet { draw(at: clock()) }
    if case .terminal = style { output("\n") }
  }

  private mutating func draw(at time: Double) {
    switch style {
    case .terminal(let width): output(eraseLine + latest.bar(width: width))
    case .lines: output(latest.plain + "\n")
    case .quiet: break
    }
    drawn = (latest, time)
  }

  private func twentieth(of step: Int) -> Int { total > 0 ? 20 * step / total : 20 }
}

extension ProgressDisplay {
  /// A clock that nobody sets, in seconds.
  public static func systemClock() -> Double { ProcessInfo.processInfo.systemUptime }

  /// Prints `text` at once.
  public static func standardOutput(_ text: String) {
    print(text, terminator: "")
    fflush(nil)
  }
}

/// Back to the line's begin, and clear to its end (ECMA-48, "EL").
private let eraseLine = "\r\u{1B}[K"

extension ProgressDisplay.Style {
  /// What suits the process' standard output.
  public static func suitable(isQuiet: Bool) -> Self {
    if isQuiet { return .quiet }
    let isDumb = ProcessInfo.processInfo.environment["TERM"] == "dumb"
    if isatty(STDOUT_FILENO) == 0 || isDumb { return .lines }
    var size = winsize()
    let isKnown = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return .terminal(width: isKnown ? Int(size.ws_col) : 80)
  }
}
