public import Datasets
import GAN
import NeuralNetworks
public import Tensors
public import Training

/// Two convolutional players, their optimisers, and the data: one step of the game after another.
///
/// Every purpose has a stream of random numbers of its own, so that noise, labels, masks and
/// batches do not depend on one another. Batches are shuffled; two of the published programs walk
/// through the files in order, and one of them takes `next(iter(dataset))` each time, which is for
/// ever the first batch.
public struct Game {
  /// Every hyper-parameter.
  public let configuration: Configuration
  /// The player that makes pictures.
  public let generator: any Generator
  /// The player that judges them.
  public let discriminator: any Discriminator
  /// Steps taken.
  public internal(set) var step = 0

  let pictures: LabelledImages
  let dtype: DType
  var generatorOptimiser, discriminatorOptimiser: any Optimiser
  let generatorParameters, discriminatorParameters: ParameterList
  var noise, labels, masks: SplitMix64
  var batches: ShuffledBatches

  /// Two players who have not met.
  /// - Parameters:
  ///   - pictures: the data, of the size that the configuration says.
  ///   - seed: decides every random draw.
  public init(
    _ configuration: Configuration, pictures: LabelledImages, seed: UInt64,
    dtype: DType = .float32
  ) {
    if pictures.shape != configuration.pictureShape {
      fatalError(
        "pictures of \(configuration.pictureShape) were expected, found \(pictures.shape)")
    }
    let root = SplitMix64(seed: seed)
    var weights = root.stream("weights")
    self.configuration = configuration
    self.pictures = pictures
    self.dtype = dtype
    generator = configuration.makeGenerator(dtype: dtype, using: &weights)
    discriminator = configuration.makeDiscriminator(dtype: dtype, using: &weights)
    generatorParameters = generator.parameters
    discriminatorParameters = discriminator.parameters
    generatorOptimiser = configuration.generatorRule.optimiser
    discriminatorOptimiser = configuration.discriminatorRule.optimiser
    (noise, labels) = (root.stream("noise"), root.stream("labels"))
    masks = root.stream("masks")
    batches = ShuffledBatches(
      count: pictures.count, batchSize: configuration.batchSize, stream: root.stream("batches"))
  }

  // MARK: One step

  /// k steps of the discriminator, each with new pictures and new noise, then one of the generator.
  public mutating func takeStep() -> [Metric] {
    var record: [Metric] = []
    for _ in 0..<configuration.discriminatorSteps { record = improveDiscriminator() }
    record.insert(Metric("generatorLoss", improveGenerator()), at: 1)
    step += 1
    return record
  }

  /// Teaches the discriminator to tell this batch from what the generator makes now.
  mutating func improveDiscriminator() -> [Metric] {
    let real = realPictures(batches.next())
    let generated = generator(
      drawNoise(configuration.batchSize, &noise),
      mode: configuration.network.predictsForgeries ? .inference : .training)
    var verdicts: Verdicts?
    let (loss, gradients) = valueAndGradients(of: discriminatorParameters) {
      verdicts = judge(real: real, generated: generated)
      return discriminatorLoss(verdicts!)
    }
    discriminatorOptimiser.update(discriminatorParameters, along: gradients)
    return [
      Metric("discriminatorLoss", loss.item), Metric("accuracy", verdicts!.accuracy),
      Metric("negativePixels", negativeShare(of: generated)),
      Metric("onePixelRule", onePixelRule(real: real, generated: generated)),
    ]
  }

  /// Teaches the generator, through the discriminator, whose weights stay as they are.
  ///
  /// The discriminator is in training mode here as well, as in all the published programs: with
  /// masks, and with running averages that see this batch too.
  mutating func improveGenerator() -> Double {
    let z = drawNoise(configuration.batchSize, &noise)
    let (loss, gradients) = valueAndGradients(of: generatorParameters) {
      let pictures = generator(z, mode: .training)
      return generatorLoss(discriminator(pictures, mode: .training, using: &masks))
    }
    generatorOptimiser.update(generatorParameters, along: gradients)
    return loss.item
  }

  // MARK: What goes in

  /// z: [count, latents].
  public func drawNoise(_ count: Int, _ random: inout SplitMix64) -> Tensor {
    let shape = [count, configuration.latentCount]
    switch configuration.noise {
    case .normal: return .normal(shape, dtype: dtype, using: &random)
    case .uniform: return .uniform(shape, from: -1, to: 1, dtype: dtype, using: &random)
    }
  }

  /// The pictures at some places of the training set.
  private func realPictures(_ indices: [Int]) -> Tensor {
    configuration.tensor(of: pictures, at: indices, dtype: dtype)
  }
}

extension Configuration {
  /// Pictures as the networks see them, [indices, height, width, channels], from `black` to 1.
  public func tensor(
    of images: LabelledImages, at indices: [Int], dtype: DType = .float32
  ) -> Tensor {
    images.tensor(indices, from: black, to: 1, dtype: dtype)
      .reshaped([indices.count] + pictureShape)
  }
}
