import Pictures
import Tensors

/// A game that is looked at on its way.
public struct Course {
  /// What became of it.
  public let trial: Trial
  /// What had been found after some steps.
  public let way: [(step: Int, found: Findings)]
  /// Generated points after 0, ⅛, ¼, ½ and all of the steps.
  let snapshots: [(step: Int, points: [Point])]
  /// The game at its end.
  public let end: PointGame

  /// What is done against failure.
  public var name: String { trial.match.remedies.name }

  /// Plays a game.
  /// - Parameters:
  ///   - change: adapts the baseline's configuration.
  ///   - onStep: called after each step.
  public init(
    _ match: Match, on cloud: PointCloud, _ change: (inout Configuration) -> Void = { _ in },
    onStep: () -> Void = {}
  ) {
    var (way, snapshots, end) = ([(Int, Findings)](), [(Int, [Point])](), PointGame?.none)
    trial = Trial(playing: match, on: cloud, change) { game in
      func isAt(_ fortieths: some Sequence<Int>) -> Bool {
        fortieths.contains { $0 * game.configuration.steps / 40 == game.step }
      }
      end = game
      if game.step > 0 { onStep() }
      if isAt(0...40) { way.append((game.step, Findings(of: game, in: cloud, seed: match.seed))) }
      if isAt([0, 5, 10, 20, 40]) {
        var noise = SplitMix64(seed: match.seed).stream("snapshots")
        snapshots.append((game.step, game.samples(400, using: &noise).points))
      }
    }
    (self.way, self.snapshots, self.end) = (way, snapshots, end!)
  }
}

// MARK: What is written

extension Course: Encodable {
  private enum CodingKeys: CodingKey {
    case remedies, steps, hasDiverged, discriminatorLoss, generatorEvaluations, way
  }

  private struct Moment: Encodable {
    let step: Int
    let found: Findings
  }

  /// All but the wall time.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(trial.match.remedies, forKey: .remedies)
    try container.encode(trial.steps, forKey: .steps)
    try container.encode(trial.hasDiverged, forKey: .hasDiverged)
    try container.encode(trial.discriminatorLoss, forKey: .discriminatorLoss)
    try container.encode(trial.generatorEvaluations, forKey: .generatorEvaluations)
    try container.encode(
      way.map { Moment(step: $0.step, found: $0.found) }, forKey: .way)
  }
}
