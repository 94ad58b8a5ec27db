import Tensors
import Testing

@testable import VariationalAutoencoder

@Suite("Planes of codes")
struct LatentPlaneTests {
  @Test(
    "are by default those of the two numbers that vary most, in their order",
    arguments: [
      ([1.0, 2, 3], 1, 2), ([3, 2, 1], 0, 1), ([3, 1, 2], 0, 2), ([0, 5], 0, 1), ([5, 0], 0, 1),
      ([1, 1, 1, 1], 0, 1),
    ] as [([Double], Int, Int)])
  func mostActive(spreads: [Double], x: Int, y: Int) {
    // Far from 0, where the mean's square would drown the variance.
    let rows = [-1.0, 0, 1].flatMap { side in spreads.map { 100 - $0 + side * $0 } }
    let means = Tensor(rows, shape: [3, spreads.count])
    #expect(LatentPlane(mostActiveOf: means) == LatentPlane(x: x, y: y))
  }

  @Test("count their numbers from 1 when they speak")
  func description() {
    #expect("\(LatentPlane(x: 0, y: 6))" == "numbers 1 and 7")
  }

  @Test("take two different numbers")
  func refusals() async {
    await #expect(processExitsWith: .failure) { _ = LatentPlane(x: 1, y: 1) }
    await #expect(processExitsWith: .failure) { _ = LatentPlane(x: -1, y: 1) }
    await #expect(processExitsWith: .failure) {
      _ = LatentPlane(mostActiveOf: .zeros([5, 1]))
    }
  }
}
