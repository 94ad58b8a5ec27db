public import Datasets
import Tensors
import Training

/// Several generators' pictures measured beside the same held-out ones, in one classifier's features.
public struct GeneratorComparison: Codable, Equatable, Sendable {
  /// One generator.
  public struct Column: Codable, Equatable, Sendable {
    /// What it is called.
    public let name: String
    /// What a classifier says.
    public let measures: SampleMeasures
    /// The mean squared Laplacian of its pixels.
    public let sharpness: Double
  }

  /// How many pictures of each.
  public let count: Int
  /// Who has measured.
  public let judge: SampleReport.Judge
  /// The generators, and last “real”, training pictures in the place of generated ones.
  public let columns: [Column]

  /// Measures equally many pictures of each, as many as there are of the rarest.
  public init(
    _ generated: [(name: String, images: LabelledImages)], heldOut: LabelledImages,
    training: LabelledImages, seenBy classifier: Classifier, seed: UInt64
  ) {
    let all = generated.map(\.images) + [heldOut, training]
    let count = all.map(\.count).min()!
    let root = SplitMix64(seed: seed)
    var random = root.stream("compared generators")
    let reference = Sample(heldOut.picked(count, using: &random), seenBy: classifier)
    let real = ("real", training.picked(count, using: &random))
    (self.count, judge) = (count, SampleReport.Judge(classifier))
    columns = (generated.map { ($0.name, $0.images.prefix(count)) } + [real]).map { name, images in
      Column(
        name: name,
        measures: SampleMeasures(
          of: Sample(images, seenBy: classifier), beside: reference,
          classCount: classifier.classNames.count, stream: root.stream("resamples")),
        sharpness: images.sharpness)
    }
  }
}

extension GeneratorComparison: CustomStringConvertible {
  /// A table for the terminal, a column a generator.
  public var description: String {
    var table = TextTable(headings: columns.map(\.name))
    table.add(columns.map(\.measures), onlyClass: nil, classNames: judge.classNames)
    table.add("sharpness: squared Laplacian", columns.map { fixed($0.sharpness, 4) })
    return """
      \(readableCount(count)) pictures of each beside as many held-out ones
      Judge: \(judge)
      \(table)
      """
  }
}
