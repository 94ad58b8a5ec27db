public import Pictures
import Tensors
import Training

extension Courses {
  /// One row a game, from its first points to its last.
  public var strip: Image {
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
        ).rendered(width: 230, height: 220)
      }
    }
    return Image.grid(panels, columns: columns)
  }

  /// What both players think at the end.
  public var fields: Image {
    let panels = all.map {
      $0.end.fieldChart($0.name, over: cloud, seed: seed).rendered(width: 520, height: 520)
    }
    return Image.grid(panels, columns: 2)
  }

  /// What was found on the way.
  public var chart: Image {
    let ways = all.map { course in
      (course.name, course.way.map { Point(Double($0.step), $0.found.measure) })
    }
    return Findings.chart(ways, comparedWith: data)
  }
}
