import GANTraining
import Pictures
import Tensors
import Training

/// 1,000 points of each cloud.
var clouds: Image {
  let panels = PointCloud.Name.allCases.map { name in
    let cloud = PointCloud(name)
    var random = SplitMix64(seed: 42)
    return PlaneChart(
      Frame(title: name.rawValue, xAxis: axis(of: cloud), yAxis: axis(of: cloud)),
      layers: [
        .points(cloud.sample(1_000, using: &random).points, radius: 2, colour: .ofSeries(0))
      ]
    ).rendered(width: 300, height: 290)
  }
  return Image.grid(panels, columns: 3)
}

/// `chapter-tricks compare --baseline tuned --remedy separate-batch-norm --remedy mixed-batch-norm --seed 1`.
var misplacedRing: Image {
  Courses(
    of: [[Remedy(.separateBatchNorm)], [Remedy(.mixedBatchNorm)]], on: .tuned,
    cloud: PointCloud(.ring), seed: 1, { $0.take(.quick) }
  ).strip
}

/// The grid without a remedy and with R1, the tuned numbers, 8,000 steps.
var twentyFiveModes: Image {
  let games = Courses(
    of: [[Remedy(.r1)]], on: .tuned, cloud: PointCloud(.grid), seed: 42, { $0.steps = 8_000 })
  var random = SplitMix64(seed: 42)
  let data = games.cloud.sample(1_000, using: &random).points
  let panels = games.all.map { game in
    let found = game.trial.coverage!
    let quality = Int((100 * found.highQuality).rounded())
    return PlaneChart(
      game.end.samples(2_500, using: &random).points, over: data, in: games.cloud.window,
      title: "\(game.name): \(found.modes) of 25 modes, \(quality) % of high quality", label: ""
    ).rendered(width: 560, height: 560)
  }
  return Image.grid(panels, columns: 2)
}

/// The tuned game after 800 steps, whose generator covers the ring; what becomes of it when the
/// discriminator is held still: the ground is D, and stays the same.
var bestResponse: Image {
  let cloud = PointCloud(.ring)
  var game = PointGame(Configuration(.tuned), data: cloud, seed: 42)
  for _ in 0..<800 { _ = game.takeStep() }
  var random = SplitMix64(seed: 42)
  let map = game.heatMap(over: cloud.window, cells: 60, using: &random)
  let data = cloud.sample(400, using: &random).points
  var turns = 0
  let panels = [0, 200, 1_000].map { moment in
    game.playGeneratorAlone(turns: moment - turns)
    turns = moment
    return PlaneChart(
      Frame(
        title: "after \(readableCount(turns)) turns of G alone", xAxis: axis(of: cloud),
        yAxis: axis(of: cloud)),
      layers: [
        map.ground, .points(data, radius: 2, colour: .ink, opacity: 0.3),
        .points(
          game.samples(400, using: &random).points, radius: 2.5, colour: .ofSeries(2),
          opacity: 0.8),
      ]
    ).rendered(width: 330, height: 330)
  }
  return Image.grid(panels, columns: 3)
}

/// Either axis of a picture of a cloud.
private func axis(of cloud: PointCloud) -> Axis {
  Axis("", range: -cloud.window.halfWidth...cloud.window.halfWidth)
}
