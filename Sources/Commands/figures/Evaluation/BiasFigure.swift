import Datasets
import Evaluation
import Pictures
import Tensors

/// The Fréchet distance that two draws of `count` have on average where nothing is wrong, if their
/// features are normal: with Σ's eigenvalues λ,
/// `(2·Σᵢ λᵢ + Σᵢⱼ (1 + δᵢⱼ)·λᵢλⱼ / (λᵢ + λⱼ)) / count` to first order.
func expectedDistance(of fit: GaussianFit, count: Int) -> Double {
  let values = fit.covariance.eigenDecomposition().values.filter { $0 > 0 }
  let ofMeans = 2 * values.reduce(0, +)
  let ofCovariances = values.indices.reduce(0) { sum, i in
    values.indices.reduce(sum) { sum, j in
      sum + (i == j ? 2 : 1) * values[i] * values[j] / (values[i] + values[j])
    }
  }
  return (ofMeans + ofCovariances) / Double(count)
}

/// Two draws of one thing, measured against each other, ten times for each number of pictures if there
/// are as many: what is left where nothing is wrong.
///
/// The axis is 1,000 / n. A bias in proportion to 1/n is a straight line from the origin.
var realAgainstReal: Image {
  let digits = DrawnDigits.make(count: 20_000, seed: 1)
  var random = SplitMix64(seed: 1).stream("bias")
  let features = ShippedClassifier.digits.classifier
    .features(of: digits.picked(digits.count, using: &random))
  func dots(_ distance: (Tensor, Tensor) -> Double) -> LineChart.Series {
    let points = [100, 200, 500, 1_000, 2_000, 5_000].flatMap { count in
      (0..<min(10, features.shape[0] / (2 * count))).flatMap { pair in
        let (start, middle) = (2 * count * pair, 2 * count * pair + count)
        let (x, y) = (
          features.sliced(start..<middle), features.sliced(middle..<middle + count)
        )
        // Not joined: between two dots is none.
        return [Point(1_000 / Double(count), distance(x, y)), Point(.nan, .nan)]
      }
    }
    return LineChart.Series("measured", points: points)
  }
  let expected = expectedDistance(of: GaussianFit(of: features), count: 100)
  let charts = [
    LineChart(
      title: "Fréchet distance, real against real", xLabel: "1,000 / pictures", yLabel: "",
      series: [
        dots(frechetDistance), LineChart.Series("expected", points: [.zero, Point(10, expected)]),
      ]),
    LineChart(
      title: "kernel distance × 1000, real against real", xLabel: "1,000 / pictures", yLabel: "",
      series: [
        dots { 1_000 * kernelDistance($0, $1) },
        LineChart.Series("expected", points: [.zero, Point(10, 0)]),
      ]),
  ]
  return Image.grid(
    charts.map { $0.rendered(width: 470, height: 400) }, columns: 2, spacing: 0)
}
