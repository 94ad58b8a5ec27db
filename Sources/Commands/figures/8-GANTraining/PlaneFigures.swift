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

/// The grid without a remedy and with R1, the tuned numbers, 8,000 steps.
var twentyFiveModes: Image {
  let games = Courses(
    of: [[Remedy(.r1)]], on: .tuned, cloud: PointCloud(.grid), seed: 42, { $0.steps = 8_000 })
  var random = SplitMix64(seed: 42)
  let data = games.cloud.sample(1_000, using: &random).points
  let panels = games.all.map { game in
    PlaneChart(
      game.end.samples(2_500, using: &random).points, over: data, in: games.cloud.window,
      title: "\(game.name): \(game.trial.found)", label: ""
    ).rendered(width: 560, height: 560)
  }
  return Image.grid(panels, columns: 2)
}

/// A discriminator that has learned alone and is held still, and what becomes of a generator that learns
/// alone: the ground is D, and stays the same.
var bestResponse: Image {
  let cloud = PointCloud(.ring)
  var game = PointGame(Configuration(.tuned), data: cloud, seed: 42)
  game.playDiscriminatorAlone(turns: 300)
  var random = SplitMix64(seed: 42)
  let map = game.heatMap(over: cloud.window, cells: 60, using: &random)
  let data = cloud.sample(400, using: &random).points
  var turns = 0
  let panels = [0, 100, 1_000].map { moment in
    game.playGeneratorAlone(turns: moment - turns)
    turns = moment
    let points = game.samples(400, using: &random)
    let verdict = game.discriminator(points, mode: .inference).verdict
    let (centre, spread) = game.whereabouts(using: &random)
    print(turns, centre, spread, verdict.probabilityOfReal.mean().item, map.probabilities.max()!)
    return PlaneChart(
      Frame(
        title: "G has learned for \(readableCount(turns)) turns", xAxis: axis(of: cloud),
        yAxis: axis(of: cloud)),
      layers: [
        .ground(probabilities: map.probabilities, columns: map.cells),
        .points(data, radius: 2, colour: .ink, opacity: 0.3),
        .points(points.points, radius: 2.5, colour: .ofSeries(2), opacity: 0.8),
      ]
    ).rendered(width: 340, height: 340)
  }
  return Image.grid(panels, columns: 3)
}

/// Either axis of a picture of a cloud.
private func axis(of cloud: PointCloud) -> Axis {
  Axis("", range: -cloud.window.halfWidth...cloud.window.halfWidth)
}
