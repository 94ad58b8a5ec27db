public import Foundation
import NeuralNetworks
import Tensors
public import Training

extension CharacterModel {
  /// The trained network of a checkpoint, without what training needs besides, and its step.
  /// - Throws: an error where the file is damaged or of another network.
  public static func restored(
    from url: URL, _ configuration: Configuration, symbolCount: Int
  ) throws(CheckpointError) -> (model: CharacterModel, step: Int) {
    var unused = SplitMix64(seed: 0)
    let model = CharacterModel(configuration, symbolCount: symbolCount, using: &unused)
    let checkpoint = try Checkpoint(contentsOf: url, network: TextTraining.network)
    try checkpoint.restore(["model": model.parameters])
    return (model, checkpoint.step)
  }
}
