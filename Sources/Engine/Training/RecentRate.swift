/// How fast steps are done of late: the first steps of a run are slower than the rest, and what the
/// machine does besides comes and goes.
struct RecentRate {
  /// Steps done by given times, at least `interval` apart, of the last `window` seconds.
  private var samples: [(step: Int, time: Double)]
  private var last: (step: Int, time: Double)

  private static let window = 5.0
  private static let interval = 0.1

  /// Starts at `step`, before the first step is done.
  init(step: Int, time: Double) {
    samples = [(step, time)]
    last = (step, time)
  }

  /// Takes note that `step` is done at `time`, in seconds.
  mutating func record(step: Int, time: Double) {
    last = (step, time)
    if time - samples[samples.count - 1].time >= Self.interval { samples.append(last) }
    // The oldest that stays is the last from before the window, so that the window is filled.
    while samples.count > 1, samples[1].time <= time - Self.window { samples.removeFirst() }
  }

  /// Steps a second over the window; nil before time has passed.
  var stepsPerSecond: Double? {
    let seconds = last.time - samples[0].time
    return seconds > 0 ? Double(last.step - samples[0].step) / seconds : nil
  }
}
