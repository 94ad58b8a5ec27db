public import Training

/// Finds out from a run's measurements when something was wrong.
///
/// What it says depends on the logs alone, so that a run that was resumed is told the same.
public struct TroubleWatch: Sendable {
  /// A stretch of checkpoints at which something was wrong.
  public struct Spell: Equatable, Sendable {
    /// What.
    public let trouble: Trouble
    /// The first of the checkpoints.
    public let start: Int
    /// What was seen there, what it means, and what to try.
    public let sign: String
    /// The first checkpoint at which it was over; nil where it goes on.
    public internal(set) var end: Int?
  }

  private let troubles: [Trouble]
  /// The step at which the run ends.
  private let steps: Int
  private let divergenceLimit: Double?

  /// A watch over a run of so many steps.
  /// - Parameters:
  ///   - troubles: what can go wrong there.
  ///   - divergenceLimit: the gauge's.
  public init(
    for troubles: [Trouble] = Trouble.allCases, steps: Int, divergenceLimit: Double?
  ) {
    (self.troubles, self.steps) = (troubles, steps)
    self.divergenceLimit = divergenceLimit
  }

  /// The step up to which nothing is said: a tenth of the run, and no fewer than a thousand steps.
  ///
  /// At first the discriminator learns faster, and what the generator draws is no class at all. In good
  /// runs of the two-layer GAN the discriminator gives 99.5 % to what is right at step 500, and
  /// samples are of one class until step 900; convolutional ones are past both by step 300.
  var silentUntil: Int { max(steps / 10, 1_000) }

  /// Lines of `metrics.jsonl` that are looked at: those of the last 200 steps.
  static let recordCount = 20

  /// Everything that was wrong, in the order in which it began.
  /// - Parameters:
  ///   - metrics: the players' losses and the like.
  ///   - quality: what the gauge has measured at each checkpoint.
  public func spells(metrics: [MetricsRecord], quality: [MetricsRecord]) -> [Spell] {
    var spells: [Spell] = []
    for record in quality where record.step > silentUntil {
      let recent = metrics.prefix { $0.step <= record.step }.suffix(Self.recordCount)
      for trouble in troubles {
        let sign = sign(of: trouble, record, [MetricsRecord](recent))
        let place = spells.firstIndex { $0.trouble == trouble && $0.end == nil }
        switch (place, sign) {
        case (nil, let sign?):
          spells.append(Spell(trouble: trouble, start: record.step, sign: sign))
        case (let place?, nil): spells[place].end = record.step
        default: break
        }
      }
    }
    return spells
  }

  private func sign(
    of trouble: Trouble, _ record: MetricsRecord, _ recent: [MetricsRecord]
  ) -> String? {
    switch trouble {
    case .collapse: signOfCollapse(in: record, divergenceLimit: divergenceLimit)
    case .overpoweringDiscriminator: signOfOverpowering(in: recent)
    }
  }
}

extension TroubleWatch.Spell {
  /// What to say at a checkpoint: a warning where this begins, that it is over where it ends, else
  /// nothing.
  public func note(atStep step: Int) -> String? {
    if step == start {
      return "Warning at step \(readableCount(step)), \(trouble.name): \(sign)"
    }
    return step == end ? "Over at step \(readableCount(step)): \(trouble.name)." : nil
  }

  /// When it was: "collapse, from step 300 to the end".
  public var summary: String {
    let end = end.map { "step \(readableCount($0))" } ?? "the end"
    return "\(trouble.name), from step \(readableCount(start)) to \(end)"
  }
}
