public import Foundation
import Datasets
import NeuralNetworks
import Tensors
public import Training

extension SSGANTraining {
  /// What its checkpoints are called.
  var network: String {
    "semi-supervised GAN, \(configuration.recipe.rawValue), \(configuration.network.rawValue)"
  }

  /// Both networks with their running statistics and averages, both optimisers, every random stream,
  /// and the places in the data.
  public func checkpoint() -> Checkpoint {
    var checkpoint = Checkpoint(network: network, step: step)
    checkpoint.notes = [LabelSubset.note: subset.fingerprint]
    checkpoint.store(generator.variables, as: "generator")
    checkpoint.store(discriminator.variables, as: "discriminator")
    checkpoint.store(average.variables, as: WeightAverage.name)
    checkpoint.store(generatorOptimiser, of: generatorParameters, as: "generator")
    checkpoint.store(discriminatorOptimiser, of: discriminatorParameters, as: "discriminator")
    checkpoint.store([noise.state, masks.state], as: "streams")
    let walks = [labelledBatches, unlabelledBatches, generatorBatches]
    checkpoint.store(walks.map { UInt64($0.state.drawn) }, as: "batches")
    return checkpoint
  }

  /// Goes back to a checkpoint, to the bit; where it does not fit, nothing is changed.
  public mutating func restore(_ url: URL) throws(CheckpointError) {
    let checkpoint = try Checkpoint(contentsOf: url, network: network)
    try subset.check(checkpoint, at: url)
    var restored = self  // whose parameters are this game's own: they come last
    try checkpoint.restore(&restored.generatorOptimiser, of: generatorParameters, as: "generator")
    try checkpoint.restore(
      &restored.discriminatorOptimiser, of: discriminatorParameters, as: "discriminator")
    let streams = try checkpoint.numbers("streams", count: 2)
    (restored.noise.state, restored.masks.state) = (streams[0], streams[1])
    let drawn = try checkpoint.numbers("batches", count: 3).map { Int(clamping: $0) }
    restored.labelledBatches = labelledBatches.resumed(after: drawn[0])
    restored.unlabelledBatches = unlabelledBatches.resumed(after: drawn[1])
    restored.generatorBatches = generatorBatches.resumed(after: drawn[2])
    restored.step = checkpoint.step
    try checkpoint.restore([
      "generator": generator.variables, "discriminator": discriminator.variables,
      WeightAverage.name: average.variables,
    ])
    self = restored
  }
}

extension LabelSubset {
  /// The note of a checkpoint that says which labels were known.
  static let note = "labels"

  /// Refuses a checkpoint that has learned from other labels.
  func check(_ checkpoint: Checkpoint, at url: URL) throws(CheckpointError) {
    let found = checkpoint.notes[Self.note]
    if found != fingerprint {
      throw .unfit(
        path: url.path, expected: "\(labelled.count) labels of fingerprint \(fingerprint)",
        found: found.map { "those of \($0)" } ?? "none")
    }
  }
}
