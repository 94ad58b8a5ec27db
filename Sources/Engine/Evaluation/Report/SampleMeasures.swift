public import Tensors

/// What is measured of some pictures beside real ones from which nobody has learned.
public struct SampleMeasures: Equatable, Sendable, Codable {
  /// How far from them, in a classifier's features.
  public let distances: FeatureDistances
  /// How good and how varied.
  public let coverage: PrecisionAndRecall
  /// What they show.
  public let classes: ClassHistogram

  /// Measures a sample; a stream decides the bootstrap's resamples.
  public init(
    of sample: Sample, beside heldOut: Sample, classCount: Int, stream: SplitMix64
  ) {
    var random = stream
    distances = FeatureDistances(from: sample.features, to: heldOut.features, using: &random)
    coverage = PrecisionAndRecall(generated: sample.features, real: heldOut.features)
    classes = ClassHistogram(sample.classes, classCount: classCount)
  }
}
