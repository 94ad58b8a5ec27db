public import Pictures
public import Tensors
public import Training

/// The loss and its parts over the evaluations, on a logarithmic scale; a part that is 0 throughout is
/// left out.
public func lossChart(_ records: [MetricsRecord], evaluations: Int) -> Image {
  let names = ["loss", "content", "style", "variation"]
  return LineChart(
    title: "What is left of the loss", xLabel: "evaluations", yLabel: "loss",
    series: names.compactMap { name in
      let points = records.compactMap { record in
        record[name].map { Point(Double(record.step), $0) }
      }
      return points.contains { $0.y > 0 } ? LineChart.Series(name, points: points) : nil
    }, yScale: .logarithmic
  ).rendered()
}

/// How much of the style loss each layer has, with both normalisations.
public func sharesChart(of picture: Tensor, by loss: TransferLoss) -> Image {
  let shares = StyleNormalisation.allCases.map { normalisation in
    BarChart.Series(
      normalisation == .input ? "divided by the input's size" : "by the layer's own",
      values: loss.styleShares(of: picture, normalisation))
  }
  return BarChart(
    title: "Each layer's share in the style loss", yLabel: "share",
    categories: loss.styleLayers, series: shares
  ).rendered()
}
