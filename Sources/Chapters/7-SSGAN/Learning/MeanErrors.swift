/// What several trainings with one number of labels come to.
public struct MeanErrors: Equatable, Sendable {
  /// A mean, and half of the distance from the smallest to the largest.
  public struct Spread: Equatable, Sendable {
    /// The mean.
    public let mean: Double
    /// Half the range.
    public let halfRange: Double

    init(_ numbers: [Double]) {
      mean = numbers.reduce(0, +) / Double(numbers.count)
      halfRange = (numbers.max()! - numbers.min()!) / 2
    }
  }

  /// How many labels were known.
  public let labelCount: Int
  /// The game's errors, and those of its best twins.
  public let error, twinError: Spread

  /// Those of each number of labels, in ascending order.
  public static func all(of outcomes: [Experiment.Outcome]) -> [MeanErrors] {
    Dictionary(grouping: outcomes, by: \.labelCount).sorted { $0.key < $1.key }
      .map { count, outcomes in
        MeanErrors(
          labelCount: count, error: Spread(outcomes.map(\.error)),
          twinError: Spread(outcomes.map(\.twinError)))
      }
  }
}
