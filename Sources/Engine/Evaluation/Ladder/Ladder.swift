public import Datasets
public import Tensors

/// Distances of pictures whose faults are known from real ones: how a measure ranks them, and what its
/// numbers mean for the data at hand.
public struct Ladder: Sendable {
  /// One kind of fault.
  public struct Step: Sendable {
    /// Which.
    public let rung: Rung
    /// How far its pictures are from the real ones.
    public let distances: FeatureDistances
  }

  /// All rungs, in the order of their declaration.
  public let steps: [Step]

  /// Measures `count` pictures of every kind against as many real ones.
  /// - Parameters:
  ///   - data: what the faulty pictures are made of.
  ///   - reference: other real pictures, of which `count` are picked at random.
  public init(
    _ count: Int, from data: LabelledImages, against reference: LabelledImages,
    seenBy classifier: Classifier, using random: inout SplitMix64
  ) {
    let real = classifier.features(of: reference.picked(count, using: &random))
    steps = Rung.allCases.map { rung in
      let images = rung.images(count, from: data, using: &random)
      let features = classifier.features(of: images)
      return Step(
        rung: rung, distances: FeatureDistances(from: features, to: real, using: &random))
    }
  }

  /// The distances of one kind of fault.
  public subscript(rung: Rung) -> FeatureDistances {
    steps.first { $0.rung == rung }!.distances
  }
}
