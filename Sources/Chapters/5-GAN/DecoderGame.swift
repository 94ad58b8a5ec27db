public import Datasets
public import Foundation
import NeuralNetworks
public import Tensors
public import Training
import VariationalAutoencoder

/// Chapter 4's decoder in the place of the generator: the same network and the same codes, but taught by a
/// discriminator instead of an encoder.
///
/// The discriminator is chapter 4's encoder with one number at its end. Both losses are this chapter's, and
/// Adam has the constants that Radford et al. (2016) recommend: a rate of 2·10⁻⁴ and β₁ = 0.5.
public struct DecoderGame: Trainable {
  /// Steps taken.
  public private(set) var step = 0
  /// The codes' numbers.
  public let latentCount: Int

  private let generator: any Decoder
  private let judge: Judge
  private let generatorParameters, judgeParameters: ParameterList
  private let pictures: LabelledImages
  private var generatorOptimiser = Adam(learningRate: 2e-4, beta1: 0.5)
  private var judgeOptimiser = Adam(learningRate: 2e-4, beta1: 0.5)
  private var noise: SplitMix64
  private var batches: ShuffledBatches

  /// An encoder's trunk and one number: a discriminator.
  private struct Judge: Module {
    let trunk: any Trunk
    let logit: Dense

    func callAsFunction(_ pictures: Tensor) -> Verdict {
      Verdict(logits: logit(trunk(pictures)), convention: .realIsOne)
    }
  }

  /// Two players who have not met.
  /// - Parameters:
  ///   - configuration: chapter 4's, which decides the networks, the codes and the batch.
  ///   - pictures: the data, of the size that the configuration says.
  ///   - seed: decides every random draw.
  public init(
    _ configuration: VariationalAutoencoder.Configuration, pictures: LabelledImages, seed: UInt64
  ) {
    let root = SplitMix64(seed: seed)
    var weights = root.stream("weights")
    generator = configuration.makeDecoder(using: &weights)
    judge = Judge(
      trunk: configuration.makeTrunk(using: &weights),
      logit: Dense(
        inputs: configuration.hiddenCount, outputs: 1, weights: .glorotUniform, using: &weights))
    (generatorParameters, judgeParameters) = (generator.parameters, judge.parameters)
    (latentCount, self.pictures) = (configuration.latentCount, pictures)
    noise = root.stream("noise")
    batches = ShuffledBatches(
      count: pictures.count, batchSize: configuration.batchSize, stream: root.stream("batches"))
  }

  /// One step of the discriminator, then one of the generator, with new codes.
  public mutating func takeStep() -> [Metric] {
    let real = pictures.pictures(batches.next())
    let generated = self.pictures(from: codes(batches.batchSize, using: &noise))
    let (judgeLoss, judgeGradients) = valueAndGradients(of: judgeParameters) {
      discriminatorLoss(real: judge(real), generated: judge(generated))
    }
    judgeOptimiser.update(judgeParameters, along: judgeGradients)
    let z = codes(batches.batchSize, using: &noise)
    let (loss, gradients) = valueAndGradients(of: generatorParameters) {
      nonSaturatingLoss(generated: judge(self.pictures(from: z)))
    }
    generatorOptimiser.update(generatorParameters, along: gradients)
    step += 1
    return [Metric("discriminatorLoss", judgeLoss.item), Metric("generatorLoss", loss.item)]
  }

  /// z ~ N(0, I), as chapter 4's prior: [count, latents].
  public func codes(_ count: Int, using random: inout SplitMix64) -> Tensor {
    .normal([count, latentCount], using: &random)
  }

  /// What the decoder makes of codes: [count, height, width, channels] in [0, 1].
  public func pictures(from codes: Tensor) -> Tensor { sigmoid(generator(codes)) }
}

// MARK: - Saving

extension DecoderGame {
  private static let network = "decoder in a game"

  /// Both networks, both optimisers, the noise and the place in the data.
  public func checkpoint() -> Checkpoint {
    var checkpoint = Checkpoint(network: Self.network, step: step)
    checkpoint.store(generatorParameters, as: "generator")
    checkpoint.store(judgeParameters, as: "discriminator")
    checkpoint.store(generatorOptimiser, of: generatorParameters, as: "generator")
    checkpoint.store(judgeOptimiser, of: judgeParameters, as: "discriminator")
    checkpoint.store([noise.state], as: "noise")
    return checkpoint
  }

  /// Goes back to a checkpoint, to the bit; where it does not fit, nothing is changed.
  public mutating func restore(_ url: URL) throws(CheckpointError) {
    let checkpoint = try Checkpoint(contentsOf: url, network: Self.network)
    var restored = self  // whose parameters are this game's own: they come last
    try checkpoint.restore(&restored.generatorOptimiser, of: generatorParameters, as: "generator")
    try checkpoint.restore(&restored.judgeOptimiser, of: judgeParameters, as: "discriminator")
    restored.noise.state = try checkpoint.numbers("noise", count: 1)[0]
    restored.step = checkpoint.step
    restored.batches = batches.resumed(after: checkpoint.step)
    try checkpoint.restore(["generator": generatorParameters, "discriminator": judgeParameters])
    self = restored
  }
}
