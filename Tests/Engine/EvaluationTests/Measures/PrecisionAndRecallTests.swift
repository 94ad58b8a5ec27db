import Tensors
import Testing

@testable import Evaluation

@Suite("Precision and recall") struct PrecisionAndRecallTests {
  static func column(_ points: [Double]) -> Tensor {
    Tensor(points, shape: [points.count, 1], dtype: .float64)
  }

  /// The share of `points` within the balls around `centres`, by the paper's definition.
  static func share(of points: [[Double]], around centres: [[Double]], k: Int) -> Double {
    let radii = centres.indices.map { i in
      centres.indices.filter { $0 != i }.map { squaredDistance(centres[i], centres[$0]) }
        .sorted()[k - 1]
    }
    let inside = points.count { point in
      zip(centres, radii).contains { squaredDistance(point, $0) <= $1 }
    }
    return Double(inside) / Double(points.count)
  }

  @Test("are the shares of the definition", arguments: [1, 2, 3, 4], [1, 3, 17])
  func definition(k: Int, dimensions: Int) {
    for (m, n) in [(5, 5), (5, 17), (17, 6), (101, 64)] {
      let generated = Points.dependent(m, dimensions)
      let real = Points.dependent(n, dimensions, seed: 2) + 0.2
      let found = PrecisionAndRecall(generated: generated, real: real, neighbours: k)
      let (x, y) = (Points.rows(generated), Points.rows(real))
      #expect(found.precision == Self.share(of: x, around: y, k: k))
      #expect(found.recall == Self.share(of: y, around: x, k: k))
    }
  }

  @Test("by hand: balls of radius 1, 1 and 3 around 0, 1 and 4; edges belong to them")
  func byHand() {
    let found = PrecisionAndRecall(
      generated: Self.column([-1, -1.5, 7, 7.5]), real: Self.column([0, 1, 4]), neighbours: 1)
    #expect(found.precision == 0.5)
    // Balls of radius 0.5 around each of the generated: no real one is as near.
    #expect(found.recall == 0)
  }

  @Test("a set is like itself in both, and unlike one far away in both")
  func extremes() {
    let points = Points.normal(50, 8)
    let same = PrecisionAndRecall(generated: points, real: points)
    #expect(same.precision == 1 && same.recall == 1)
    let far = PrecisionAndRecall(generated: points + 100, real: points)
    #expect(far.precision == 0 && far.recall == 0)
  }

  @Test("a generator that draws one of two clusters is precise, and recalls half")
  func droppedMode() {
    let (left, right) = (Points.normal(100, 2), Points.normal(100, 2, mean: 50, seed: 2))
    let real = concatenated([left, right])
    let drawn = Points.normal(200, 2, seed: 3)
    let found = PrecisionAndRecall(generated: drawn, real: real)
    #expect(found.precision > 0.9)
    #expect((0.45...0.5).contains(found.recall))
    let reverse = PrecisionAndRecall(generated: real, real: drawn)
    #expect(reverse.precision == found.recall && reverse.recall == found.precision)
  }

  @Test("a generator that repeats one real picture is precise, and recalls that one")
  func repeated() {
    let real = Points.normal(40, 5)
    let found = PrecisionAndRecall(
      generated: real.gathered([Int](repeating: 7, count: 40)), real: real)
    #expect(found.precision == 1)
    #expect(found.recall == 0.025)
  }

  @Test("refuses sets with no k-th neighbour, naming both shapes")
  func refusals() async throws {
    let few = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = PrecisionAndRecall(
        generated: .zeros([3, 2], dtype: .float64), real: .zeros([9, 2], dtype: .float64))
    }
    #expect(try message(few).contains("[3, 2] and [9, 2] have no neighbour number 3"))
    await #expect(processExitsWith: .failure) {
      let x = Tensor.zeros([5, 2], dtype: .float64)
      _ = PrecisionAndRecall(generated: x, real: x, neighbours: 0)
    }
  }
}
