import NeuralNetworks
import Tensors
import Testing

@Suite("The curvature history") struct CurvatureHistoryTests {
  private typealias Matrix = [[Double]]

  private func dot(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private func product(_ a: Matrix, _ b: Matrix) -> Matrix {
    a.map { row in b[0].indices.map { j in dot(row, b.map { $0[j] }) } }
  }

  /// The unit matrix less `factor·a·bᵀ`.
  private func unit(less factor: Double, _ a: [Double], _ b: [Double]) -> Matrix {
    a.indices.map { i in b.indices.map { j in (i == j ? 1 : 0) - factor * a[i] * b[j] } }
  }

  /// H written out: `(I − ρ·s·yᵀ)·H·(I − ρ·y·sᵀ) + ρ·s·sᵀ`, pair after pair, from γ·I.
  private func inverseHessian(_ pairs: [(s: [Double], y: [Double])], count: Int) -> Matrix {
    let gamma = pairs.last.map { dot($0.s, $0.y) / dot($0.y, $0.y) } ?? 1
    let zero = [Double](repeating: 0, count: count)
    var h = unit(less: 0, zero, zero).map { $0.map { $0 * gamma } }
    for (s, y) in pairs {
      let rho = 1 / dot(s, y)
      h = product(product(unit(less: rho, s, y), h), unit(less: rho, y, s))
      for i in s.indices { for j in s.indices { h[i][j] += rho * s[i] * s[j] } }
    }
    return h
  }

  @Test(
    "multiplies by the BFGS matrix of its newest pairs", arguments: [1, 2, 5, 17, 33], 0...6)
  func dense(count: Int, pairs: Int) {
    var generator = SplitMix64(seed: UInt64(100 * count + pairs))
    func draw() -> [Double] {
      Tensor.normal([count], dtype: .float64, using: &generator).scalars
    }
    var kept: [(s: [Double], y: [Double])] = []
    var history = CurvatureHistory(capacity: 4)
    for _ in 0..<pairs {
      let (s, noise) = (draw(), draw())
      let y = zip(s, noise).map { 3 * $0 + 0.5 * $1 }
      let isKept = history.append(
        step: Tensor(s, dtype: .float64), change: Tensor(y, dtype: .float64))
      #expect(isKept == (dot(s, y) > 0))
      if isKept { kept.append((s, y)) }
    }
    let newest = Array(kept.suffix(4))
    #expect(history.count == newest.count)
    let g = draw()
    let expected = inverseHessian(newest, count: count).map { dot($0, g) }
    let found = history.product(with: Tensor(g, dtype: .float64)).scalars
    let scale = expected.map(\.magnitude).max()!
    for (f, e) in zip(found, expected) {
      #expect((f - e).magnitude <= 1e-11 * scale, "\(f), \(e)")
    }
  }

  @Test(
    "keeps no pair along which f is not convex, or which rounding has made flat",
    arguments: [-1, 0, 1e17, .nan, .infinity] as [Double])
  func curvature(change: Double) {
    var history = CurvatureHistory(capacity: 2)
    let step = Tensor([1.0, 0], dtype: .float64)
    let isKept = history.append(step: step, change: Tensor([change, 0], dtype: .float64))
    #expect(!isKept && history.count == 0)
  }

  @Test("is the unit matrix when all is forgotten")
  func forgotten() {
    var history = CurvatureHistory(capacity: 1)
    history.append(step: .ones([2, 3]), change: .ones([2, 3]) * 4)
    let g = Tensor([1.0, 2, 3, 4, 5, 6], shape: [2, 3])
    #expect(history.product(with: g).scalars == g.scalars.map { $0 / 4 })
    history.removeAll()
    #expect(history.product(with: g).bytes == g.bytes)
  }

  @Test("stops where it is to keep nothing")
  func capacity() async {
    await #expect(processExitsWith: .failure) { _ = CurvatureHistory(capacity: 0) }
  }
}
