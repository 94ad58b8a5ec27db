import ChapterOptions
import Datasets
import GAN
import Tensors

/// The games of chapter 5.
enum TwoLayerPlay: Play {
  /// 60,000 steps on drawn digits.
  case digits
  /// 60,000 steps on MNIST.
  case mnist
  /// 2,000 steps of two players who want the same.
  case asPrinted

  /// The configuration that `chapter-gan` would use.
  private var configuration: GAN.Configuration {
    var configuration = GAN.Configuration(preset: self == .asPrinted ? .quick : .paper)
    if self == .asPrinted {
      configuration.playAsPrinted()
      configuration.steps = 2_000
    }
    return configuration
  }

  /// Where the pictures come from.
  private var source: PictureSource { PictureSource(self == .mnist ? .mnist : .digits, in: nil) }

  var steps: Int { configuration.steps }

  var moments: [Int] { [0, 500, 3_000, 12_000] }

  var description: String {
    switch self {
    case .digits: "chapter 5 on drawn digits"
    case .mnist: "chapter 5 on MNIST"
    case .asPrinted: "chapter 5, as printed,"
    }
  }

  func start() throws -> GAN.Game {
    let pictures = try source.training(drawn: configuration.drawnCount, seed: Self.seed)
    return GAN.Game(configuration, pictures: pictures, seed: Self.seed)
  }

  /// Pictures that the players have not seen.
  func heldOut() throws -> LabelledImages { try source.heldOut(drawn: 2_000, seed: Self.seed) }
}

extension Performance<TwoLayerPlay> {
  /// What the discriminator says about pictures that it has not seen.
  func examination() throws -> Examination {
    let heldOut = try play.heldOut()
    var random = random("evaluate")
    var chosen = ShuffledBatches(count: heldOut.count, batchSize: 2_000, stream: random)
    return game.examination(on: heldOut.tensor(chosen.next(), from: 0, to: 1), using: &random)
  }
}
