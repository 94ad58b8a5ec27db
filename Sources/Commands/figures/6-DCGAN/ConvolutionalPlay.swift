import ChapterOptions
import DCGAN
import Datasets
import Evaluation
import GAN
import Pictures
import Tensors

/// The games of chapter 6.
enum ConvolutionalPlay: Play {
  /// `chapter-dcgan` without options: the article's networks, narrow, on drawn digits.
  case digits
  /// The same with data in [0, 1], as printed.
  case digitsAsPrinted
  /// The same with kernels of 4, which the stride divides.
  case digitsEven
  /// Twice through MNIST with the article's networks as they are.
  case mnist
  /// The frogs' networks, narrow, on drawn frogs.
  case frogs
  /// The same with data in [0, 1] and labels above 1, as printed.
  case frogsAsPrinted
  /// 200 steps of the frogs' game with a generator that stands almost still.
  case still
  /// The same as printed.
  case stillAsPrinted
  /// 5,000 steps on CIFAR-10's frogs at a quarter of the width.
  case photographs

  /// The configuration that `chapter-dcgan` would use.
  private var configuration: DCGAN.Configuration {
    let isPaper = self == .mnist || self == .photographs
    var configuration = DCGAN.Configuration(network, preset: isPaper ? .paper : .quick)
    switch self {
    case .digits, .frogs: break
    case .digitsAsPrinted, .frogsAsPrinted: configuration.playAsPrinted()
    case .digitsEven: configuration.stridedKernel = 4
    case .mnist: configuration.steps = 1_875
    case .still, .stillAsPrinted:
      configuration.generatorRule.learningRate = 1e-6
      configuration.steps = 200
      if self == .stillAsPrinted { configuration.playAsPrinted() }
    case .photographs: (configuration.widthFactor, configuration.steps) = (0.25, 5_000)
    }
    return configuration
  }

  private var network: DCGAN.Network {
    switch self {
    case .digits, .digitsAsPrinted, .digitsEven, .mnist: .mnist
    case .frogs, .frogsAsPrinted, .still, .stillAsPrinted, .photographs: .frog
    }
  }

  private var source: PictureSource {
    switch self {
    case .digits, .digitsAsPrinted, .digitsEven: PictureSource(.digits, in: nil)
    case .mnist: PictureSource(.mnist, in: nil)
    case .photographs: PictureSource(.cifar10, in: nil, class: "frog")
    default: PictureSource(.sprites, in: nil, class: "frog")
    }
  }

  var steps: Int { configuration.steps }

  var moments: [Int] {
    switch self {
    case .digits, .digitsAsPrinted, .digitsEven: [0, 50, 150, 500]
    case .mnist: [0, 100, 400]
    case .frogs: [0, 100, 300, 800]
    case .frogsAsPrinted: [100]
    case .still, .stillAsPrinted: []
    case .photographs: [100, 500, 2_000]
    }
  }

  var description: String {
    switch self {
    case .digits: "chapter 6 on drawn digits"
    case .digitsAsPrinted: "chapter 6 on drawn digits, as printed,"
    case .digitsEven: "chapter 6 on drawn digits, with kernels of 4,"
    case .mnist: "chapter 6 on MNIST"
    case .frogs: "chapter 6 on drawn frogs"
    case .frogsAsPrinted: "chapter 6 on drawn frogs, as printed,"
    case .still: "chapter 6 with a generator that stands still"
    case .stillAsPrinted: "chapter 6 with a generator that stands still, as printed,"
    case .photographs: "chapter 6 on CIFAR-10's frogs"
    }
  }

  func start() throws -> DCGAN.Game {
    DCGAN.Game(configuration, pictures: try training(), seed: Self.seed)
  }

  /// Pictures that the players learn from.
  func training() throws -> LabelledImages {
    try source.training(drawn: configuration.drawnCount, seed: Self.seed)
  }

  /// Pictures that they have not seen.
  func heldOut() throws -> LabelledImages { try source.heldOut(drawn: 2_000, seed: Self.seed) }

  func gauge() throws -> SampleGauge? {
    if self != .digits { return nil }
    let random = SplitMix64(seed: Self.seed).stream("watch")
    var drawing = random.stream("held-out pictures")
    return SampleGauge(
      training: try training(), heldOut: try source.heldOut(drawn: 500, seed: drawing.next()),
      classifier: ShippedClassifier.digits.classifier, count: 500,
      stream: random.stream("choice"))
  }
}

extension Performance<ConvolutionalPlay> {
  /// The first samples of each moment, a row each.
  func rows(of columns: Int) -> Image {
    game.sheet(concatenated(samples.map { $0.sliced(0..<columns) }), columns: columns)
  }
}
