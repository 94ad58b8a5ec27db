import ChapterOptions
import Datasets
import GAN
import Pictures
import SSGAN
import Tensors
import Training

/// The games of chapter 7.
enum SemiSupervisedPlay: Play {
  /// `chapter-ssgan` without options: the book's recipe on drawn digits, 100 labels.
  case digits
  /// The same as printed, with all labels.
  case asPrinted
  /// All labels, and all else as it is meant.
  case allLabels
  /// The default on MNIST.
  case mnist
  /// MNIST with the recipe of 2016.
  case mnistMatched

  var configuration: SSGAN.Configuration {
    var game = SSGAN.Configuration(
      self == .mnistMatched ? .featureMatching : .nPlusOne, preset: .quick)
    switch self {
    case .digits, .mnist, .mnistMatched: break
    case .asPrinted: game.apply(Misprint.allCases)
    case .allLabels: game.labelCount = nil
    }
    return game
  }

  private var source: PictureSource {
    PictureSource(self == .mnist || self == .mnistMatched ? .mnist : .digits, in: nil)
  }

  var steps: Int { configuration.steps }

  var moments: [Int] { self == .digits ? [100, 500, 1_000] : [] }

  var description: String {
    switch self {
    case .digits: "chapter 7 on drawn digits"
    case .asPrinted: "chapter 7 on drawn digits, as printed,"
    case .allLabels: "chapter 7 on drawn digits, all labelled,"
    case .mnist: "chapter 7 on MNIST"
    case .mnistMatched: "chapter 7 on MNIST, features matched,"
    }
  }

  func start() throws -> Experiment {
    Experiment(
      configuration, subset: try configuration.subset(of: split().learned), seed: Self.seed)
  }

  func measure(_ experiment: Experiment) throws -> [Metric] {
    self == .digits ? experiment.validation(on: try split().validation) : []
  }

  /// Pictures that both are tested with.
  func test() throws -> LabelledImages { try source.heldOut(drawn: 5_000, seed: Self.seed) }

  /// Pictures that are learned from, and those that the twin's rate is chosen by.
  func split() throws -> ValidationSplit {
    let images = try source.training(drawn: configuration.drawnCount, seed: Self.seed)
    return ValidationSplit(of: images, seed: configuration.labelSeed)
  }
}

/// The data's mean picture and some of the data, and below it samples from the same noise on the way.
func meanAndSamples(_ performance: Performance<SemiSupervisedPlay>, columns: Int) throws -> Image {
  let game = performance.game.game
  let pictures = try performance.play.split().learned
  let real = game.configuration.tensor(of: pictures, at: [Int](0..<2_000))
  let first = concatenated([
    real.mean(along: 0, keepingDimension: true), real.sliced(0..<columns - 1),
  ])
  let rows = performance.samples.map { $0.sliced(0..<columns) }
  return game.sheet(concatenated([first] + rows), columns: columns)
}

/// What the game and its best twin take test pictures for.
func confusions(_ performance: Performance<SemiSupervisedPlay>) throws -> Image {
  let (experiment, test) = (performance.game, try performance.play.test())
  let twin = experiment.bestTwin(on: try performance.play.split().validation).twin
  func chart(_ title: String, _ matrix: ConfusionMatrix) -> Image {
    let errors = String(format: "%.1f %%", 100 * (1 - matrix.accuracy))
    return ConfusionChart(matrix, title: "\(title): \(errors) errors")
      .rendered(width: 560, height: 560)
  }
  return Image.grid(
    [
      chart("semi-supervised GAN", experiment.game.confusion(on: test)),
      chart("supervised twin", twin.confusion(on: test)),
    ], columns: 2, spacing: 12)
}

/// Test errors on MNIST with several numbers of labels, three seeds each.
func labelStudy() throws -> Image {
  let source = PictureSource(.mnist, in: nil)
  let (images, test) = (
    try source.training(drawn: 0, seed: 1), try source.heldOut(drawn: 0, seed: 1)
  )
  var outcomes: [Experiment.Outcome] = []
  for count in [20, 50, 100, 200, 1_000, nil] as [Int?] {
    for seed in UInt64(1)...3 {
      var game = SSGAN.Configuration(.nPlusOne, preset: .quick)
      (game.labelCount, game.labelSeed, game.steps) = (count, seed, 1_000)
      let split = ValidationSplit(of: images, seed: seed)
      var experiment = Experiment(game, subset: try game.subset(of: split.learned), seed: seed)
      for _ in 0..<game.steps { _ = experiment.takeStep() }
      outcomes.append(
        Experiment.Outcome(of: experiment, seed: seed, validation: split.validation, test: test))
    }
  }
  return Experiment.errorChart(outcomes)
}
