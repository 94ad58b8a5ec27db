public import Datasets
public import GAN
public import Tensors

/// Grey pictures of 28 × 28 as points of 784 numbers from −1 to 1, for convolutional networks: the strict
/// pair of chapter 6, with any remedy that can be taken there.
public struct PicturePoints: PointSource {
  /// The pictures.
  public let pictures: LabelledImages

  /// How many are learned from, where they are drawn.
  public static let drawnCount = 20_000

  /// What is compared where nobody asks for something else: the two best of the collapse-prone
  /// ring, and what was made for pictures.
  public static let usualTreatments: [[Remedy]] =
    [Remedy(.packing), Remedy(.gradientDescent), Remedy(.spectralNorm)].map { [$0] }

  /// Each picture is drawn as often as any other.
  public init(_ pictures: LabelledImages) {
    if pictures.shape != [28, 28, 1] || pictures.count == 0 {
      fatalError(
        "pictures of [28, 28, 1] were expected, found \(pictures.count) of \(pictures.shape)")
    }
    self.pictures = pictures
  }

  /// The pictures' name.
  public var name: String { pictures.name }
  /// 784.
  public var dimension: Int { pictures.bytesPerImage }
  /// From −1, black, to 1.
  public var range: Activation { .tanh }

  /// Pictures with replacement, [count, 784].
  public func sample(_ count: Int, dtype: DType, using random: inout SplitMix64) -> Tensor {
    let chosen = (0..<count).map { _ in random.below(pictures.count) }
    return pictures.tensor(chosen, from: -1, to: 1, dtype: dtype).reshaped([count, dimension])
  }

  /// Convolutional ones.
  public func makePlayers(
    _ configuration: Configuration, _ rules: Rules, dtype: DType, seed: Seeds
  ) -> Players {
    var (first, second) = (seed.generator, seed.discriminator)
    return Players(
      generator: PictureGenerator(configuration, rules, dtype: dtype, using: &first),
      discriminator: PictureDiscriminator(configuration, rules, dtype: dtype, using: &second))
  }

  /// Convolutions have gradients, but not gradients of gradients.
  public func objection(to remedy: Remedy.Kind) -> String? {
    switch remedy {
    case .r1, .wasserstein, .unrolling:
      "the gradient of a convolution cannot be differentiated again"
    default: nil
    }
  }
}

extension Configuration {
  /// The strict networks of chapter 6 at half their width and with its rates, in batches of 64 from normal
  /// noise.
  public static func digits(_ preset: Preset = .paper, remedies: [Remedy] = []) -> Configuration {
    var configuration = Configuration(.tuned, remedies: remedies)
    (configuration.latentCount, configuration.hiddenCount) = (100, 64)
    (configuration.batchSize, configuration.steps) = (64, 2_500)
    (configuration.generatorRate, configuration.discriminatorRate) = (2e-4, 2e-4)
    switch preset {
    case .paper: break
    case .quick: (configuration.hiddenCount, configuration.steps) = (32, 1_500)
    case .smoke:
      (configuration.hiddenCount, configuration.batchSize, configuration.steps) = (2, 4, 3)
    }
    return configuration
  }
}
