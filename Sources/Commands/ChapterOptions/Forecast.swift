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
    for _ in 0..<3 { _ = process.takeStep() }
    var count = 0
    let start = ProcessInfo.processInfo.systemUptime
    var elapsed = 0.0
    while elapsed < 0.1 || count < 5 {
      _ = process.takeStep()
      count += 1
      elapsed = ProcessInfo.processInfo.systemUptime - start
    }
    secondsPerStep = elapsed / Double(count)
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
