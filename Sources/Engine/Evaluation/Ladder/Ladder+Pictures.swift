import Datasets
public import Pictures

extension Ladder {
  /// Some pictures of each rung, one rung a row, the best at the top.
  public var sheet: Image {
    let cells = steps.map(\.examples).flatMap { images in
      images.labels.indices.map { images.image(at: $0) }
    }
    return Image.grid(cells, columns: Self.exampleCount).scaled(by: 2)
  }

  /// How far away each rung is. The Fréchet distance is a square, so its root is shown: a bar twice as
  /// high is twice as far.
  public var chart: Image {
    let distances = steps.map { $0.measures.distances.frechet.value.squareRoot() }
    return BarChart(
      title: "How far from real pictures", yLabel: "root of the Fréchet distance",
      categories: steps.map(\.rung.rawValue), series: [BarChart.Series(values: distances)]
    ).rendered()
  }
}
