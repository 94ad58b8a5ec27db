public import Pictures
import Training

extension BilinearDuel {
  /// Where both have been with each kind of steps, up to a distance of 3.
  public static func pathChart(steps: Int, rate: Double) -> Image {
    LineChart(
      title: "x·y: x wants it small, y wants it large; rate \(readableNumber(rate))",
      xLabel: "x", yLabel: "y",
      series: Steps.allCases.map { kind in
        let path = BilinearDuel().path(steps, kind, rate: rate)
        return LineChart.Series(
          kind.rawValue, points: Array(path.prefix { ($0 * $0).sum() <= 9 }))
      }
    ).rendered(width: 600, height: 640)
  }
}
