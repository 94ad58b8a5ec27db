public import Foundation
import NeuralNetworks
import Tensors
public import Training

extension PointGame {
  private static let network = "game in the plane"
  private static let played = "played"

  /// Both networks, both optimisers, their history, every random stream, and the counts.
  public func checkpoint() -> Checkpoint {
    var checkpoint = Checkpoint(network: Self.network, step: step)
    checkpoint.notes[Self.played] = played
    checkpoint.store(generator.variables, as: "generator")
    checkpoint.store(discriminator.variables, as: "discriminator")
    checkpoint.store(generatorOptimiser, of: generatorParameters, as: "generator")
    checkpoint.store(discriminatorOptimiser, of: discriminatorParameters, as: "discriminator")
    checkpoint.store(generatorHistory.variables, as: "generatorHistory")
    checkpoint.store(discriminatorHistory.variables, as: "discriminatorHistory")
    checkpoint.store(streams.states, as: "streams")
    checkpoint.store([UInt64(generatorEvaluations)], as: "generatorEvaluations")
    return checkpoint
  }

  /// Goes back to a checkpoint, to the bit; where it does not fit, nothing is changed.
  public mutating func restore(_ url: URL) throws(CheckpointError) {
    let checkpoint = try Checkpoint(contentsOf: url, network: Self.network)
    if checkpoint.notes[Self.played] != played {
      throw .unfit(
        path: url.path, expected: "a game of “\(played)”",
        found: checkpoint.notes[Self.played].map { "one of “\($0)”" } ?? "one of nothing")
    }
    var restored = self  // whose parameters are this game's own: they come last
    try checkpoint.restore(&restored.generatorOptimiser, of: generatorParameters, as: "generator")
    try checkpoint.restore(
      &restored.discriminatorOptimiser, of: discriminatorParameters, as: "discriminator")
    restored.streams.states = try checkpoint.numbers("streams", count: streams.states.count)
    restored.generatorEvaluations = Int(
      clamping: try checkpoint.numbers("generatorEvaluations", count: 1)[0])
    restored.step = checkpoint.step
    try checkpoint.restore([
      "generator": generator.variables, "discriminator": discriminator.variables,
      "generatorHistory": generatorHistory.variables,
      "discriminatorHistory": discriminatorHistory.variables,
    ])
    self = restored
  }

  /// The data and the remedies in their order: "ring, packing=4, r1".
  private var played: String {
    ([data.name] + configuration.remedies.map(\.description)).joined(separator: ", ")
  }
}

extension HistoricalAverage? {
  /// The mean numbers, none where there is no history.
  fileprivate var variables: ParameterList { self?.variables ?? ParameterList([]) }
}
