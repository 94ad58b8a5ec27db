import ChapterOptions
import Datasets
import Foundation
import GAN
import Tensors
import Training

/// A game that figures show.
enum Play {
  /// 60,000 steps on drawn digits.
  case digits
  /// 60,000 steps on MNIST.
  case mnist
  /// 2,000 steps of two players who want the same.
  case asPrinted

  /// The configuration that `chapter-gan` would use.
  var configuration: Configuration {
    var configuration = Configuration(preset: self == .asPrinted ? .quick : .paper)
    if self == .asPrinted {
      configuration.playAsPrinted()
      configuration.steps = 2_000
    }
    return configuration
  }

  /// Where the pictures come from.
  var source: PictureSource { PictureSource(self == .mnist ? .mnist : .digits, in: nil) }
}

/// A game played to its end, and what was seen on the way: the same as `chapter-gan` leaves behind.
struct Performance {
  /// The seed of every game.
  static let seed: UInt64 = 42
  /// The steps at which samples are drawn.
  static let moments = [0, 500, 3_000, 12_000, 60_000]

  /// The players at the end.
  let game: Game
  /// The losses at every tenth step.
  private(set) var records: [MetricsRecord] = []
  /// Samples from the same noise at each moment, [64, 784].
  private(set) var samples: [Tensor] = []
  /// Pictures that the players have not seen.
  let heldOut: LabelledImages
  /// How long the game took.
  let seconds: Double

  /// Plays the game.
  init(of play: Play) throws {
    let started = ProcessInfo.processInfo.systemUptime
    let configuration = play.configuration
    heldOut = try play.source.heldOut(drawn: 2_000, seed: Self.seed)
    var game = Game(
      configuration,
      pictures: try play.source.training(drawn: configuration.drawnCount, seed: Self.seed),
      seed: Self.seed)
    for step in 0...configuration.steps {
      if Self.moments.contains(step) || step == configuration.steps {
        var random = SplitMix64(seed: Self.seed).stream("samples")
        samples.append(game.samples(64, using: &random))
      }
      if step == configuration.steps { break }
      let metrics = game.takeStep()
      if game.step.isMultiple(of: 10) { records.append(MetricsRecord(step: game.step, metrics)) }
    }
    self.game = game
    seconds = ProcessInfo.processInfo.systemUptime - started
  }

  /// The random numbers with which `chapter-gan`'s other verbs draw.
  func random(_ purpose: String) -> SplitMix64 { SplitMix64(seed: 1).stream(purpose) }

  /// What the discriminator says about pictures that it has not seen.
  var examination: Examination {
    var random = random("evaluate")
    var chosen = ShuffledBatches(count: heldOut.count, batchSize: 2_000, stream: random)
    return game.examination(on: heldOut.tensor(chosen.next(), from: 0, to: 1), using: &random)
  }
}
