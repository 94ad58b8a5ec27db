public import Foundation
public import Datasets
import NeuralNetworks
public import Tensors
public import Training

/// The two players, their optimisers, and the data: one step of the game after another.
public struct Game: Trainable {
  /// Every hyper-parameter.
  public let configuration: Configuration
  /// The player that makes pictures.
  public let generator: Generator
  /// The player that judges them.
  public let discriminator: Discriminator
  /// Steps taken.
  public private(set) var step = 0

  private let pictures: LabelledImages
  private let dtype: DType
  private var generatorOptimiser: Adam
  private var discriminatorOptimiser: Adam
  private let generatorParameters: ParameterList
  private let discriminatorParameters: ParameterList
  private var noise: SplitMix64
  private var batches: ShuffledBatches

  /// Two players who have not met.
  /// - Parameters:
  ///   - pictures: the data, of 28 × 28 grey pixels.
  ///   - seed: decides every random draw; each purpose has a stream of its own.
  public init(
    _ configuration: Configuration, pictures: LabelledImages, seed: UInt64,
    dtype: DType = .float32
  ) {
    if pictures.bytesPerImage != configuration.pixelCount {
      fatalError(
        "pictures of \(configuration.pixelCount) bytes were expected, found \(pictures.bytesPerImage)"
      )
    }
    let root = SplitMix64(seed: seed)
    var weights = root.stream("weights")
    self.configuration = configuration
    self.pictures = pictures
    self.dtype = dtype
    generator = Generator(configuration, dtype: dtype, using: &weights)
    discriminator = Discriminator(configuration, dtype: dtype, using: &weights)
    generatorParameters = generator.parameters
    discriminatorParameters = discriminator.parameters
    generatorOptimiser = Adam(
      learningRate: configuration.learningRate, beta1: configuration.beta1)
    discriminatorOptimiser = generatorOptimiser
    noise = root.stream("noise")
    batches = ShuffledBatches(
      count: pictures.count, batchSize: configuration.batchSize, stream: root.stream("batches"))
  }

  // MARK: One step

  /// k steps of the discriminator, each with new pictures and new noise, then one of the generator.
  public mutating func takeStep() -> [Metric] {
    var record = (discriminator: 0.0, generator: 0.0)
    for _ in 0..<configuration.discriminatorSteps { record.discriminator = improveDiscriminator() }
    record.generator = improveGenerator()
    step += 1
    return [
      Metric("discriminatorLoss", record.discriminator),
      Metric("generatorLoss", record.generator),
    ]
  }

  /// Teaches the discriminator to tell this batch from what the generator makes now.
  mutating func improveDiscriminator() -> Double {
    let real = pictures.tensor(batches.next(), from: 0, to: 1, dtype: dtype)
    let generated = generator(drawNoise(configuration.batchSize, &noise))
    let (loss, gradients) = valueAndGradients(of: discriminatorParameters) {
      discriminatorLoss(real: discriminator(real), generated: discriminator(generated))
    }
    discriminatorOptimiser.update(discriminatorParameters, along: gradients)
    return loss.item
  }

  /// Teaches the generator, through the discriminator, which itself stays as it is.
  mutating func improveGenerator() -> Double {
    let z = drawNoise(configuration.batchSize, &noise)
    let (loss, gradients) = valueAndGradients(of: generatorParameters) {
      generatorLoss(discriminator(generator(z)))
    }
    generatorOptimiser.update(generatorParameters, along: gradients)
    return loss.item
  }

  private func generatorLoss(_ verdict: Verdict) -> Tensor {
    switch configuration.generatorLoss {
    case .nonSaturating: nonSaturatingLoss(generated: verdict)
    case .saturating: saturatingLoss(generated: verdict)
    case .cooperating: cooperatingLoss(generated: verdict)
    }
  }

  /// z, uniform in [−1, 1]: [count, latents].
  public func drawNoise(_ count: Int, _ random: inout SplitMix64) -> Tensor {
    .uniform([count, configuration.latentCount], from: -1, to: 1, dtype: dtype, using: &random)
  }
}

// MARK: - Saving

extension Game {
  private static let network = "two-layer GAN"

  /// Both networks, both optimisers, the noise and the place in the data.
  public func checkpoint() -> Checkpoint {
    var checkpoint = Checkpoint(network: Self.network, step: step)
    checkpoint.store(generatorParameters, as: "generator")
    checkpoint.store(discriminatorParameters, as: "discriminator")
    checkpoint.store(generatorOptimiser, of: generatorParameters, as: "generator")
    checkpoint.store(discriminatorOptimiser, of: discriminatorParameters, as: "discriminator")
    checkpoint.store([noise.state], as: "noise")
    checkpoint.store([UInt64(batches.state.drawn)], as: "batches")
    return checkpoint
  }

  /// Goes back to a checkpoint, to the bit; where it does not fit, nothing is changed.
  public mutating func restore(_ url: URL) throws(CheckpointError) {
    let checkpoint = try Checkpoint(contentsOf: url, network: Self.network)
    var restored = self  // whose parameters are this game's own: they come last
    try checkpoint.restore(&restored.generatorOptimiser, of: generatorParameters, as: "generator")
    try checkpoint.restore(
      &restored.discriminatorOptimiser, of: discriminatorParameters, as: "discriminator")
    restored.noise.state = try checkpoint.numbers("noise", count: 1)[0]
    let drawn = Int(clamping: try checkpoint.numbers("batches", count: 1)[0])
    restored.batches = batches.resumed(after: drawn)
    restored.step = checkpoint.step
    try checkpoint.restore([
      "generator": generatorParameters, "discriminator": discriminatorParameters,
    ])
    self = restored
  }
}
