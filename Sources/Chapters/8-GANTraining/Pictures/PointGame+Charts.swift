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
  /// generator's loss pulls those, the longest arrow an eighth of the window.
  public func fieldChart(_ name: String, over cloud: PointCloud, seed: UInt64) -> PlaneChart {
    let root = SplitMix64(seed: seed)
    var (random, noise) = (root.stream("chart"), root.stream("chart noise"))
    let window = cloud.window
    let generated = samples(60 * rules.packSize, using: &noise)
    let arrows = Array(arrows(at: generated).prefix(60))
    let strongest = arrows.map { ($0.pull * $0.pull).sum().squareRoot() }.max() ?? 0
    let map = heatMap(over: window, cells: 40, using: &random)
    let strength = strongest < 0.005 ? "all but 0" : "up to \(rounded(strongest))"
    let frame = Frame(
      title: "\(name): pulls \(strength)", xAxis: Axis("", range: window.range),
      yAxis: Axis("", range: window.range),
      legend: [
        LegendEntry(name: "D > ½", colour: .ofSeries(0)),
        LegendEntry(name: "D < ½", colour: .ofSeries(1)),
        LegendEntry(name: "generated", colour: .ofSeries(2)),
        LegendEntry(name: "pull", colour: .ofSeries(7)),
      ])
    return PlaneChart(
      frame,
      layers: [
        .ground(probabilities: map.probabilities, columns: map.cells),
        .points(
          cloud.sample(400, using: &random).points, radius: 2, colour: .ink, opacity: 0.3),
        .points(
          samples(400, using: &noise).points, radius: 2, colour: .ofSeries(2), opacity: 0.8),
        .arrows(
          arrows, factor: strongest > 0 ? window.halfWidth / 4 / strongest : 0,
          colour: .ofSeries(7)),
      ])
  }
}

/// To two decimals.
private func rounded(_ value: Double) -> String { "\((100 * value).rounded() / 100)" }
