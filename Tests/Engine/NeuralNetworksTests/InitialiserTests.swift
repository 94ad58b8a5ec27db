import NeuralNetworks
import Tensors
import Testing

@Suite("Initialiser") struct InitialiserTests {
  static let all: [Initialiser] = [
    .zeros, .glorotUniform, .xavierNormal, .truncatedNormal(deviation: 0.02),
  ]

  private func draw(
    _ initialiser: Initialiser, _ inputs: Int, _ outputs: Int, dtype: DType = .float64,
    seed: UInt64 = 1
  ) -> Tensor {
    var generator = SplitMix64(seed: seed)
    return initialiser.tensor(
      [inputs, outputs], inputs: inputs, outputs: outputs, dtype: dtype, using: &generator)
  }

  /// Expects the mean and the variance of 100 000 draws or so, within five standard errors or more.
  private func expectMoments(_ x: [Double], variance: Double, _ note: Comment) {
    let count = Double(x.count)
    let mean = x.reduce(0, +) / count
    let spread = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    #expect(mean.magnitude < 5 * (variance / count).squareRoot(), note)
    #expect((spread / variance - 1).magnitude < 5 * (2 / count).squareRoot(), note)
  }

  @Test("of zeros is zero, and draws nothing")
  func zeros() {
    var generator = SplitMix64(seed: 1)
    let tensor = Initialiser.zeros.tensor(
      [3, 2], inputs: 3, outputs: 2, dtype: .float32, using: &generator)
    #expect(tensor.scalars == [Double](repeating: 0, count: 6))
    #expect(generator == SplitMix64(seed: 1))
  }

  @Test(
    "after Glorot is uniform within ±√(6 / (inputs + outputs))",
    arguments: [(300, 400), (100, 1000), (1000, 100)])
  func glorot(inputs: Int, outputs: Int) throws {
    let limit = (6 / Double(inputs + outputs)).squareRoot()
    let x = draw(.glorotUniform, inputs, outputs).scalars
    let largest = try #require(x.map(\.magnitude).max())
    #expect(largest <= limit)
    #expect(largest > 0.999 * limit)
    expectMoments(x, variance: limit * limit / 3, "\(inputs), \(outputs)")
  }

  @Test(
    "called Xavier is normal with deviation 1/√(inputs/2), whatever the outputs",
    arguments: [(100, 1000), (784, 128), (1000, 100)])
  func xavier(inputs: Int, outputs: Int) {
    let x = draw(.xavierNormal, inputs, outputs).scalars
    let variance = 2 / Double(inputs)
    expectMoments(x, variance: variance, "\(inputs), \(outputs)")
    let beyond = x.count { $0.magnitude > 2 * variance.squareRoot() }
    #expect((Double(beyond) / Double(x.count) - 0.0455).magnitude < 0.004)
  }

  @Test(
    "normal without tails ends at two deviations and has 0.774 of the variance",
    arguments: [0.02, 1])
  func truncated(deviation: Double) throws {
    let x = draw(.truncatedNormal(deviation: deviation), 300, 400).scalars
    let largest = try #require(x.map(\.magnitude).max())
    #expect(largest < 2 * deviation)
    #expect(largest > 1.99 * deviation)
    // 1 − 4·φ(2) / (2·Φ(2) − 1)
    expectMoments(x, variance: 0.7737413 * deviation * deviation, "\(deviation)")
  }

  @Test(
    "orthogonal changes no length: whichever are fewer, rows or columns, are orthonormal",
    arguments: [(1, 1), (3, 7), (7, 3), (32, 128), (128, 32), (20, 20)])
  func orthogonal(rows: Int, columns: Int) {
    let u = draw(.orthogonal, rows, columns)
    let isWide = rows <= columns
    let products = matmul(u, u, transposingA: !isWide, transposingB: isWide)
    let count = min(rows, columns)
    #expect(u.shape == [rows, columns] && products.shape == [count, count])
    for (place, product) in products.scalars.enumerated() {
      let expected = place % (count + 1) == 0 ? 1.0 : 0
      #expect((product - expected).magnitude < 1e-13, "\(place)")
    }
  }

  @Test("orthogonal is for matrices, and says so")
  func notAMatrix() async throws {
    let result = try #require(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        var generator = SplitMix64(seed: 1)
        _ = Initialiser.orthogonal.tensor(
          [2, 3, 4], inputs: 6, outputs: 4, dtype: .float32, using: &generator)
      })
    let message = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(message.contains("found shape [2, 3, 4]"))
  }

  @Test("has the shape asked for, also where it is not [inputs, outputs]", arguments: all)
  func shape(initialiser: Initialiser) {
    var generator = SplitMix64(seed: 1)
    let filters = initialiser.tensor(
      [5, 3, 3, 2], inputs: 18, outputs: 45, dtype: .float32, using: &generator)
    #expect(filters.shape == [5, 3, 3, 2])
    #expect(filters.dtype == .float32)
    #expect(draw(initialiser, 1, 1).shape == [1, 1])
  }

  @Test("draws the same for a seed, and other numbers for another", arguments: all.dropFirst())
  func seeds(initialiser: Initialiser) {
    let tensor = draw(initialiser, 13, 7)
    #expect(draw(initialiser, 13, 7).bytes == tensor.bytes)
    #expect(draw(initialiser, 13, 7, seed: 2).bytes != tensor.bytes)
  }

  @Test("draws the same in both precisions, up to rounding", arguments: all)
  func precisions(initialiser: Initialiser) {
    let single = draw(initialiser, 33, 17, dtype: .float32).scalars
    let double = draw(initialiser, 33, 17, dtype: .float64).scalars
    for (single, double) in zip(single, double) {
      #expect((single - double).magnitude < 1e-6)
    }
  }

  @Test("stops where a layer has no inputs, naming both numbers")
  func empty() async throws {
    let result = try #require(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        var generator = SplitMix64(seed: 1)
        _ = Initialiser.glorotUniform.tensor(
          [0, 3], inputs: 0, outputs: 3, dtype: .float32, using: &generator)
      })
    let message = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(message.contains("found 0 and 3"))
  }
}
