import Tensors

/// What it costs to choose the pictures that a discriminator takes for real most readily.
///
/// They are what the discriminator likes. Whether that is nearer to the data, or only less varied, depends
/// on its taste: it has to be measured for each game.
public struct SelectionCost: Equatable, Sendable, Codable {
  /// From how many times as many pictures they were chosen.
  public let factor: Int
  /// All pictures that were drawn, beside held-out ones.
  public let all: SampleMeasures
  /// The chosen, beside the same.
  public let nicest: SampleMeasures
  /// The mean distance of two pictures of all, and of two of the chosen, as `generate --nice` says it.
  public let meanDistances: [Double]
  private let onlyClass: Int?
  private let classNames: [String]

  /// Measures the chosen as a report has measured all.
  /// - Parameter meanDistances: of all and of the chosen.
  public init(
    of nicest: Sample, outOf factor: Int, beside samples: ComparedSamples, report: SampleReport,
    meanDistances: (all: Double, nicest: Double), seed: UInt64
  ) {
    self.factor = factor
    all = report.generated
    self.nicest = SampleMeasures(
      of: nicest, beside: samples.heldOut, classCount: report.judge.classNames.count,
      stream: SplitMix64(seed: seed).stream("resamples"))
    self.meanDistances = [meanDistances.all, meanDistances.nicest]
    (onlyClass, classNames) = (report.onlyClass, report.judge.classNames)
  }
}

extension SelectionCost: CustomStringConvertible {
  /// A table for the terminal.
  public var description: String {
    var table = TextTable("Chosen out of \(factor) times as many", headings: ["all", "nicest"])
    table.add("mean distance of two pictures", meanDistances.map { fixed($0, 3) })
    table.add([all, nicest], onlyClass: onlyClass, classNames: classNames)
    return table.description
  }
}
