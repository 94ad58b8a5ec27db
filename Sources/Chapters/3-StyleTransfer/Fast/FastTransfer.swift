public import Foundation
import NeuralNetworks
public import Tensors
public import Training

/// A network that learns to paint in one style.
///
///     var transfer = FastTransfer(configuration, lesson: lesson, seed: 42)
///     for _ in 0..<400 { print(transfer.takeStep()) }
///     let picture = transfer.network(content)
///
/// All the computing is done beforehand: then a picture takes one walk through the network.
public struct FastTransfer: EpochTrainable {
  /// Every hyper-parameter.
  public let configuration: FastConfiguration
  /// What is trained.
  public let network: TransformNetwork
  /// Steps taken.
  public private(set) var step = 0
  private let lesson: any Lesson
  private let random: SplitMix64
  private let parameters: ParameterList
  private var adam: Adam

  /// A network that has seen nothing.
  /// - Parameters:
  ///   - lesson: what it learns from.
  ///   - seed: decides its first weights, and what each step learns from.
  public init(_ configuration: FastConfiguration, lesson: any Lesson, seed: UInt64) {
    if let flaw = configuration.flaw { fatalError("nothing can be trained with \(flaw)") }
    (self.configuration, self.lesson) = (configuration, lesson)
    random = SplitMix64(seed: seed)
    var weights = random.stream("weights")
    network = TransformNetwork(configuration, using: &weights)
    parameters = network.parameters
    adam = Adam(learningRate: configuration.rate, form: .paper)
  }

  /// Steps between two looks.
  public var stepsPerEpoch: Int { configuration.stepsPerRound }

  /// Multiplications and additions of a step: the network, its gradient, which takes twice as many,
  /// and the loss.
  public var operationsPerStep: Double {
    let side = (configuration.size + 3) / 4 * 4
    let forward = Double(network.summary(height: side, width: side).operations)
    return Double(configuration.batchSize) * (3 * forward + lesson.operationsPerPicture)
  }

  /// Draws a batch and takes a step down its loss. What is drawn depends on the seed and on the
  /// step's number alone.
  public mutating func takeStep() -> [Metric] {
    var draws = random.stream("step \(step)")
    var parts: [Metric] = []
    let (loss, gradients) = valueAndGradients(of: parameters) {
      lesson.loss(
        of: network, configuration, measuring: &parts, using: &draws)
    }
    adam.update(parameters, along: gradients)
    step += 1
    return [Metric("loss", loss.item)] + parts
  }
}

// MARK: Saving

extension FastTransfer {
  private static let name = "fast style transfer"

  /// The network and the optimiser.
  public func checkpoint() -> Checkpoint {
    var checkpoint = Checkpoint(network: Self.name, step: step)
    checkpoint.store(parameters, as: "network")
    checkpoint.store(adam, of: parameters, as: "network")
    return checkpoint
  }

  /// Goes back to a checkpoint, to the bit; where it does not fit, nothing is changed.
  public mutating func restore(_ url: URL) throws(CheckpointError) {
    let checkpoint = try Checkpoint(contentsOf: url, network: Self.name)
    var adam = adam
    try checkpoint.restore(&adam, of: parameters, as: "network")
    try checkpoint.restore(["network": parameters])
    (self.adam, step) = (adam, checkpoint.step)
  }

  /// The trained network of a checkpoint, without what training needs besides, and its step.
  /// - Throws: an error where the file is damaged or of another network.
  public static func network(
    from url: URL, _ configuration: FastConfiguration
  ) throws(CheckpointError) -> (network: TransformNetwork, step: Int) {
    var unused = SplitMix64(seed: 0)
    let network = TransformNetwork(configuration, using: &unused)
    let checkpoint = try Checkpoint(contentsOf: url, network: name)
    try checkpoint.restore(["network": network.parameters])
    return (network, checkpoint.step)
  }
}

extension TransformNetwork {
  /// A network with fresh weights, as large as the configuration says.
  public init(_ configuration: FastConfiguration, using random: inout SplitMix64) {
    self.init(
      width: configuration.width, residualBlocks: configuration.residualBlocks, using: &random)
  }
}
