public import Training
import Foundation

/// What a run will take, told before it starts.
public struct Forecast: CustomStringConvertible {
  private let secondsPerStep: Double
  private let steps: Int
  private let operations: Double

  /// Takes a few steps of a process that is thrown away afterwards.
  public init(of process: some Trainable, steps: Int, operationsPerStep: Double) {
    var process = process
    _ = process.secondsPerStep(stepsAtLeast: 3, secondsAtLeast: 0)
    secondsPerStep = process.secondsPerStep(stepsAtLeast: 5, secondsAtLeast: 0.1)
    self.steps = steps
    operations = operationsPerStep
  }

  /// The work of a step, and the time and memory of all.
  public var description: String {
    let work = String(format: "%.3g GFLOP", operations / 1e9)
    let time = readableDuration(seconds: secondsPerStep * Double(steps))
    let memory = readableBytes(peakMemory())
    return "\(readableCount(steps)) steps of \(work), about \(time) and \(memory) of memory"
  }
}

extension Trainable {
  /// Takes some steps, fewer where they are slow, and says how long one took.
  fileprivate mutating func secondsPerStep(stepsAtLeast: Int, secondsAtLeast: Double) -> Double {
    let start = ProcessInfo.processInfo.systemUptime
    var (count, elapsed) = (0, 0.0)
    while elapsed < 2 && (count < stepsAtLeast || elapsed < secondsAtLeast) {
      _ = takeStep()
      count += 1
      elapsed = ProcessInfo.processInfo.systemUptime - start
    }
    return elapsed / Double(count)
  }
}
