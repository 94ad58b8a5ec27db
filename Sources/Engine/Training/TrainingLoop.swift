public import Foundation

/// Something that is trained step by step and can be saved after any of them.
public protocol Trainable {
  /// Steps taken so far.
  var step: Int { get }

  /// Takes one step and returns what was measured in it.
  mutating func takeStep() -> [Metric]

  /// The whole state.
  func checkpoint() -> Checkpoint
}

/// Something that is trained in walks through data, "epochs".
public protocol EpochTrainable: Trainable {
  /// Steps of a walk through all the data.
  var stepsPerEpoch: Int { get }

  /// Multiplications and additions of a step.
  var operationsPerStep: Double { get }

  /// Goes back to a checkpoint, to the bit; where it does not fit, nothing is changed.
  mutating func restore(_ url: URL) throws(CheckpointError)
}

/// Trains in a run folder: measurements, checkpoints, pictures on the way, progress, and a safe end.
///
/// The chapters' commands share this loop. It ends at the last step, at Ctrl-C after saving, or at the
/// first number that is not finite, with the last good checkpoint kept.
///
/// What is written after a step depends on the step's number alone, and Ctrl-C leaves nothing but a
/// checkpoint: a run that was resumed, and asked for more steps, holds what an uninterrupted one does.
public struct TrainingLoop {
  /// Where everything is written.
  public let folder: RunFolder
  /// The step at which training ends.
  public let steps: Int
  /// How progress is shown.
  public var style: ProgressDisplay.Style
  /// After which steps there is a checkpoint, besides the last.
  public var milestones: Milestones
  /// What the progress line shows of the measurements; all of them if nil.
  public var shown: [String]?

  /// A loop to `steps` in all.
  public init(
    folder: RunFolder, steps: Int, style: ProgressDisplay.Style, milestones: Milestones = .round
  ) {
    (self.folder, self.steps, self.style) = (folder, steps, style)
    self.milestones = milestones
  }

  /// Whether `metrics.jsonl` has a line of this step: the first hundred, and every tenth.
  static func isLogged(_ step: Int) -> Bool { step <= 100 || step % 10 == 0 }

  /// Takes all the steps that are left; one at least, so that there is something to go on from.
  /// - Parameter onCheckpoint: called after a checkpoint is saved: the place to draw pictures and to
  ///   look at them. It returns sentences to be shown at once.
  /// - Returns: whether all steps were taken; false after Ctrl-C.
  public func run<Process: Trainable>(
    _ process: inout Process, onCheckpoint: (Process) throws -> [String]
  ) throws -> Bool {
    let first = process.step
    if first >= steps { throw TrainingError.nothingLeft(step: first, steps: steps) }
    for log in [folder.metrics, folder.quality] { try MetricsLog.cut(log, afterStep: first) }
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
      if Self.isLogged(step) { log.append(MetricsRecord(step: step, metrics)) }
      display.update(
        step: step, metrics: metrics.filter { shown?.contains($0.name) ?? true })
      isInterrupted = Interruption.isRequested
      let isShown = milestones.contains(step) || step == steps
      if isShown || isInterrupted {
        let checkpoint = process.checkpoint()
        try checkFinite(checkpoint.notFinite, step: step, lastCheckpoint: lastCheckpoint)
        try log.flush()
        try checkpoint.write(to: folder.checkpoint)
        lastCheckpoint = folder.checkpoint
        if isShown { for text in try onCheckpoint(process) { display.note(text) } }
      }
    }
    let seconds = Date().timeIntervalSince(started)
    try folder.append(
      TrainingSession(started: started, steps: (first + 1)...process.step, seconds: seconds))
    return process.step >= steps
  }
}
