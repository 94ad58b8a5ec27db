import Foundation

extension TextTable {
  /// Adds what was measured of some samples, one column each.
  /// - Parameter onlyClass: the one class that they should be of, by its number; nil for all equally.
  mutating func add(_ measures: [SampleMeasures], onlyClass: Int?, classNames: [String]) {
    add(
      "Fréchet distance, 64 features",
      measures.map { text($0.distances.frechet, decimals: 3) })
    add(
      "kernel distance × 1000",
      measures.map { text($0.distances.kernel, times: 1000, decimals: 2) })
    add("precision: like real ones", measures.map { fixed($0.coverage.precision, 3) })
    add("recall: as varied as real ones", measures.map { fixed($0.coverage.recall, 3) })
    if let onlyClass {
      add(
        "share taken for “\(classNames[onlyClass])”",
        measures.map { fixed($0.classes.shares[onlyClass], 3) })
    } else {
      add(
        "classes present",
        measures.map { "\($0.classes.presentCount) of \($0.classes.counts.count)" })
      add(
        "divergence from equal classes, nats",
        measures.map { fixed($0.classes.divergenceFromUniform, 4) })
    }
  }
}

/// “1.234 (1.100 to 1.405)”.
func text(_ estimate: Estimate, times unit: Double = 1, decimals: Int) -> String {
  fixed(unit * estimate.value, decimals)
    + interval(
      unit * estimate.interval.lowerBound...unit * estimate.interval.upperBound, decimals)
}

/// “ (1.100 to 1.405)”.
func interval(_ range: ClosedRange<Double>, _ decimals: Int) -> String {
  " (\(fixed(range.lowerBound, decimals)) to \(fixed(range.upperBound, decimals)))"
}

/// A number with so many decimals.
func fixed(_ value: Double, _ decimals: Int) -> String {
  String(format: "%.\(decimals)f", value)
}
