public import Pictures
public import Training

/// L over the steps, a curve an octave, on a logarithmic scale where no L is negative.
public func lossChart(_ records: [MetricsRecord]) -> Image {
  let octaves = Dictionary(grouping: records) { Int($0["octave"] ?? 0) }
  return LineChart(
    title: "What the dream has more and more of", xLabel: "step", yLabel: "L",
    series: octaves.keys.sorted().map { octave in
      LineChart.Series(
        "octave \(octave)",
        points: octaves[octave]!.compactMap { record in
          record["loss"].map { Point(Double(record.step), $0) }
        })
    }, yScale: records.allSatisfy { ($0["loss"] ?? 0) > 0 } ? .logarithmic : .linear
  ).rendered()
}
