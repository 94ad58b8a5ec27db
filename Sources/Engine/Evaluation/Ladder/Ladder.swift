public import Datasets
public import Tensors

/// Pictures whose faults are known, measured: how the measures rank them, and what their numbers mean
/// for the data at hand.
public struct Ladder: Sendable {
  /// One kind of fault.
  public struct Step: Sendable {
    /// Which.
    public let rung: Rung
    /// What is measured of pictures that have it.
    public let measures: SampleMeasures
    /// Some of the pictures.
    public let examples: LabelledImages
  }

  /// How many pictures are kept of each rung.
  static let exampleCount = 10
  /// All rungs, in the order of their declaration.
  public let steps: [Step]
  let classNames: [String]

  /// Measures `count` pictures of every kind against as many real ones.
  /// - Parameters:
  ///   - data: what the faulty pictures are made of, at least `count` of the first half of its classes.
  ///   - reference: other real pictures, of which `count` are picked at random.
  public init(
    _ count: Int, from data: LabelledImages, against reference: LabelledImages,
    seenBy classifier: Classifier, using random: inout SplitMix64
  ) {
    classNames = classifier.classNames
    let real = Sample(reference.picked(count, using: &random), seenBy: classifier)
    let stream = random.stream("resamples")
    steps = Rung.allCases.map { rung in
      let images = rung.images(count, from: data, using: &random)
      let measures = SampleMeasures(
        of: Sample(images, seenBy: classifier), beside: real,
        classCount: classifier.classNames.count, stream: stream)
      return Step(rung: rung, measures: measures, examples: images.prefix(Self.exampleCount))
    }
  }

  /// What is measured of one kind of fault.
  public subscript(rung: Rung) -> SampleMeasures {
    steps.first { $0.rung == rung }!.measures
  }
}

extension Ladder: CustomStringConvertible {
  /// A table, one rung a line.
  public var description: String {
    var table = TextTable(
      headings: ["Fréchet distance", "kernel distance × 1000", "precision", "recall", "classes"])
    for step in steps {
      let measures = step.measures
      table.add(
        step.rung.rawValue,
        [
          text(measures.distances.frechet, decimals: 2),
          text(measures.distances.kernel, times: 1000, decimals: 1),
          fixed(measures.coverage.precision, 3), fixed(measures.coverage.recall, 3),
          "\(measures.classes.presentCount)",
        ])
    }
    return "\(table)"
  }
}
