/// A region of the plane, given by how far any point is from its edge: negative inside, in the
/// units of the plane.
struct Shape: Sendable {
  /// The corners of a box around it.
  let low, high: Point

  /// The signed distance from the edge; inexact far from it.
  let distance: @Sendable (Point) -> Double

  /// An ellipse, its first axis turned by `angle` from x towards y.
  ///
  /// With `k = |p/r|` the distance is nearly `k·(k − 1)/|p/r²|`, from the slope of k.
  static func ellipse(_ centre: Point, _ radii: Point, angle: Double) -> Shape {
    let rotation = Rotation(angle)
    let (x, y) = (rotation.apply([radii.x, 0]), rotation.apply([0, radii.y]))
    let reach = (x * x + y * y).squareRoot()
    return Shape(low: centre - reach, high: centre + reach) { point in
      let unit = rotation.undo(point - centre) / radii
      let length = unit.length
      return length * (length - 1) / max((unit / radii).length, 1e-9)
    }
  }

  /// The inside of a polygon whose corners are rounded outwards by a radius.
  static func polygon(_ corners: [Point], rounding: Double) -> Shape {
    let edges = Array(zip(corners, corners.dropFirst() + corners.prefix(1)))
    return Shape(around: corners, margin: rounding) { point in
      var nearest = Double.infinity
      var isInside = false
      for (start, end) in edges {
        nearest = min(nearest, squaredDistance(point, start, end).squared)
        let crossing = (point.y - start.y) / (end.y - start.y) * (end.x - start.x) + start.x
        if (start.y > point.y) != (end.y > point.y) && point.x < crossing { isInside.toggle() }
      }
      return (isInside ? -1 : 1) * nearest.squareRoot() - rounding
    }
  }

  /// A chain of straight lines with round ends, as thick as a pen that goes evenly from the first
  /// radius to the second.
  static func line(_ points: [Point], radii: (Double, Double)) -> Shape {
    let count = Double(max(points.count - 1, 1))
    let slope = (radii.1 - radii.0) / count
    return Shape(around: points, margin: max(radii.0, radii.1)) { point in
      var nearest = Double.infinity
      for i in 0..<max(points.count - 1, 1) {
        let (squared, along) = squaredDistance(
          point, points[i], points[min(i + 1, points.count - 1)])
        nearest = min(nearest, squared.squareRoot() - radii.0 - slope * (Double(i) + along))
      }
      return nearest
    }
  }

  /// The shape seen in a mirror that stands on x = 0.
  var mirrored: Shape {
    let distance = distance
    return Shape(low: Point(-high.x, low.y), high: Point(-low.x, high.y)) {
      distance(Point(-$0.x, $0.y))
    }
  }

  private init(low: Point, high: Point, distance: @escaping @Sendable (Point) -> Double) {
    self.low = low
    self.high = high
    self.distance = distance
  }

  private init(
    around points: [Point], margin: Double, distance: @escaping @Sendable (Point) -> Double
  ) {
    low = points.reduce(Point(repeating: .infinity)) { pointwiseMin($0, $1) } - margin
    high = points.reduce(Point(repeating: -.infinity)) { pointwiseMax($0, $1) } + margin
    self.distance = distance
  }
}

/// The squared distance of a point from a straight line, and where along it, 0 to 1, it is nearest.
@inline(__always)
private func squaredDistance(
  _ point: Point, _ start: Point, _ end: Point
) -> (squared: Double, along: Double) {
  let (line, offset) = (end - start, point - start)
  let along = min(max(offset.dot(line) / max(line.dot(line), 1e-12), 0), 1)
  let away = offset - along * line
  return (away.dot(away), along)
}

extension Point {
  /// The inner product.
  func dot(_ other: Point) -> Double { (self * other).sum() }

  /// How far it is from the origin.
  var length: Double { dot(self).squareRoot() }
}
