import Foundation

/// Something that is trained step by step and can be saved after any of them.
public protocol Trainable {
  /// Steps taken so far.
  var step: Int { get }

  /// Takes one step and returns what was measured in it.
  mutating func takeStep() -> [Metric]

  /// The whole state.
  func checkpoint() -> Checkpoint
}

/// Trains in a run folder: measurements, checkpoints, pictures on the way, progress, and a safe end.
///
/// The chapters' commands share this loop. It ends at the last step, at Ctrl-C after saving, or at the
/// first loss that is not finite, with the last good checkpoint kept.
public struct TrainingLoop {
  /// Where everything is written.
  public let folder: RunFolder
  /// The step at which training ends.
  public let steps: Int
  /// How many steps lie between two lines of `metrics.jsonl`.
  public var metricsInterval: Int
  /// How many steps lie between two checkpoints and sets of pictures.
  public var checkpointInterval: Int
  /// How progress is shown.
  public var style: ProgressDisplay.Style

  /// A loop to `steps` in all, with a checkpoint and pictures at about every tenth of them, and a line of
  /// measurements at every tenth step, or more often where there are few.
  public init(folder: RunFolder, steps: Int, style: ProgressDisplay.Style) {
    self.folder = folder
    self.steps = steps
    self.style = style
    checkpointInterval = max(steps / 10, 1)
    metricsInterval = max(min(10, steps / 100), 1)
  }

  /// Takes all the steps that are left.
  /// - Parameter onCheckpoint: called after a checkpoint is saved: the place to draw pictures.
  /// - Returns: whether all steps were taken; false after Ctrl-C.
  public func run<Process: Trainable>(
    _ process: inout Process, onCheckpoint: (Process) throws -> Void
  ) throws -> Bool {
    let first = process.step
    if first >= steps { throw TrainingError.nothingLeft(step: first, steps: steps) }
    try MetricsLog.cut(folder.metrics, afterStep: first)
    let log = MetricsLog(folder.metrics)
    var display = ProgressDisplay(total: steps, resumedAt: first, style: style)
    defer { display.finish() }
    let started = Date()
    var lastCheckpoint = first > 0 ? folder.checkpoint : nil
    var isInterrupted = false
    while process.step < steps && !isInterrupted {
      let metrics = process.takeStep()
      let step = process.step
      try checkFinite(metrics, step: step, lastCheckpoint: lastCheckpoint)
      if step % metricsInterval == 0 { log.append(MetricsRecord(step: step, metrics)) }
      display.update(step: step, metrics: metrics)
      isInterrupted = Interruption.isRequested
      if step % checkpointInterval == 0 || step == steps || isInterrupted {
        try log.flush()
        try process.checkpoint().write(to: folder.checkpoint)
        lastCheckpoint = folder.checkpoint
        try onCheckpoint(process)
      }
    }
    let seconds = Date().timeIntervalSince(started)
    try folder.append(
      TrainingSession(started: started, steps: (first + 1)...process.step, seconds: seconds))
    return process.step >= steps
  }
}
