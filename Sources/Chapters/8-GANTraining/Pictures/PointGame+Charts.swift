import Foundation
public import Pictures
import Tensors

extension PlaneChart {
  /// Generated points over points of the data, in grey.
  /// - Parameters:
  ///   - title: what stands above.
  ///   - label: what stands beside the vertical axis.
  public init(
    _ generated: [Point], over data: [Point], in window: Window, title: String, label: String
  ) {
    let frame = Frame(
      title: title, xAxis: Axis("", range: window.range), yAxis: Axis(label, range: window.range))
    self.init(
      frame,
      layers: [
        .points(data, radius: 2, colour: .ink, opacity: 0.25),
        .points(generated, radius: 1.8, colour: .ofSeries(2), opacity: 0.7),
      ])
  }
}

extension Window {
  /// Either axis of a picture of it.
  var range: ClosedRange<Double> { -halfWidth...halfWidth }
}

extension PointGame {
  /// What the game looks like now: D's heat map, points of the data and of the generator, and where the
  /// generator's loss pulls those.
  ///
  /// Colours are as strong, and arrows as long, as there is room: what D says stands in the title, how long
  /// the longest arrow is in the legend.
  public func fieldChart(_ name: String, over cloud: PointCloud, seed: UInt64) -> PlaneChart {
    let root = SplitMix64(seed: seed)
    var (random, noise) = (root.stream("chart"), root.stream("chart noise"))
    let window = cloud.window
    let arrows = arrows(at: samples(60 * rules.packSize, using: &noise)).prefix(60)
    let strongest = arrows.map { ($0.pull * $0.pull).sum().squareRoot() }.max() ?? 0
    let map = heatMap(over: window, cells: 40, using: &random)
    let range = [map.probabilities.min()!, map.probabilities.max()!].map {
      String(format: "%.3f", $0)
    }
    let pull = String(format: "pull, up to %.2g", strongest)
    let frame = Frame(
      title: "\(name): D \(range[0])–\(range[1])",
      xAxis: Axis("", range: window.range), yAxis: Axis("", range: window.range),
      legend: zip(["D > ½", "D < ½", "generated", pull], [0, 1, 2, 7]).map {
        LegendEntry(name: $0, colour: .ofSeries($1))
      })
    return PlaneChart(
      frame,
      layers: [
        map.ground,
        .points(cloud.sample(400, using: &random).points, radius: 2, colour: .ink, opacity: 0.3),
        .points(
          samples(400, using: &noise).points, radius: 2, colour: .ofSeries(2), opacity: 0.8),
        .arrows(
          Array(arrows), factor: strongest > 0 ? window.halfWidth / 4 / strongest : 0,
          colour: .ofSeries(7)),
      ])
  }
}

extension HeatMap {
  /// The ground of a picture: the probabilities moved away from ½ until one of them is 0 or 1.
  public var ground: PlaneChart.Layer {
    let furthest = probabilities.map { abs($0 - 0.5) }.max() ?? 0
    let stretched =
      furthest == 0 ? probabilities : probabilities.map { 0.5 + ($0 - 0.5) / furthest / 2 }
    return .ground(probabilities: stretched, columns: cells)
  }
}
