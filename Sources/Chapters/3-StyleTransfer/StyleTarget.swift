public import FeatureNetworks
public import Tensors

/// The style of one or more pictures in some layers: their Gram matrices, divided by the number of
/// positions, so that pictures of any size can be compared.
public struct StyleTarget {
  /// The layers.
  public let layers: [String]
  /// One matrix a layer: [channels, channels].
  let meanGrams: [Tensor]

  /// The style of pictures, each with its share.
  ///
  /// The distances to several styles, each with its share, have the same gradient as the distance to
  /// their mean: `Σ wₛ‖G − Aₛ‖² = ‖G − Σ wₛAₛ‖² + const` for shares that sum to 1. So one matrix
  /// stands for them all, and several styles cost no more than one.
  /// - Parameters:
  ///   - pictures: each [1, height, width, 3] in red, green, blue from 0 to 1, with how much it counts.
  ///   - layers: where style is looked for.
  public init(
    of pictures: [(picture: Tensor, weight: Double)], at layers: [String],
    in network: FeatureNetwork
  ) {
    let total = pictures.reduce(0) { $0 + $1.weight }
    if pictures.isEmpty || !(total > 0) {
      fatalError("styles with weights that sum to more than 0 were expected, found \(total)")
    }
    self.layers = layers
    var sums: [Tensor] = []
    for (picture, weight) in pictures {
      let features = network.activations(of: picture, at: layers)
      let grams = features.map { f in
        (weight / total / Double(f.shape[1] * f.shape[2])) * gramMatrix(f)
      }
      sums = sums.isEmpty ? grams : zip(sums, grams).map { $0 + $1 }
    }
    meanGrams = sums
  }
}
