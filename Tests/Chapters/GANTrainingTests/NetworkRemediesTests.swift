import Foundation
import GradientChecking
import NeuralNetworks
import Tensors
import Testing

@testable import GANTraining

private func draw(_ shape: [Int], seed: UInt64) -> Tensor {
  var random = SplitMix64(seed: seed)
  return .normal(shape, dtype: .float64, using: &random)
}

@Suite("Comparisons with the rest of the batch")
struct MinibatchDiscriminationTests {
  private func layer(features: Int, comparisons: Int) -> MinibatchDiscrimination {
    var random = SplitMix64(seed: 1)
    let layer = MinibatchDiscrimination(
      features: features, comparisons: comparisons, dtype: .float64, using: &random)
    layer.weight = draw([features, 3 * comparisons], seed: 2)
    return layer
  }

  @Test("they are the sums of the definition, one by one", arguments: [1, 3, 5], [1, 4])
  func naive(n: Int, comparisons: Int) {
    let layer = layer(features: 3, comparisons: comparisons)
    let x = draw([n, 3], seed: 3)
    let m = matmul(x, layer.weight).scalars  // [n, C·B]: row c·B + b
    func entry(_ i: Int, _ b: Int, _ c: Int) -> Double {
      m[i * 3 * comparisons + c * comparisons + b]
    }
    let found = layer(x)
    #expect(found.shape == [n, comparisons])
    for i in 0..<n {
      for b in 0..<comparisons {
        var sum = 0.0
        for j in 0..<n where j != i {
          sum += exp(-(0..<3).reduce(0) { $0 + abs(entry(i, b, $1) - entry(j, b, $1)) })
        }
        #expect((found.scalars[i * comparisons + b] - sum).magnitude < 1e-12)
      }
    }
  }

  @Test("their gradient is its closed form")
  func gradient() throws {
    let (n, comparisons) = (4, 2)
    let layer = layer(features: 3, comparisons: comparisons)
    var random = SplitMix64(seed: 4)
    try checkGradients(
      at: [draw([n, 3], seed: 5), layer.weight],
      closedForm: { inputs, cotangent in
        let m = matmul(inputs[0], inputs[1]).scalars
        let c = cotangent.scalars
        let width = 3 * comparisons
        var dM = [Double](repeating: 0, count: m.count)
        for i in 0..<n {
          for j in 0..<n where j != i {
            for b in 0..<comparisons {
              let places = (0..<3).map { $0 * comparisons + b }
              let d = places.map { m[i * width + $0] - m[j * width + $0] }
              let e = exp(-d.reduce(0) { $0 + abs($1) })
              for (place, d) in zip(places, d) {
                let slope = -c[i * comparisons + b] * e * (d > 0 ? 1 : -1)
                dM[i * width + place] += slope
                dM[j * width + place] -= slope
              }
            }
          }
        }
        let dRows = Tensor(dM, shape: [n, width], dtype: .float64)
        return [
          matmul(dRows, inputs[1], transposingB: true),
          matmul(inputs[0], dRows, transposingA: true),
        ]
      }, using: &random
    ) { inputs in
      layer.weight = inputs[1]
      defer { layer.weight = inputs[1].untraced }
      return layer(inputs[0])
    }
  }

  @Test("equal points are n − 1 to each other, distant ones nothing")
  func extremes() {
    let layer = layer(features: 3, comparisons: 2)
    let equal = layer(.ones([6, 3], dtype: .float64))
    #expect(equal.scalars.allSatisfy { ($0 - 5).magnitude < 1e-12 })
    let distant = layer(1e4 * draw([6, 3], seed: 6))
    #expect(distant.scalars.allSatisfy { $0.magnitude < 1e-12 })
  }
}

@Suite("Weights of a largest singular value of one")
struct SpectralNormTests {
  @Test("power iteration finds the largest singular value", arguments: [[3, 5], [5, 3], [1, 4]])
  func singularValue(shape: [Int]) {
    let weight = draw(shape, seed: 1)
    let norm = SpectralNorm(of: weight)
    var divided = weight
    for _ in 0..<500 { divided = norm(weight, mode: .training) }
    // The largest eigenvalue of ŴᵀŴ is 1: no vector is stretched, and one keeps its length.
    var random = SplitMix64(seed: 2)
    for _ in 0..<50 {
      let x = Tensor.normal([1, shape[0]], dtype: .float64, using: &random)
      let y = matmul(x, divided)
      #expect((y * y).sum().item <= (x * x).sum().item * (1 + 1e-9))
    }
    let y = matmul(norm.direction.transposed(), divided)
    #expect(((y * y).sum().item - 1).magnitude < 1e-9)
  }

  @Test("its gradient is the closed form, where the direction has settled")
  func gradient() throws {
    let weight = draw([4, 3], seed: 3)
    let norm = SpectralNorm(of: weight)
    for _ in 0..<2000 { _ = norm(weight, mode: .training) }
    var random = SplitMix64(seed: 4)
    try checkGradients(
      at: [weight],
      closedForm: { inputs, g in
        let u = norm.direction
        let wu = matmul(inputs[0], u, transposingA: true)
        let σ = sqrt((wu * wu).sum()).item
        let v = wu / σ
        let along = (g * inputs[0]).sum().item / σ
        return [(g - along * matmul(u, v, transposingB: true)) / σ]
      }, using: &random
    ) { norm($0[0], mode: .inference) }
  }

