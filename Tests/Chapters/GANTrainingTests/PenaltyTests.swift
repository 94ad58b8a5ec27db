import Foundation
import GradientChecking
import Tensors
import Testing

@testable import GANTraining

/// ℓᵢ = ½·xᵢᵀA·xᵢ for each row, whose gradient at xᵢ is ½(A + Aᵀ)·xᵢ.
private func quadratic(_ x: Tensor, _ a: Tensor) -> Tensor {
  0.5 * (matmul(x, a) * x).sum(along: 1, keepingDimension: true)
}

/// ½(A + Aᵀ)
private func symmetric(_ a: Tensor) -> Tensor { 0.5 * (a + a.transposed()) }

private func draws(_ shapes: [[Int]], seed: UInt64) -> [Tensor] {
  var random = SplitMix64(seed: seed)
  return shapes.map { .normal($0, dtype: .float64, using: &random) }
}

@Suite("What is asked of the discriminator's slope")
struct PenaltyTests {
  @Test("‖∇ℓ‖² and its gradient, through the gradient, are their closed forms", arguments: [1, 5])
  func squared(count: Int) throws {
    var random = SplitMix64(seed: 1)
    try checkGradients(
      at: draws([[count, 3], [3, 3]], seed: 2),
      closedForm: { inputs, cotangent in
        let (x, s) = (inputs[0], symmetric(inputs[1]))
        let slopes = matmul(x, s)
        let weighted = cotangent.reshaped([count, 1]) * slopes
        let dA =
          matmul(weighted, x, transposingA: true) + matmul(x, weighted, transposingA: true)
        return [2 * matmul(weighted, s), dA]
      }, using: &random
    ) { inputs in squaredSlopes(at: inputs[0]) { quadratic($0, inputs[1]) } }
    let (x, a) = (
      draws([[count, 3], [3, 3]], seed: 2)[0], draws([[count, 3], [3, 3]], seed: 2)[1]
    )
    let slopes = matmul(x, symmetric(a))
    let expected = (slopes * slopes).sum(along: 1).scalars
    let found = squaredSlopes(at: x) { quadratic($0, a) }.scalars
    #expect(zip(expected, found).allSatisfy { ($0 - $1).magnitude < 1e-12 })
  }

  @Test("the gradient penalty's gradient, through the gradient, is its closed form")
  func unitSlope() throws {
    var random = SplitMix64(seed: 3)
    try checkGradients(
      at: draws([[5, 3], [3, 3]], seed: 4),
      closedForm: { inputs, cotangent in
        let (x, s) = (inputs[0], symmetric(inputs[1]))
        let slopes = matmul(x, s)
        let norms = sqrt((slopes * slopes).sum(along: 1, keepingDimension: true) + 1e-12)
        let weighted = cotangent.item / 5 * ((norms - 1) / norms * slopes)
        let dA =
          matmul(weighted, x, transposingA: true) + matmul(x, weighted, transposingA: true)
        return [2 * matmul(weighted, s), dA]
      }, using: &random
    ) { inputs in gradientPenalty(at: inputs[0]) { quadratic($0, inputs[1]) } }
  }

  @Test("a critic of slope 1 pays nothing, one of slope 3 pays 4, a flat one pays 1 and can learn")
  func knownSlopes() {
    let x = draws([[4, 2]], seed: 5)[0]
    func linear(_ slope: Double) -> Double {
      gradientPenalty(at: x) { slope * $0.sliced(0..<1, along: 1) }.item
    }
    #expect(linear(1) < 1e-12)
    #expect((linear(3) - 4).magnitude < 1e-6)
    let (value, gradient) = valueAndGradient(at: Tensor.zeros([2, 1], dtype: .float64)) { w in
      gradientPenalty(at: x) { matmul($0, w) }
    }
    #expect((value.item - 1).magnitude < 1e-5 && gradient.isFinite)
  }

  @Test("packs are measured as a whole")
  func packs() {
    let x = draws([[4, 2]], seed: 6)[0]
    let found = squaredSlopes(at: x) { points in
      (packed(points, by: 2) * packed(points, by: 2)).sum(along: 1, keepingDimension: true)
    }
    let squares = (x * x).sum(along: 1).scalars
    let expected = [4 * (squares[0] + squares[1]), 4 * (squares[2] + squares[3])]
    #expect(found.shape == [2])
    #expect(zip(expected, found.scalars).allSatisfy { ($0 - $1).magnitude < 1e-12 })
  }

  @Test("points between are on the straight line of their pair")
  func between() {
    var random = SplitMix64(seed: 7)
    let (a, b) = (points([SIMD2(0, 0), SIMD2(4, 2)]), points([SIMD2(1, 1), SIMD2(4, 6)]))
    for _ in 0..<10 {
      let found = pointsBetween(a, b, using: &random).points
      #expect(found[0].x == found[0].y && (0...1).contains(found[0].x))
      #expect(found[1].x == 4 && (2...6).contains(found[1].y))
    }
  }

  @Test(
    "the discriminator's whole loss has the gradient of its parameters",
    arguments: [
      [Remedy(.r1, 3)], [Remedy(.wasserstein, 2)], [Remedy(.r1), Remedy(.packing)],
      [Remedy(.wasserstein), Remedy(.instanceNorm)], [Remedy(.historicalAveraging, 0.5)],
      [Remedy(.separateBatchNorm)], [Remedy(.mixedBatchNorm)],
      [Remedy(.minibatchDiscrimination, 2)],
    ])
  func wholeLoss(_ remedies: [Remedy]) throws {
    var game = smoothGame(remedies)
    game.discriminatorHistory?.follow(game.discriminatorParameters, turn: 2)
    let batch = Batch(real: game.drawReal(), generated: game.drawGenerated())
    var random = SplitMix64(seed: 8)
    try checkGradients(of: game.discriminatorParameters, using: &random) {
      var game = game  // whose random streams are drawn from anew each time
      return game.discriminatorLoss(game.judge(batch), on: batch)
    }
  }
}
