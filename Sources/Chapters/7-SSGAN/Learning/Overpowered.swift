public import Training

/// A stretch of training in which the discriminator was right about nearly everything and sure of it:
/// the generator learns nothing from such a judge, and the pictures without labels teach the judge
/// nothing.
///
/// Programs of this recipe are known to end so, with an unsupervised loss of 0.0000 and an accuracy that
/// no longer moves. What is found depends on the log alone: a run that was resumed is told the same.
public struct Overpowered: Equatable, Sendable, CustomStringConvertible {
  /// From the first step to the last.
  public let steps: ClosedRange<Int>

  /// The mean probability of "real" that real pictures get, above which it is too sure.
  public static let realLimit = 0.99
  /// That which generated pictures get, below which it is too sure.
  public static let fakeLimit = 0.01
  /// `½·(realLoss + fakeLoss)`, in nats, below which nothing is left to learn.
  public static let lossLimit = 0.02

  /// Every such stretch of at least `count` lines of `metrics.jsonl` in a row; those are 200 steps
  /// after the first hundred.
  public static func spells(in records: [MetricsRecord], count: Int = 20) -> [Overpowered] {
    records.split(whereSeparator: { !isOverpowering($0) })
      .filter { $0.count >= count }
      .map { Overpowered(steps: $0.first!.step...$0.last!.step) }
  }

  /// Whether one line says so; no line without these numbers does.
  private static func isOverpowering(_ record: MetricsRecord) -> Bool {
    guard let real = record["realProbability"], let fake = record["fakeProbability"],
      let realLoss = record["realLoss"], let fakeLoss = record["fakeLoss"]
    else { return false }
    return real > realLimit && fake < fakeLimit && (realLoss + fakeLoss) / 2 < lossLimit
  }

  /// What was seen and what to try.
  public var description: String {
    """
    From step \(steps.lowerBound) to \(steps.upperBound) the discriminator overpowered the generator: \
    it gave real pictures more than \(Self.realLimit) and generated ones less than \
    \(Self.fakeLimit). Try a smaller rate for it, or more turns of the generator.
    """
  }
}