  @Test("before it has settled too, the gradient takes the direction for a constant")
  func unsettled() {
    let (weight, g) = (draw([4, 3], seed: 6), draw([4, 3], seed: 7))
    let norm = SpectralNorm(of: weight)
    let (_, gradient) = valueAndGradient(at: weight) { (norm($0, mode: .training) * g).sum() }
    let u = norm.direction
    let wu = matmul(weight, u, transposingA: true)
    let v = wu / sqrt((wu * wu).sum())
    let σ = (u * matmul(weight, v)).sum().item
    let expected = (g - (g * weight).sum().item / σ * matmul(u, v, transposingB: true)) / σ
    for (a, b) in zip(gradient.scalars, expected.scalars) { #expect((a - b).magnitude < 1e-12) }
  }

  @Test("inference turns nothing; training turns a little each time")
  func turning() {
    let weight = draw([4, 3], seed: 5)
    let norm = SpectralNorm(of: weight)
    let start = norm.direction.bytes
    _ = norm(weight, mode: .inference)
    #expect(norm.direction.bytes == start)
    _ = norm(weight, mode: .training)
    #expect(norm.direction.bytes != start)
  }
}

@Suite("Each point's own norm")
struct InstanceNormTests {
  @Test("rows have mean 0 and variance 1, and depend on no other row")
  func statistics() {
    let x = 3 * draw([4, 50], seed: 1) + 5
    let y = normalisedRows(x)
    for row in 0..<4 {
      let one = y.sliced(row..<row + 1)
      #expect(one.mean().item.magnitude < 1e-12)
      #expect(((one * one).mean().item - 1).magnitude < 1e-4)
      #expect(normalisedRows(x.sliced(row..<row + 1)).scalars == one.scalars)
    }
  }

  @Test("its gradient is the closed form of a norm", arguments: [[1, 3], [4, 5]])
  func gradient(shape: [Int]) throws {
    var random = SplitMix64(seed: 2)
    try checkGradients(
      at: [draw(shape, seed: 3)],
      closedForm: { inputs, c in
        func average(_ x: Tensor) -> Tensor { x.mean(along: 1, keepingDimension: true) }
        let centred = inputs[0] - average(inputs[0])
        let deviation = sqrt(average(centred * centred) + 1e-5)
        let y = centred / deviation
        return [(c - average(c) - y * average(c * y)) / deviation]
      }, using: &random
    ) { normalisedRows($0[0]) }
  }
}

@Suite("Points side by side")
struct PackingTests {
  @Test("packs are neighbours in their order; a pack of one is the point")
  func order() {
    let x = Tensor((0..<12).map(Double.init), shape: [6, 2])
    #expect(packed(x, by: 1).scalars == x.scalars)
    #expect(packed(x, by: 3).shape == [2, 6])
    #expect(packed(x, by: 3).scalars == x.scalars)
  }

  @Test("a batch that is not made of packs is refused")
  func remainder() async {
    await #expect(processExitsWith: .failure) { _ = packed(.zeros([5, 2]), by: 2) }
  }
}

@Suite("The distance from the past")
struct HistoricalAverageTests {
  @Test("the past is the mean of all turns, and the distance's gradient 2(θ − mean)")
  func mean() throws {
    let game = smoothGame([])
    let parameters = game.generatorParameters
    let history = HistoricalAverage(of: parameters)
    var sums = parameters.map { Tensor.zeros($0.parameter.value.shape, dtype: .float64) }
    var random = SplitMix64(seed: 1)
    for turn in 1...7 {
      for (i, entry) in parameters.enumerated() {
        entry.parameter.value = .normal(
          entry.parameter.value.shape, dtype: .float64, using: &random)
        sums[i] = sums[i] + entry.parameter.value
      }
      history.follow(parameters, turn: turn)
    }
    for (entry, sum) in zip(history.variables, sums) {
      let expected = (sum / 7).scalars
      for (a, b) in zip(expected, entry.parameter.value.scalars) {
        #expect((a - b).magnitude < 1e-12)
      }
    }
    let means = history.variables.map(\.parameter.value)
    try checkGradients(
      at: parameters.map(\.parameter.value),
      closedForm: { inputs, c in zip(inputs, means).map { 2 * c.item * ($0 - $1) } },
      using: &random
    ) { inputs in
      for (entry, value) in zip(parameters, inputs) { entry.parameter.value = value }
      defer {
        for (entry, value) in zip(parameters, inputs) { entry.parameter.value = value.untraced }
      }
      return history.squaredDistance(of: parameters)
    }
  }
}

@Suite("Noise that fades")
struct InstanceNoiseTests {
  @Test("it falls evenly to nothing, and stays there")
  func fading() {
    let found = [0, 5, 10, 15].map { fadingDeviation(from: 0.4, step: $0, of: 10) }
    #expect(found == [0.4, 0.2, 0, 0])
  }
}
