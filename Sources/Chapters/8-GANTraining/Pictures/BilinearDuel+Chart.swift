public import Pictures
import Training

extension BilinearDuel {
  /// Where both have been with each kind of steps, up to a distance of 3.
  public static func pathChart(steps: Int, rate: Double) -> Image {
    let paths = Steps.allCases.map { kind in
      BilinearDuel().path(steps, kind, rate: rate).prefix { ($0 * $0).sum() <= 9 }
    }
    let reach = paths.joined().reduce(1) { max($0, abs($1.x), abs($1.y)) } * 1.05
    return LineChart(
      title: "x·y: x wants it small, y wants it large; rate \(readableNumber(rate))",
      xLabel: "x", yLabel: "y",
      series: zip(Steps.allCases, paths).map { kind, path in
        LineChart.Series(kind.rawValue, points: Array(path))
      }, xRange: -reach...reach, yRange: -reach...reach
    ).rendered(width: 600, height: 640)
  }
}
