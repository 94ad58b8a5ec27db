import Kernels
import Tensors
import Testing

@testable import Evaluation

@Suite("Nearest neighbours") struct NearestNeighboursTests {
  /// Two loops over differences in Double; the first of equally near rows.
  static func definition(_ queries: Tensor, _ base: Tensor) -> Neighbours {
    let (queries, base) = (Points.rows(queries), Points.rows(base))
    let nearest = queries.indices.map { query in
      let squares = base.map { squaredDistance(queries[query], $0) }
      let row = squares.indices.min { squares[$0] < squares[$1] }!
      return (row, squares[row].squareRoot())
    }
    return Neighbours(indices: nearest.map(\.0), distances: nearest.map(\.1))
  }

  static let sizes = [1, 3, 5, 17].flatMap { q in [1, 3, 5, 17].map { (q, $0) } }

  @Test("are those of the definition to the last bit", arguments: DType.allCases, [1, 3, 17, 65])
  func definition(dtype: DType, dimensions: Int) {
    for (q, n) in Self.sizes {
      let queries = Points.dependent(q, dimensions).converted(to: dtype)
      let base = Points.dependent(n, dimensions, seed: 2).converted(to: dtype)
      #expect(nearestNeighbours(of: queries, in: base) == Self.definition(queries, base))
    }
  }

  @Test("are found across blocks", arguments: DType.allCases)
  func blocks(dtype: DType) {
    let queries = Points.normal(514, 3).converted(to: dtype)
    let base = Points.normal(2 * 2048 + 3, 3, seed: 2).converted(to: dtype)
    #expect(nearestNeighbours(of: queries, in: base) == Self.definition(queries, base))
  }

  @Test("small differences of large numbers decide, where |q|² + |b|² − 2q·b is all rounding")
  func cancellation() {
    let queries = (Points.normal(20, 5) + 1000).converted(to: .float32)
    let base = (Points.normal(300, 5, seed: 2) + 1000).converted(to: .float32)
    #expect(nearestNeighbours(of: queries, in: base) == Self.definition(queries, base))
  }

  @Test("a copy is found at distance zero, the first of several", arguments: DType.allCases)
  func copies(dtype: DType) {
    let points = Points.normal(700, 30).converted(to: dtype)
    let base = concatenated([Points.normal(9, 30, seed: 2).converted(to: dtype), points, points])
    let found = nearestNeighbours(of: points, in: base)
    #expect(found.indices == Array(9..<709))
    #expect(found.distances.allSatisfy { $0 == 0 })
  }

  @Test("of equally near ones the first is taken")
  func ties() {
    let found = nearestNeighbours(
      of: Tensor([0.0, 5], shape: [2, 1]), in: Tensor([1.0, -1, 1, 4, 6], shape: [5, 1]))
    #expect(found == Neighbours(indices: [0, 3], distances: [1, 1]))
  }

  @Test("are the same on any number of threads")
  func threads() {
    let (queries, base) = (Points.normal(600, 33), Points.normal(2500, 33, seed: 2))
    let usual = ThreadPool.shared.threadCount
    defer { ThreadPool.shared.threadCount = usual }
    let found = (1...4).map { threads in
      ThreadPool.shared.threadCount = threads
      return nearestNeighbours(of: queries, in: base)
    }
    #expect(found.allSatisfy { $0 == found[0] })
  }

  @Test("of no queries there are none")
  func empty() {
    let found = nearestNeighbours(of: .zeros([0, 3]), in: .zeros([5, 3]))
    #expect(found == Neighbours(indices: [], distances: []))
  }

  @Test("refuses what has no distances, naming both shapes")
  func refusals() async throws {
    let widths = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = nearestNeighbours(of: .zeros([2, 3]), in: .zeros([5, 4]))
    }
    #expect(try message(widths).contains("[2, 3] in float32 cannot be looked up in [5, 4]"))
    let precisions = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      _ = nearestNeighbours(of: .zeros([2, 3]), in: .zeros([5, 3], dtype: .float64))
    }
    #expect(try message(precisions).contains("looked up in [5, 3] in float64"))
    await #expect(processExitsWith: .failure) {
      _ = nearestNeighbours(of: .zeros([2, 3]), in: .zeros([0, 3]))
    }
  }

  @Test("refuses numbers whose squares are infinite, in the precision they are of")
  func infinite() async throws {
    let queries = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = nearestNeighbours(of: Tensor([1e19], shape: [1, 1]), in: .zeros([5, 1]))
    }
    #expect(try message(queries).contains("[1, 1] are infinite or too large"))
    let base = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = nearestNeighbours(
        of: .zeros([5, 1], dtype: .float64),
        in: Tensor([Double.nan], shape: [1, 1], dtype: .float64))
    }
    #expect(try message(base).contains("[1, 1] are infinite or too large"))
  }
}
