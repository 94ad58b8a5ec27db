import Evaluation
import Foundation
import GAN
import Tensors
import Training

/// A game that figures show.
protocol Play: Hashable, CustomStringConvertible {
  associatedtype Game: AdversarialGame

  /// The step at which it ends.
  var steps: Int { get }

  /// The steps at which samples are drawn, the last one apart.
  var moments: [Int] { get }

  /// Two players who have not met.
  func start() throws -> Game

  /// What samples are measured with at round steps; nil where they are not.
  func gauge() throws -> SampleGauge?

  /// What else is measured at round steps.
  func measure(_ game: Game) throws -> [Metric]
}

extension Play {
  /// The seed of every game.
  static var seed: UInt64 { 42 }

  /// No play is gauged unless it says so.
  func gauge() throws -> SampleGauge? { nil }

  /// Nothing is measured unless it says so.
  func measure(_ game: Game) throws -> [Metric] { [] }
}

/// A game played to its end, and what was seen on the way: the same as its command leaves behind.
struct Performance<P: Play> {
  /// What was played.
  let play: P
  /// The players at the end.
  let game: P.Game
  /// The measurements at every tenth step.
  private(set) var records: [MetricsRecord] = []
  /// What its gauge has measured of 500 samples from the same noise at round steps, and what else was.
  private(set) var quality: [MetricsRecord] = []
  /// Samples from the same noise at each moment and at the end, [64, …].
  private(set) var samples: [Tensor] = []
  /// How long the game took.
  let seconds: Double

  /// Plays the game.
  init(of play: P) throws {
    let started = ProcessInfo.processInfo.systemUptime
    var game = try play.start()
    let gauge = try play.gauge()
    for step in 0...play.steps {
      if play.moments.contains(step) || step == play.steps {
        var random = SplitMix64(seed: P.seed).stream("samples")
        samples.append(game.samples(64, using: &random))
      }
      if step == play.steps { break }
      let metrics = game.takeStep()
      if Milestones.round.contains(game.step) || game.step == play.steps {
        var random = SplitMix64(seed: P.seed).stream("watched samples")
        let gauged = gauge?.measure(game.images(of: game.samples(500, using: &random))) ?? []
        let measured = try gauged + play.measure(game)
        if !measured.isEmpty { quality.append(MetricsRecord(step: game.step, measured)) }
      }
      if game.step.isMultiple(of: 10) { records.append(MetricsRecord(step: game.step, metrics)) }
    }
    (self.play, self.game) = (play, game)
    seconds = ProcessInfo.processInfo.systemUptime - started
  }

  /// The random numbers with which the command's other verbs draw.
  func random(_ purpose: String) -> SplitMix64 { SplitMix64(seed: 1).stream(purpose) }

  /// One measurement, against the step.
  func points(_ name: String) -> [SIMD2<Double>] {
    records.compactMap { record in
      record[name].map { SIMD2(Double(record.step), $0) }
    }
  }
}
