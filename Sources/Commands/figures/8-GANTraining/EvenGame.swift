import Foundation
import GANTraining
import Pictures
import Training

/// The collapse-prone game, whose loss is that of an even game while nearly no mode is covered.
struct EvenGame {
  /// What D pays.
  private var losses: [Point] = []
  /// What the best D would pay, 2 ln 2 − 2 JS.
  private var leastLosses: [Point] = []
  private var modes: [Point] = []

  private static let cloud = PointCloud(.ring)

  /// Plays it to its end.
  init() {
    let seed: UInt64 = 42
    let configuration = Configuration(.collapseProne)
    var game = PointGame(configuration, data: Self.cloud, seed: seed)
    for step in 1...configuration.steps {
      let loss = game.takeStep()[0].value
      if step.isMultiple(of: 10) { losses.append(Point(Double(step), loss)) }
      if !step.isMultiple(of: 50) { continue }
      let found = Findings(of: game, in: Self.cloud, seed: seed)
      let least = 2 * log(2) - 2 * found.divergence.jensenShannon
      leastLosses.append(Point(Double(step), least))
      modes.append(Point(Double(step), found.measure))
    }
  }

  /// The losses, and below them the modes.
  var chart: Image {
    let loss = LineChart(
      title: "The loss of D says that the game is even …", xLabel: "", yLabel: "nats",
      series: [
        LineChart.Series("D's loss", points: losses),
        LineChart.Series("the best D's: 2 ln 2 − 2 JS", points: leastLosses),
      ],
      referenceLines: [ReferenceLine(2 * log(2), label: "2 ln 2")], yRange: 0...1.6)
    let found = LineChart(
      title: "… and G covers hardly a mode", xLabel: "step", yLabel: "modes of 8",
      series: [LineChart.Series("", points: modes)],
      referenceLines: [ReferenceLine(8, label: "all 8")], yRange: 0...8.4)
    return Image.stack([
      loss.rendered(width: 800, height: 380), found.rendered(width: 800, height: 260),
    ])
  }
}
