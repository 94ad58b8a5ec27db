import Foundation
import Pictures
import Tensors
import VariationalAutoencoder

/// What a code's number costs by its σ at μ = 0: the divergence of what is drawn, and what the published
/// program charges for it, s = log σ being taken for log σ².
var chargedForDeviation: Image {
  let deviations = (1...300).map { Double($0) / 100 }
  func series(_ name: String, _ cost: (Double) -> Double) -> LineChart.Series {
    LineChart.Series(name, points: deviations.map { Point($0, cost($0)) })
  }
  return LineChart(
    title: "The price of a number drawn with deviation σ", xLabel: "σ", yLabel: "nats",
    series: [
      series("the divergence") { (σ: Double) in (σ * σ - 1 - 2 * log(σ)) / 2 },
      series("what is charged as printed") { (σ: Double) in (σ - 1 - log(σ)) / 2 },
    ], yRange: 0...4
  ).rendered()
}

extension AutoencoderStudy {
  /// Single-draw estimates of how one picture's reconstruction changes with its code's first number.
  var estimates: Image {
    let picture = heldOut.pictures([7])
    let draws = [Int](repeating: 0, count: 2_000)
    var random = random("estimates")
    let estimates = GradientEstimates(
      for: model.encoder(picture), draws: draws.count, using: &random
    ) { codes in
      reconstructionCost(logits: model.decoder(codes), pictures: picture.gathered(draws))
    }
    func first(_ estimates: Tensor) -> [Double] { estimates.sliced(0..<1, along: 1).scalars }
    return HistogramChart(
      title: "A gradient estimated from one draw", xLabel: "estimate, nats per unit of μ",
      yLabel: "share of draws",
      series: [
        HistogramChart.Series("score function", values: first(estimates.scoreFunction)),
        HistogramChart.Series("the same, centred", values: first(estimates.centredScoreFunction)),
        HistogramChart.Series("reparameterised", values: first(estimates.reparameterised)),
      ], bins: 60, range: -600...600
    ).rendered()
  }

  /// The importance-weighted bound against the number of codes.
  var weighted: Image {
    let counts = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000]
    var random = random("weighted")
    let some = heldOut.picked(200, using: &random)
    let bounds = counts.map { count in
      let bound = model.importanceWeightedBound(on: some, samples: count, using: &random)
      return bound.reduce(0, +) / Double(bound.count)
    }
    return LineChart(
      title: "The bound falls with the number of codes", xLabel: "codes a picture, powers of ten",
      yLabel: "nats a picture",
      series: [
        LineChart.Series(
          "bound on the cost of 200 pictures",
          points: zip(counts, bounds).map { Point(log10(Double($0)), $1) })
      ]
    ).rendered()
  }
}
