import Datasets
import GAN
import NeuralNetworks
public import Tensors
public import Training

/// The two players, their optimisers, and data of which some labels are known: one step of the game
/// after another.
///
/// A step is one turn of the discriminator and then some of the generator, each with new noise and new
/// pictures. The discriminator sees labelled pictures, unlabelled ones and generated ones as batches of
/// their own, so that batch norm sees each kind by itself; where all labels are known, the labelled
/// batch is the unlabelled one too. Every purpose has a stream of random numbers of its own.
///
/// A copy shares the networks' weights with the original; what is to be kept is written as a checkpoint.
public struct SSGANTraining: ClassifierTraining {
  /// Every hyper-parameter.
  public let configuration: Configuration
  /// The data, and which labels are known.
  public let subset: LabelSubset
  /// The player that makes pictures.
  public let generator: any Generator
  /// The player that classifies them.
  public let discriminator: any Discriminator
  /// The discriminator's averaged weights; nil where there are none.
  public let average: WeightAverage?
  /// Steps taken.
  public internal(set) var step = 0

  let dtype: DType
  let generatorParameters, discriminatorParameters: ParameterList
  var generatorOptimiser, discriminatorOptimiser: Adam
  var noise, masks: SplitMix64
  var labelledBatches, unlabelledBatches, generatorBatches: ShuffledBatches

  /// Two players who have not met.
  /// - Parameters:
  ///   - subset: the data, of the size and the classes that the configuration says.
  ///   - seed: decides every random draw but that of the subset.
  public init(
    _ configuration: Configuration, subset: LabelSubset, seed: UInt64, dtype: DType = .float32
  ) {
    configuration.check(subset.pictures)
    let root = SplitMix64(seed: seed)
    var (weights, masks) = (root.stream("generator"), root.stream("masks"))
    (self.configuration, self.subset, self.dtype) = (configuration, subset, dtype)
    generator = configuration.makeGenerator(dtype: dtype, using: &weights)
    discriminator = configuration.preparedDiscriminator(
      for: subset, dtype: dtype, root: root, using: &masks)
    average = WeightAverage(of: discriminator, configuration, dtype: dtype)
    generatorParameters = generator.parameters
    discriminatorParameters = discriminator.parameters
    generatorOptimiser = configuration.optimiser(rate: configuration.learningRate)
    discriminatorOptimiser = configuration.discriminatorOptimiser
    (noise, self.masks) = (root.stream("noise"), masks)
    labelledBatches = configuration.labelledBatches(of: subset, root: root)
    func allPictures(_ purpose: String) -> ShuffledBatches {
      ShuffledBatches(
        count: subset.pictures.count, batchSize: configuration.batchSize,
        stream: root.stream(purpose))
    }
    unlabelledBatches = allPictures("unlabelled batches")
    generatorBatches = allPictures("generator's batches")
  }

  // MARK: One step

  /// One turn of the discriminator, then the generator's.
  public mutating func takeStep() -> [Metric] {
    var metrics = improveDiscriminator()
    for turn in 1...configuration.generatorSteps {
      let measured = improveGenerator()
      if turn == configuration.generatorSteps { metrics += measured }
    }
    step += 1
    return metrics
  }

  /// Teaches the discriminator the labelled pictures' classes, and to tell real from generated.
  mutating func improveDiscriminator() -> [Metric] {
    let batch = nextBatch()
    let generated = generator(drawNoise(configuration.batchSize, &noise), mode: .training)
    var losses: DiscriminatorLosses?
    let (loss, gradients) = valueAndGradients(of: discriminatorParameters) {
      losses = discriminatorLosses(on: batch, generated: generated)
      return losses!.total(configuration)
    }
    discriminatorOptimiser.update(discriminatorParameters, along: gradients)
    average?.follow(discriminator, step: step + 1)
    return [Metric("discriminatorLoss", loss.item)] + losses!.metrics
  }

  /// Teaches the generator, through the discriminator, whose weights stay as they are.
  ///
  /// The discriminator is in training mode here as well, as in both sources.
  mutating func improveGenerator() -> [Metric] {
    let z = drawNoise(configuration.batchSize, &noise)
    let chosen = generatorBatches.next()
    var losses: GeneratorLosses?
    let (loss, gradients) = valueAndGradients(of: generatorParameters) {
      losses = generatorLosses(on: generator(z, mode: .training), chosen: chosen)
      return losses!.total
    }
    generatorOptimiser.update(generatorParameters, along: gradients)
    return [Metric("generatorLoss", loss.item)] + losses!.metrics
  }

  // MARK: What goes in

  /// z, uniform from `lowestNoise` to 1: [count, latents].
  public func drawNoise(_ count: Int, _ random: inout SplitMix64) -> Tensor {
    .uniform(
      [count, configuration.latentCount], from: configuration.lowestNoise, to: 1, dtype: dtype,
      using: &random)
  }

  /// Some labelled pictures and, unless all are labelled, some of all.
  mutating func nextBatch() -> RealBatch {
    RealBatch(
      labelled: configuration.nextLabelled(of: subset, &labelledBatches, dtype: dtype),
      unlabelled: subset.isEverything
        ? nil
        : configuration.tensor(of: subset.pictures, at: unlabelledBatches.next(), dtype: dtype))
  }
}

/// What the discriminator learns from in one turn, besides generated pictures.
struct RealBatch {
  let labelled: LabelledBatch
  /// [batch, height, width, channels]; nil where the labelled pictures are taken.
  let unlabelled: Tensor?
}
