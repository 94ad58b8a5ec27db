public import Pictures
public import Tensors
public import Training

/// The loss and its parts over the evaluations, on a logarithmic scale. What is less than a millionth of
/// the greatest is left out: rounding, where the picture is the content picture still.
public func lossChart(_ records: [MetricsRecord]) -> Image {
  let names = ["loss", "content", "style", "variation"]
  let least = 1e-6 * (records.compactMap { $0["loss"] }.max() ?? 0)
  return LineChart(
    title: "What is left of the loss", xLabel: "evaluations", yLabel: "loss",
    series: names.compactMap { name in
      let points = records.map { record in
        let value = record[name] ?? .nan
        return Point(Double(record.step), value > least ? value : .nan)
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

extension Image {
  /// The colour picture with red and blue exchanged: what becomes of it between two libraries of
  /// which one takes the first channel for red and the other for blue.
  public var redAndBlueExchanged: Image {
    var image = self
    for pixel in stride(from: 0, to: pixels.count, by: channels) {
      image.pixels.swapAt(pixel, pixel + 2)
    }
    return image
  }
}
