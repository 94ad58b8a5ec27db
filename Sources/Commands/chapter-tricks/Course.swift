import GANTraining
import Pictures
import Tensors

/// A game that is looked at on its way.
struct Course {
  /// What became of it.
  let trial: Trial
  /// What had been found after some steps.
  private(set) var way: [(step: Int, found: Findings)] = []
  /// Generated points after 0, ⅛, ¼, ½ and all of the steps.
  private(set) var snapshots: [(step: Int, points: [Point])] = []
  /// The game at its end.
  let end: PointGame

  /// After which of `steps` something is found: fortieths of the way.
  static func moments(of steps: Int) -> Set<Int> { places((0...40).map { $0 }, of: steps) }

  private static func places(_ fortieths: [Int], of steps: Int) -> Set<Int> {
    Set(fortieths.map { $0 * steps / 40 })
  }

  /// Plays a game.
  /// - Parameter onStep: called after each step.
  init(_ match: Match, on cloud: PointCloud, configuration: Configuration, onStep: () -> Void) {
    let moments = Self.moments(of: configuration.steps)
    let shown = Self.places([0, 5, 10, 20, 40], of: configuration.steps)
    var (way, snapshots, end) = (self.way, self.snapshots, PointGame?.none)
    trial = Trial(playing: match, on: cloud, { $0 = configuration }) { game in
      end = game
      if game.step > 0 { onStep() }
      if moments.contains(game.step) {
        way.append((game.step, Findings(of: game, in: cloud, seed: match.seed)))
      }
      if shown.contains(game.step) {
        var noise = SplitMix64(seed: match.seed).stream("snapshots")
        snapshots.append((game.step, game.samples(400, using: &noise).points))
      }
    }
    (self.way, self.snapshots, self.end) = (way, snapshots, end!)
  }

  /// What is done against failure.
  var name: String { trial.match.remedies.name }
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
  func encode(to encoder: any Encoder) throws {
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
