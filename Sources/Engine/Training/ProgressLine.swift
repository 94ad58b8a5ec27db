/// How far training has come, as one line of text.
struct ProgressLine: Equatable {
  /// Steps done, of `total`.
  let step: Int
  let total: Int
  /// Seconds since training began or was resumed.
  let elapsed: Double
  /// Steps a second of late; nil before it is known.
  let rate: Double?
  /// The latest measurements.
  let metrics: [Metric]

  /// The part that is done, in 0...1.
  private var fraction: Double {
    total > 0 ? min(1, max(0, Double(step) / Double(total))) : 1
  }

  private var counts: String { "step \(readableCount(step)) of \(readableCount(total))" }

  /// What is measured besides the step: rate, time left or taken, and the metrics.
  private var details: [String] {
    var details: [String] = []
    if let rate { details.append("\(readableNumber(rate)) steps/s") }
    if step >= total {
      details.append("took \(readableDuration(seconds: elapsed))")
    } else if let rate, rate > 0 {
      details.append("\(readableDuration(seconds: Double(total - step) / rate)) left")
    }
    return details + metrics.map { "\($0.name) \(readableNumber($0.value))" }
  }

  /// The line for a pipe or a file: `step 500 of 1,000 (50 %), 100 steps/s, 5.0 s left, loss 0.25`.
  var plain: String {
    let percent = Int((100 * fraction).rounded(.down))
    return (["\(counts) (\(percent) %)"] + details).joined(separator: ", ")
  }

  /// The line for a terminal `width` characters wide, of which it leaves the last one free:
  /// `[=======>       ] step 500 of 1,000  100 steps/s  5.0 s left  loss 0.25`.
  ///
  /// What does not fit is left out from the end; a terminal too narrow for a bar shows none.
  func bar(width: Int) -> String {
    let room = width - 1
    var line = counts
    let barWidth = min(30, room - line.count - 3)
    if barWidth >= 8 { line = "[\(bar(of: barWidth))] \(line)" }
    for detail in details {
      if line.count + 2 + detail.count > room { break }
      line += "  " + detail
    }
    return String(line.prefix(max(0, room)))
  }

  private func bar(of width: Int) -> String {
    let filled = Int((Double(width) * fraction).rounded(.down))
    let head = filled < width ? ">" : ""
    let done = String(repeating: "=", count: filled) + head
    return done + String(repeating: " ", count: width - done.count)
  }
}
