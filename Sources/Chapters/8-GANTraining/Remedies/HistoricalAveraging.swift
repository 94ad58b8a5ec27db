public import Tensors

/// The mean of a player's parameters over all its turns, and the distance from it, which is added to the
/// player's loss: `weight · ‖θ − 1/t·Σ θ[i]‖²`. Salimans et al. (2016), section 3.3.
///
/// A player who turns about an equilibrium is pulled to the middle of its circle, as in fictitious play.
/// The mean moves by 1/t a turn and is a constant to the gradient, which is 2·weight·(θ − mean). The
/// source's sketch, `distance(current parameters, average of parameters over the last t batches)`, does
/// not say which distance.
public struct HistoricalAverage {
  private let means: [Parameter]
  private let names: [String]

  /// A past in which the parameters never moved.
  public init(of parameters: ParameterList) {
    names = parameters.map(\.name)
    means = parameters.map { Parameter(wrappedValue: $0.parameter.value, isTrained: false) }
  }

  /// What a checkpoint holds.
  public var variables: ParameterList {
    ParameterList(zip(names, means).map { (name: $0, parameter: $1) })
  }

  /// ‖θ − mean‖², a tensor of shape [].
  public func squaredDistance(of parameters: ParameterList) -> Tensor {
    zip(parameters, means).map { entry, mean in
      let difference = entry.parameter.value - mean.value
      return (difference * difference).sum()
    }.reduce(.zeros([], dtype: means[0].value.dtype), +)
  }

  /// Takes the parameters after turn t, counted from 1, into the mean: `mean ← mean + (θ − mean)/t`.
  public func follow(_ parameters: ParameterList, turn t: Int) {
    for (entry, mean) in zip(parameters, means) {
      mean.value = mean.value + (entry.parameter.value - mean.value) / Double(t)
    }
  }
}
