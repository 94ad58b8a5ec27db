import Foundation
import Testing

@testable import Datasets

@Suite("Shapes")
struct ShapeTests {
  /// Where it is asked, and how far the edge is from there.
  static let distances: [(shape: Shape, place: Point, distance: Double)] = [
    (.ellipse([1, 2], [3, 3], angle: 0.4), [1, 7], 2),
    (.ellipse([1, 2], [3, 3], angle: 0.4), [2, 2], -2),
    (.ellipse([0, 0], [4, 1], angle: .pi / 2), [0, 4], 0),
    (.ellipse([0, 0], [4, 1], angle: .pi / 2), [1, 0], 0),
    (.polygon([[0, 0], [4, 0], [4, 4], [0, 4]], rounding: 0), [1, 2], -1),
    (.polygon([[0, 0], [4, 0], [4, 4], [0, 4]], rounding: 0), [7, 8], 5),
    (.polygon([[0, 0], [4, 0], [4, 4], [0, 4]], rounding: 0.5), [7, 8], 4.5),
    (.polygon([[0, 0], [4, 4], [4, 0], [0, 4]], rounding: 0), [2, 1], 0.5.squareRoot()),
    (.line([[0, 0], [4, 0]], radii: (1, 1)), [2, 3], 2),
    (.line([[0, 0], [4, 0]], radii: (1, 3)), [2, 0.5], -1.5),
    (.line([[0, 0], [4, 0], [4, 4]], radii: (1, 1)), [6, 2], 1),
    (.line([[2, 2]], radii: (1, 1)), [2, 5], 2),
  ]

  @Test("a distance is negative inside, and the nearest edge's", arguments: distances.indices)
  func distance(index: Int) {
    let (shape, place, distance) = Self.distances[index]
    #expect(abs(shape.distance(place) - distance) < 1e-9)
  }

  @Test("the mirror image is as far on the other side", arguments: distances.indices)
  func mirror(index: Int) {
    let (shape, place, _) = Self.distances[index]
    let mirrored = shape.mirrored
    #expect(mirrored.distance([-place.x, place.y]) == shape.distance(place))
    #expect(mirrored.low == [-shape.high.x, shape.low.y])
    #expect(mirrored.high == [-shape.low.x, shape.high.y])
  }

  @Test("the box holds all of the shape, and touches it", arguments: distances.indices)
  func box(index: Int) {
    let shape = Self.distances[index].shape
    for step in 0...400 {
      let t = Double(step) / 400
      let across = shape.low + t * (shape.high - shape.low)
      for edge: Point in [
        [across.x, shape.low.y], [across.x, shape.high.y], [shape.low.x, across.y],
        [shape.high.x, across.y],
      ] { #expect(shape.distance(edge) > -1e-9) }
    }
  }
}
