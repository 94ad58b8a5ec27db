import Foundation
import GAN
import Pictures
import Tensors

/// The generator's losses against the logit of one generated picture.
var lossCurves: Image {
  LineChart(
    title: "What a forgery costs the generator", xLabel: "logit of D(G(z))",
    yLabel: "loss, nats",
    series: [
      LineChart.Series("−log D, non-saturating", points: curve { $0.nonSaturating.value }),
      LineChart.Series("log(1 − D), saturating", points: curve { $0.saturating.value }),
    ],
    referenceLines: [
      ReferenceLine(log(2), label: "ln 2"), ReferenceLine(-log(2), label: "−ln 2"),
    ]
  ).rendered()
}

/// Their slopes: how hard each pulls.
var lossGradients: Image {
  LineChart(
    title: "How hard the loss pulls", xLabel: "logit of D(G(z))", yLabel: "slope of the loss",
    series: [
      LineChart.Series("D − 1, non-saturating", points: curve { $0.nonSaturating.slope }),
      LineChart.Series("−D, saturating", points: curve { $0.saturating.slope }),
    ],
    referenceLines: [ReferenceLine(-0.5, label: "−½")]
  ).rendered()
}

/// Both losses of one logit, and their gradients, as the chapter computes them.
private struct Costs {
  let nonSaturating, saturating: (value: Double, slope: Double)

  init(logit: Double) {
    func at(_ loss: (Verdict) -> Tensor) -> (value: Double, slope: Double) {
      let x = Tensor([logit], shape: [1, 1], dtype: .float64)
      let (value, gradient) = valueAndGradient(at: x) {
        loss(Verdict(logits: $0, convention: .realIsOne))
      }
      return (value.item, gradient.item)
    }
    nonSaturating = at { nonSaturatingLoss(generated: $0) }
    saturating = at { saturatingLoss(generated: $0) }
  }
}

private func curve(_ height: (Costs) -> Double) -> [Point] {
  (-60...60).map { Point(Double($0) / 10, height(Costs(logit: Double($0) / 10))) }
}

/// The best discriminator's logit, with and without smoothed labels.
///
/// Real pictures labelled α and generated ones β make `D* = (α·p + β·q) / (p + q)`; its logit is
/// `log(α·p + β·q) − log((1 − α)·p + (1 − β)·q)`. Here p = N(2, 1) and q = N(−2, 1).
var smoothedLabels: Image {
  func logit(real α: Double, generated β: Double) -> [Point] {
    (-50...50).map { tenths in
      let x = Double(tenths) / 10
      // Both densities without their common factor.
      let (p, q) = (exp(-(x - 2) * (x - 2) / 2), exp(-(x + 2) * (x + 2) / 2))
      return Point(x, log(α * p + β * q) - log((1 - α) * p + (1 - β) * q))
    }
  }
  return LineChart(
    title: "The best discriminator: data around 2, forgeries around −2", xLabel: "x",
    yLabel: "logit of D*(x)",
    series: [
      LineChart.Series("labels 1 and 0", points: logit(real: 1, generated: 0)),
      LineChart.Series("one-sided: 0.9 and 0", points: logit(real: 0.9, generated: 0)),
      LineChart.Series("two-sided: 0.9 and 0.1", points: logit(real: 0.9, generated: 0.1)),
    ], yRange: -10...10
  ).rendered()
}

/// Both losses of two players who want the same; a logarithmic axis, since both fall towards 0.
func cooperationChart(_ performance: Performance<TwoLayerPlay>) -> Image {
  LineChart(
    title: "Two players who want the same", xLabel: "step", yLabel: "loss, nats",
    series: [
      LineChart.Series("discriminator", points: performance.points("discriminatorLoss")),
      LineChart.Series("generator", points: performance.points("generatorLoss")),
    ],
    referenceLines: [
      ReferenceLine(log(2), label: "ln 2"), ReferenceLine(2 * log(2), label: "2 ln 2"),
    ], yScale: .logarithmic
  ).rendered()
}
