public import Datasets
public import Foundation
import NeuralNetworks
public import Tensors
public import Training

/// An autoencoder, its optimiser and the data: one step of training after another.
public struct AutoencoderTraining: EpochTrainable {
  /// Every hyper-parameter.
  public let configuration: Configuration
  /// What is trained.
  public let model: Autoencoder
  /// Steps taken.
  public private(set) var step = 0

  private let pictures: LabelledImages
  private let dtype: DType
  private let parameters: ParameterList
  private var optimiser: any Optimiser
  private var noise, binarisation: SplitMix64
  private var batches: ShuffledBatches

  /// Two networks that have seen nothing.
  /// - Parameters:
  ///   - pictures: the data, of the size that the configuration says.
  ///   - seed: decides every random draw; each purpose has a stream of its own.
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
    model = Autoencoder(configuration, dtype: dtype, using: &weights)
    parameters = model.parameters
    (self.configuration, self.pictures, self.dtype) = (configuration, pictures, dtype)
    optimiser = configuration.optimiser
    (noise, binarisation) = (root.stream("noise"), root.stream("binarisation"))
    batches = ShuffledBatches(
      count: pictures.count, batchSize: configuration.batchSize, stream: root.stream("batches"))
  }

  /// Steps of a walk through all pictures; those that fill no batch wait for the next.
  public var stepsPerEpoch: Int { batches.batchesPerEpoch }

  /// Multiplications and additions of a step: a gradient takes twice as many as both networks.
  public var operationsPerStep: Double {
    let (encoder, decoder) = model.summaries(configuration)
    return 3 * Double(configuration.batchSize * (encoder.operations + decoder.operations))
  }

  /// One batch, a code of each picture, and a step down the loss.
  public mutating func takeStep() -> [Metric] {
    let x = nextPictures()
    var bound: Bound!
    let (loss, gradients) = valueAndGradients(of: parameters) {
      bound = model.bound(on: x, using: &noise)
      return bound.loss(configuration)
    }
    optimiser.update(parameters, along: gradients)
    step += 1
    return [
      Metric("loss", loss.item),
      Metric("reconstruction", bound.reconstruction.untraced.mean().item),
      Metric("divergence", bound.divergence.untraced.mean().item),
    ]
  }

  private mutating func nextPictures() -> Tensor {
    let chosen = batches.next()
    if !configuration.isBinarised { return pictures.pictures(chosen, dtype: dtype) }
    let drawn = pictures.subset(chosen).binarised(using: &binarisation)
    return drawn.pictures([Int](0..<drawn.count), dtype: dtype)
  }
}

// MARK: - Saving

extension AutoencoderTraining {
  static let network = "variational autoencoder"

  /// Both networks, the optimiser, the random streams and the place in the data.
  public func checkpoint() -> Checkpoint {
    var checkpoint = Checkpoint(network: Self.network, step: step)
    checkpoint.store(parameters, as: "model")
    checkpoint.store(optimiser, of: parameters, as: "model")
    checkpoint.store([noise.state, binarisation.state], as: "random")
    return checkpoint
  }

  /// Goes back to a checkpoint, to the bit; where it does not fit, nothing is changed.
  public mutating func restore(_ url: URL) throws(CheckpointError) {
    let checkpoint = try Checkpoint(contentsOf: url, network: Self.network)
    var optimiser = optimiser
    try Self.restore(&optimiser, from: checkpoint, of: parameters)
    let random = try checkpoint.numbers("random", count: 2)
    try checkpoint.restore(["model": parameters])
    self.optimiser = optimiser
    (noise.state, binarisation.state) = (random[0], random[1])
    step = checkpoint.step
    batches = batches.resumed(after: step)
  }

  private static func restore(
    _ optimiser: inout some Optimiser, from checkpoint: Checkpoint, of parameters: ParameterList
  ) throws(CheckpointError) {
    try checkpoint.restore(&optimiser, of: parameters, as: "model")
  }
}

extension Autoencoder {
  /// The trained networks of a checkpoint, without what training needs besides, and its step.
  /// - Throws: an error where the file is damaged or of another network.
  public static func restored(
    from url: URL, _ configuration: Configuration
  ) throws(CheckpointError) -> (model: Autoencoder, step: Int) {
    var unused = SplitMix64(seed: 0)
    let model = Autoencoder(configuration, using: &unused)
    let checkpoint = try Checkpoint(contentsOf: url, network: AutoencoderTraining.network)
    try checkpoint.restore(["model": model.parameters])
    return (model, checkpoint.step)
  }
}
