import Tensors

/// Everything that is measured of a generator's samples, beside what a perfect generator would have.
///
/// Numbers depend on the classifier and on how many pictures there are. Two reports can be compared where
/// both are the same.
public struct SampleReport: Equatable, Sendable, Codable {
  /// The classifier in whose features is measured.
  public struct Judge: Equatable, Sendable, Codable {
    /// What it has learned.
    public let data: String
    /// The share of unseen pictures that it puts into the right class.
    public let accuracy: Double
    /// Tells it from others.
    public let fingerprint: String
    /// The classes that it knows.
    public let classNames: [String]
  }

  /// What the real pictures are.
  public let data: String
  /// Pictures of each kind: generated, held-out and training ones.
  public let count: Int
  /// All pictures from which the generator has learned.
  public let trainingCount: Int
  /// Who has measured.
  public let judge: Judge
  /// The judge's number of the one class that all real pictures are of, if that is so.
  public let onlyClass: Int?

  /// Generated pictures beside held-out ones.
  public let generated: SampleMeasures
  /// Training pictures beside held-out ones: what a perfect generator would have.
  public let real: SampleMeasures
  /// Whether pictures were learned by heart.
  public let memorisation: MemorisationTest.Ratios
  /// Whether a network tells generated pictures from held-out ones.
  public let twoSamples: TwoSampleTest
  /// Whether a network can learn classes from generated pictures; nil where the data are of one class, or
  /// of classes that the judge does not know.
  public let accuracyScore: ClassificationAccuracyScore?

  /// Measures everything.
  /// - Parameter stage: told what comes next.
  public init(
    of samples: ComparedSamples, memorisation: MemorisationTest, seed: UInt64,
    stage: (String) -> Void = { _ in }
  ) {
    let classifier = samples.classifier
    let root = SplitMix64(seed: seed)
    func measures(_ sample: Sample) -> SampleMeasures {
      SampleMeasures(
        of: sample, beside: samples.heldOut, classCount: classifier.classNames.count,
        stream: root.stream("resamples"))
    }
    data = samples.heldOut.images.name
    (count, trainingCount) = (samples.count, samples.training.count)
    judge = Judge(classifier)
    onlyClass = samples.onlyClass
    self.memorisation = memorisation.ratios
    stage("distances in the classifier's features")
    (generated, real) = (measures(samples.generated), measures(samples.real))
    stage("a network that learns to tell generated from real")
    twoSamples = TwoSampleTest(
      real: samples.heldOut.images, generated: samples.generated.images, seed: seed)
    if samples.hasKnownClasses { stage("networks that learn the classes") }
    accuracyScore =
      samples.hasKnownClasses
      ? ClassificationAccuracyScore(
        generated: samples.generated, real: samples.real, heldOut: samples.heldOut.images,
        seed: seed) : nil
  }
}

extension SampleReport.Judge {
  /// What is worth knowing of a classifier.
  init(_ classifier: Classifier) {
    data = classifier.provenance.data
    accuracy = classifier.provenance.accuracy
    fingerprint = classifier.fingerprint
    classNames = classifier.classNames
  }
}
