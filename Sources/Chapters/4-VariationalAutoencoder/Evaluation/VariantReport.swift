public import Datasets
import Foundation
import Tensors

/// What the mistakes of the published program cost: each variant trained from several seeds and asked
/// about pictures that it has not seen.
public struct VariantReport: Codable, Equatable, Sendable {
  /// One training.
  public struct Outcome: Codable, Equatable, Sendable {
    /// What was trained.
    public let variant: Variant
    /// From which seed.
    public let seed: UInt64
    /// The bound with the codes that are drawn, whatever was charged for them.
    public let bound: BoundReport
    /// The importance-weighted bound on −log p(x), in nats, on some of the pictures.
    public let importanceWeighted: Double
    /// −ELBO of the same pictures.
    public let negativeELBO: Double
  }

  /// Codes of a picture that the importance-weighted bound takes.
  public let samples: Int
  /// All trainings.
  public private(set) var outcomes: [Outcome] = []

  /// No trainings yet.
  public init(samples: Int) { self.samples = samples }

  /// Trains a variant for all the configuration's epochs and asks about held-out pictures, and about
  /// `weighed`, some of them, with several codes each.
  public mutating func add(
    _ variant: Variant, of configuration: Configuration, learning pictures: LabelledImages,
    heldOut: LabelledImages, weighed: LabelledImages, seed: UInt64
  ) -> Outcome {
    var configuration = configuration
    variant.apply(to: &configuration)
    var training = AutoencoderTraining(configuration, pictures: pictures, seed: seed)
    for _ in 0..<configuration.epochs * training.stepsPerEpoch { _ = training.takeStep() }
    var random = SplitMix64(seed: seed).stream("variants")
    let outcome = Outcome(
      variant: variant, seed: seed,
      bound: BoundReport(of: training.model, on: heldOut, using: &random),
      importanceWeighted: average(
        training.model.importanceWeightedBound(on: weighed, samples: samples, using: &random)),
      negativeELBO: BoundReport(of: training.model, on: weighed, using: &random).negativeELBO)
    outcomes.append(outcome)
    return outcome
  }
}

extension VariantReport: CustomStringConvertible {
  /// A line a variant: means over the seeds, ± half of what lies between the greatest and the least.
  public var description: String {
    let titles = ["−ELBO", "reconstruction", "divergence", "mean σ", "weighted bound", "gap"]
    let rows = Variant.allCases.compactMap { variant in
      let own = outcomes.filter { $0.variant == variant }
      return own.isEmpty ? nil : line(variant.rawValue, cells(own))
    }
    return ([line("", titles)] + rows).joined(separator: "\n")
  }

  private func cells(_ own: [Outcome]) -> [String] {
    func cell(_ decimals: Int, _ number: (Outcome) -> Double) -> String {
      let numbers = own.map(number)
      let spread = (numbers.max()! - numbers.min()!) / 2
      return String(format: "%.\(decimals)f ± %.\(decimals)f", average(numbers), spread)
    }
    return [
      cell(2) { $0.bound.negativeELBO }, cell(2) { $0.bound.reconstruction },
      cell(2) { $0.bound.divergence }, cell(3) { $0.bound.meanDeviation },
      cell(2) { $0.importanceWeighted }, cell(2) { $0.negativeELBO - $0.importanceWeighted },
    ]
  }

  private func line(_ name: String, _ cells: [String]) -> String {
    ([name.padding(toLength: 18, withPad: " ", startingAt: 0)]
      + cells.map { String(repeating: " ", count: max(0, 15 - $0.count)) + $0 })
      .joined(separator: "  ")
  }
}
