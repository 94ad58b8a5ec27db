import ChapterOptions
import DCGAN
import GAN
import Pictures
import Tensors

/// The games of chapter 6.
enum ConvolutionalPlay: Play {
  /// `chapter-dcgan` without options: the article's networks, narrow, on drawn digits.
  case digits
  /// The same with data in [0, 1], as printed.
  case digitsAsPrinted
  /// Twice through MNIST with the article's networks as they are.
  case mnist
  /// The frogs' networks, narrow, on drawn frogs.
  case frogs
  /// The same with data in [0, 1] and labels above 1, as printed.
  case frogsAsPrinted
  /// 10,000 steps on CIFAR-10's frogs at a quarter of the width.
  case photographs

  /// The configuration that `chapter-dcgan` would use.
  var configuration: DCGAN.Configuration {
    switch self {
    case .digits: return DCGAN.Configuration(.mnist, preset: .quick)
    case .digitsAsPrinted:
      var configuration = DCGAN.Configuration(.mnist, preset: .quick)
      configuration.playAsPrinted()
      return configuration
    case .mnist:
      var configuration = DCGAN.Configuration(.mnist, preset: .paper)
      configuration.steps = 1_875
      return configuration
    case .frogs: return DCGAN.Configuration(.frog, preset: .quick)
    case .frogsAsPrinted:
      var configuration = DCGAN.Configuration(.frog, preset: .quick)
      configuration.playAsPrinted()
      return configuration
    case .photographs:
      var configuration = DCGAN.Configuration(.frog, preset: .paper)
      configuration.widthFactor = 0.25
      return configuration
    }
  }

  private var source: PictureSource {
    switch self {
    case .digits, .digitsAsPrinted: PictureSource(.digits, in: nil)
    case .mnist: PictureSource(.mnist, in: nil)
    case .frogs, .frogsAsPrinted: PictureSource(.sprites, in: nil, class: "frog")
    case .photographs: PictureSource(.cifar10, in: nil, class: "frog")
    }
  }

  var steps: Int { configuration.steps }

  var moments: [Int] {
    switch self {
    case .digits, .digitsAsPrinted: [0, 50, 150, 500]
    case .mnist: [0, 100, 400]
    case .frogs, .frogsAsPrinted: [0, 100, 300, 800]
    case .photographs: [100, 1_000, 4_000]
    }
  }

  var description: String {
    switch self {
    case .digits: "chapter 6 on drawn digits"
    case .digitsAsPrinted: "chapter 6 on drawn digits, as printed,"
    case .mnist: "chapter 6 on MNIST"
    case .frogs: "chapter 6 on drawn frogs"
    case .frogsAsPrinted: "chapter 6 on drawn frogs, as printed,"
    case .photographs: "chapter 6 on CIFAR-10's frogs"
    }
  }

  func start() throws -> DCGAN.Game {
    let pictures = try source.training(drawn: configuration.drawnCount, seed: Self.seed)
    return DCGAN.Game(configuration, pictures: pictures, seed: Self.seed)
  }
}

extension Performance<ConvolutionalPlay> {
  /// The first samples of each moment, a row each.
  func rows(of columns: Int) -> Image {
    game.sheet(concatenated(samples.map { $0.sliced(0..<columns) }), columns: columns)
  }
}
