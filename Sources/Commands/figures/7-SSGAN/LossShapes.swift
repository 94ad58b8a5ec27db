import Pictures
import SSGAN
import Tensors

/// Huber's loss beside the two that it is made of, and their slopes.
var huberCurves: Image {
  let errors = (-30...30).map { Double($0) / 10 }
  func curve(_ height: (Double) -> Double) -> [Point] { errors.map { Point($0, height($0)) } }
  func huber(_ r: Double) -> (value: Double, slope: Double) {
    let (value, gradient) = valueAndGradient(at: Tensor([r], shape: [1], dtype: .float64)) {
      huberLoss($0, .zeros([1], dtype: .float64)).sum()
    }
    return (value.item, gradient.item)
  }
  let losses = LineChart(
    title: "What an error costs", xLabel: "r", yLabel: "loss",
    series: [
      LineChart.Series("½r²", points: curve { $0 * $0 / 2 }),
      LineChart.Series("|r| − ½", points: curve { abs($0) - 0.5 }),
      LineChart.Series("Huber, δ = 1", points: curve { huber($0).value }),
    ], yRange: -0.6...4.6)
  let slopes = LineChart(
    title: "How hard it pulls", xLabel: "r", yLabel: "slope",
    series: [
      LineChart.Series("½r²", points: curve { $0 }),
      LineChart.Series("|r| − ½", points: curve { $0 < 0 ? -1 : 1 }),
      LineChart.Series("Huber, δ = 1", points: curve { huber($0).slope }),
    ])
  return Image.grid(
    [losses, slopes].map { $0.rendered(width: 520, height: 400) }, columns: 2, spacing: 12)
}

/// How hard both losses pull at the generator, against what the discriminator says of its picture.
var generatorPulls: Image {
  func curve(_ loss: @escaping (ClassVerdict) -> Tensor) -> [Point] {
    (-60...60).map { tenths in
      // Two classes of real pictures with logits of 0, and the one of generated pictures.
      let logits = Tensor([0, 0, Double(tenths) / 10], shape: [1, 3], dtype: .float64)
      let gradient = valueAndGradient(at: logits) {
        loss(ClassVerdict(logits: $0, features: $0))
      }.gradient
      let probability = logits.softmax().scalars[2]
      return Point(probability, gradient.scalars[2])
    }
  }
  return LineChart(
    title: "Pull on the logit of class n + 1", xLabel: "p(generated) of a drawn picture",
    yLabel: "slope of the generator's loss",
    series: [
      LineChart.Series("log p, saturating", points: curve { saturatingLoss(generated: $0) }),
      LineChart.Series(
        "−log(1 − p), non-saturating", points: curve { nonSaturatingLoss(generated: $0) }),
    ]
  ).rendered()
}
