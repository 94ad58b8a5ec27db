public import Foundation
import NeuralNetworks
import Tensors
public import Training

extension Game {
  private var network: String { "convolutional GAN, \(configuration.network.rawValue)" }

  /// Both networks with their running statistics, both optimisers, every random stream, and the
  /// place in the data.
  public func checkpoint() -> Checkpoint {
    var checkpoint = Checkpoint(network: network, step: step)
    checkpoint.store(generator.variables, as: "generator")
    checkpoint.store(discriminator.variables, as: "discriminator")
    checkpoint.store(generatorOptimiser, of: generatorParameters, as: "generator")
    checkpoint.store(discriminatorOptimiser, of: discriminatorParameters, as: "discriminator")
    checkpoint.store([noise.state, labels.state, masks.state], as: "streams")
    checkpoint.store([UInt64(batches.state.drawn)], as: "batches")
    return checkpoint
  }

  /// Goes back to a checkpoint, to the bit; where it does not fit, nothing is changed.
  public mutating func restore(_ url: URL) throws(CheckpointError) {
    let checkpoint = try Checkpoint(contentsOf: url, network: network)
    var restored = self  // whose parameters are this game's own: they come last
    try checkpoint.restore(&restored.generatorOptimiser, of: generatorParameters, as: "generator")
    try checkpoint.restore(
      &restored.discriminatorOptimiser, of: discriminatorParameters, as: "discriminator")
    let streams = try checkpoint.numbers("streams", count: 3)
    (restored.noise.state, restored.labels.state) = (streams[0], streams[1])
    restored.masks.state = streams[2]
    let drawn = Int(clamping: try checkpoint.numbers("batches", count: 1)[0])
    restored.batches = batches.resumed(after: drawn)
    restored.step = checkpoint.step
    try checkpoint.restore([
      "generator": generator.variables, "discriminator": discriminator.variables,
    ])
    self = restored
  }
}
