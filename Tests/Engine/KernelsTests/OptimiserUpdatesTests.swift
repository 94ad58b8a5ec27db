import Testing

@testable import Kernels

@Suite struct OptimiserUpdatesTests {
  @Test("momentum: v ← μ·v − η·g, then θ ← θ + v, or after Nesterov θ ← θ + μ·v − η·g")
  func momentum() {
    for (isNesterov, expected) in [(false, 10 - 0.75), (true, 10 - 0.9 * 0.75 - 0.3)] {
      var (parameter, velocity) = (10.0, -0.5)
      updateWithMomentum(
        &parameter, gradient: [3], velocity: &velocity, count: 1, rate: 0.1, momentum: 0.9,
        isNesterov: isNesterov)
      #expect((velocity - -0.75).magnitude < 1e-15)
      #expect((parameter - expected).magnitude < 1e-14)
    }
  }

  @Test("root mean square: v ← ρ·v + (1 − ρ)·g², then θ ← θ − η·g / (√v + ε) or / √(v + ε)")
  func rootMeanSquare() {
    for (isInside, divisor) in [(false, 2.0 + 0.25), (true, 4.25.squareRoot())] {
      var (parameter, meanSquare) = (1.0, 4.0)
      updateByRootMeanSquare(
        &parameter, gradient: [-2], meanSquare: &meanSquare, count: 1, rate: 0.5, decay: 0.75,
        epsilon: 0.25, isEpsilonInsideRoot: isInside)
      #expect(meanSquare == 4)
      #expect((parameter - (1 + 1 / divisor)).magnitude < 1e-15)
    }
  }

  @Test("moments: m and v decay, then θ ← θ − rate·m / (rootScale·√v + ε)")
  func moments() {
    var (parameter, mean, meanSquare) = (1.0, 2.0, 16.0)
    updateByMoments(
      &parameter, gradient: [-4], mean: &mean, meanSquare: &meanSquare, count: 1, rate: 0.5,
      beta1: 0.5, beta2: 0.75, epsilon: 0.5, rootScale: 3)
    #expect(mean == -1)
    #expect(meanSquare == 16)
    #expect((parameter - (1 + 0.5 / 12.5)).magnitude < 1e-15)
  }

  @Test("clips to [−bound, bound] and lets pass what is not a number")
  func clipping() {
    var x: [Float] = [-3, -1, 0.5, 1, 4, .infinity, .nan]
    clip(&x, to: 1, count: 7)
    #expect(x[..<6] == [-1, -1, 0.5, 1, 1, 1])
    #expect(x[6].isNaN)
  }

  @Test("reaches every element of a long parameter")
  func long() {
    var parameter = [Float](repeating: 1, count: 100_001)
    var velocity = [Float](repeating: 0, count: 100_001)
    updateWithMomentum(
      &parameter, gradient: [Float](repeating: 2, count: 100_001), velocity: &velocity,
      count: 100_001, rate: 0.25, momentum: 0.5, isNesterov: false)
    #expect(parameter.allSatisfy { $0 == 0.5 } && velocity.allSatisfy { $0 == -0.5 })
  }
}
