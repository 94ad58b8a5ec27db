import GANTraining
import Pictures
import Tensors
import Training

/// Games of one seed, side by side.
struct Courses {
  let all: [Course]
  let cloud: PointCloud
  let seed: UInt64

  /// What is found in the data themselves.
  var data: Findings { Findings(ofDataIn: cloud, seed: seed) }

  /// One row a game, from its first points to its last.
  var strip: Image {
    var random = SplitMix64(seed: seed).stream("strip")
    let data = cloud.sample(400, using: &random).points
    let columns = all.map(\.snapshots.count).max()!
    let panels = all.flatMap { course in
      (0..<columns).map { column in
        let isPlayed = column < course.snapshots.count
        let snapshot = course.snapshots[min(column, course.snapshots.count - 1)]
        return PlaneChart(
          isPlayed ? snapshot.points : [], over: data, in: cloud.window,
          title: isPlayed ? "after \(readableCount(snapshot.step))" : "", label: course.name
        ).rendered(width: 300, height: 290)
      }
    }
    return Image.grid(panels, columns: columns)
  }

  /// What both players think at the end.
  var fields: Image {
    let panels = all.map {
      $0.end.fieldChart($0.name, over: cloud, seed: seed).rendered(width: 520, height: 520)
    }
    return Image.grid(panels, columns: 2)
  }

  /// What was found on the way.
  var chart: Image {
    let ways = all.map { course in
      (course.name, course.way.map { Point(Double($0.step), $0.found.measure) })
    }
    return Findings.chart(ways, comparedWith: data)
  }

  /// Writes pictures and numbers; what took how long goes into a file of its own.
  func write(to folder: RunFolder) throws {
    try strip.writePNG(to: folder.samples.appending(path: "strip.png"))
    try fields.writePNG(to: folder.samples.appending(path: "field.png"))
    try chart.writePNG(to: folder.charts.appending(path: "modes.png"))
    try writeJSON(all, to: folder.url.appending(path: "comparison.json"))
    let seconds = all.map { [$0.name: $0.trial.seconds] }
    try writeJSON(seconds, to: folder.timing)
  }
}
