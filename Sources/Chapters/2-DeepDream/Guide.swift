public import FeatureNetworks
public import Tensors

/// What the layers see in another picture, the guide: `L = Σₗ wₗ · mean(aₗ ∘ gₗ)`, g being at each
/// position the guide's activations that match best, those with the greatest dot product a·g.
///
/// From google/deepdream's notebook (2015), which sets the gradient at the activations to g. That
/// is the gradient of this L: the maximum of several functions has the gradient of the one that
/// attains it.
public struct Guide: Objective {
  private let weightedLayers: [WeightedLayer]
  /// One a layer: [positions, channels].
  private let features: [Tensor]

  /// The features of `picture`, [1, height, width, 3], in some layers of a network.
  public init(_ layers: [WeightedLayer], of picture: Tensor, in network: FeatureNetwork) {
    weightedLayers = layers
    features = network.activations(of: picture, at: layers.map(\.name)).map(\.positions)
  }

  /// The layers' names.
  public var layers: [String] { weightedLayers.map(\.name) }

  /// L.
  public func callAsFunction(_ activations: [Tensor]) -> Tensor {
    sum(activations, weightedLayers) { a, layer in
      let positions = a.positions
      let best = bestMatches(of: positions.untraced, among: features[layer])
      return (positions * features[layer].gathered(best)).mean()
    }
  }
}

/// For each row of `a` the row of `g` with the greatest dot product, the first of equals.
private func bestMatches(of a: Tensor, among g: Tensor) -> [Int] {
  let columns = g.transposed()
  let count = g.shape[0]
  // All products of a shallow layer at once would fill the memory.
  let rowsAtOnce = max(1, (1 << 22) / count)
  var matches: [Int] = []
  for start in stride(from: 0, to: a.shape[0], by: rowsAtOnce) {
    let rows = start..<min(start + rowsAtOnce, a.shape[0])
    let products = matmul(a.sliced(rows), columns).scalars
    for row in 0..<rows.count {
      var best = row * count
      for place in row * count..<(row + 1) * count where products[place] > products[best] {
        best = place
      }
      matches.append(best - row * count)
    }
  }
  return matches
}

extension Tensor {
  /// [1, height, width, channels] → [height·width, channels].
  fileprivate var positions: Tensor { reshaped([count / shape[3], shape[3]]) }
}
