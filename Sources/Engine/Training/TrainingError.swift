import Foundation

/// Why training cannot go on.
public enum TrainingError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A measured number is infinite or not a number.
  case diverged(step: Int, quantity: String, value: Double, lastCheckpoint: URL?)
  /// A run that is to be resumed has come as far as it was asked to go.
  case nothingLeft(step: Int, steps: Int)

  /// What happened and how to go on.
  public var description: String {
    switch self {
    case .diverged(let step, let quantity, let value, let lastCheckpoint):
      let rescue =
        lastCheckpoint.map { "The last checkpoint, \($0.path), is from before." }
        ?? "No checkpoint had been saved."
      return """
        Training diverged at step \(step): expected a finite \(quantity), found \(value). \
        \(rescue) Try a smaller learning rate or another seed.
        """
    case .nothingLeft(let step, let steps):
      return """
        Nothing is left to train: the checkpoint is of step \(step), and --steps asks for a total \
        of \(steps). Ask for more, or start a new run.
        """
    }
  }
}

/// Ends training at the first number that is infinite or not a number.
/// - Parameters:
///   - metrics: the numbers of the step.
///   - step: the step they were measured at.
///   - lastCheckpoint: the checkpoint to go back to, if there is one.
public func checkFinite(
  _ metrics: [Metric], step: Int, lastCheckpoint: URL?
) throws(TrainingError) {
  for metric in metrics where !metric.value.isFinite {
    throw .diverged(
      step: step, quantity: metric.name, value: metric.value, lastCheckpoint: lastCheckpoint)
  }
}
