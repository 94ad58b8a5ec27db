import Datasets
public import Foundation
import NeuralNetworks
public import Tensors
public import Training

/// The same discriminator, learning from the same labelled pictures in the same order, and from nothing
/// else: what a semi-supervised GAN has to be better than.
///
/// With one seed it starts from the same weights as `SSGANTraining`. A published accuracy without it
/// does not say what the pictures without labels were good for. A copy shares the networks' weights.
public struct SupervisedTwin: ClassifierTraining {
  /// Every hyper-parameter; those of the generator are not used.
  public let configuration: Configuration
  /// The data, of which it sees the labelled part.
  public let subset: LabelSubset
  /// What is trained.
  public let discriminator: any Discriminator
  /// Its averaged weights; nil where there are none.
  public let average: WeightAverage?
  /// Steps taken.
  public private(set) var step = 0

  private let dtype: DType
  private let parameters: ParameterList
  private var optimiser: Adam
  private var masks: SplitMix64
  private var batches: ShuffledBatches

  /// A network that has seen no label.
  /// - Parameters:
  ///   - subset: the data, of the size and the classes that the configuration says.
  ///   - seed: decides every random draw but that of the subset.
  public init(
    _ configuration: Configuration, subset: LabelSubset, seed: UInt64, dtype: DType = .float32
  ) {
    configuration.check(subset.pictures)
    let root = SplitMix64(seed: seed)
    var masks = root.stream("masks")
    (self.configuration, self.subset, self.dtype) = (configuration, subset, dtype)
    discriminator = configuration.preparedDiscriminator(
      for: subset, dtype: dtype, root: root, using: &masks)
    average = WeightAverage(of: discriminator, configuration, dtype: dtype)
    parameters = discriminator.parameters
    optimiser = configuration.discriminatorOptimiser
    self.masks = masks
    batches = configuration.labelledBatches(of: subset, root: root)
  }

  /// One batch of labelled pictures, and a step down their cross-entropy.
  public mutating func takeStep() -> [Metric] {
    let batch = configuration.nextLabelled(of: subset, &batches, dtype: dtype)
    var verdict: ClassVerdict?
    let (loss, gradients) = valueAndGradients(of: parameters) {
      verdict = discriminator(batch.pictures, mode: .training, using: &masks)
      return supervisedLoss(verdict!, labels: batch.labels)
    }
    optimiser.update(parameters, along: gradients)
    step += 1
    average?.follow(discriminator, step: step)
    return [
      Metric("supervisedLoss", loss.item), Metric("classAccuracy", verdict!.accuracy(batch.labels)),
    ]
  }
}

// MARK: - Saving

extension SupervisedTwin {
  private static let network = "supervised twin"
  private static let name = "twin"

  /// The network with its running statistics and averages, the optimiser, the masks, the place in the
  /// data.
  public func checkpoint() -> Checkpoint {
    var checkpoint = Checkpoint(network: Self.network, step: step)
    checkpoint.notes = [LabelSubset.note: subset.fingerprint]
    store(in: &checkpoint, as: Self.name)
    return checkpoint
  }

  /// Goes back to a checkpoint, to the bit; where it does not fit, nothing is changed.
  public mutating func restore(_ url: URL) throws(CheckpointError) {
    let checkpoint = try Checkpoint(contentsOf: url, network: Self.network)
    try subset.check(checkpoint, at: url)
    try restore(from: checkpoint, as: Self.name)
  }

  /// Adds all of it to the checkpoint of something larger.
  func store(in checkpoint: inout Checkpoint, as name: String) {
    checkpoint.store(discriminator.variables, as: "\(name).discriminator")
    checkpoint.store(average.variables, as: "\(name).\(WeightAverage.name)")
    checkpoint.store(optimiser, of: parameters, as: name)
    checkpoint.store([masks.state, UInt64(batches.state.drawn)], as: "\(name).streams")
  }

  /// Takes it from there; where it does not fit, nothing is changed.
  mutating func restore(from checkpoint: Checkpoint, as name: String) throws(CheckpointError) {
    var restored = self  // whose parameters are this network's own: they come last
    try checkpoint.restore(&restored.optimiser, of: parameters, as: name)
    let streams = try checkpoint.numbers("\(name).streams", count: 2)
    restored.masks.state = streams[0]
    restored.batches = batches.resumed(after: Int(clamping: streams[1]))
    restored.step = checkpoint.step
    try checkpoint.restore([
      "\(name).discriminator": discriminator.variables,
      "\(name).\(WeightAverage.name)": average.variables,
    ])
    self = restored
  }
}
