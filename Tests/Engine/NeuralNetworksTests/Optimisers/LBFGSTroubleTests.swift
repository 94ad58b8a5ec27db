import NeuralNetworks
import Tensors
import Testing

@Suite("L-BFGS in trouble") struct LBFGSTroubleTests {
  private func start(_ numbers: [Double]) -> LBFGS {
    LBFGS(startingAt: Tensor(numbers, dtype: .float64))
  }

  /// `½·x²` with its gradient.
  private func parabola(_ x: Tensor) -> (value: Double, gradient: Tensor) {
    ((x * x).sum().item / 2, x)
  }

  @Test(
    "comes back from where f is no number or infinite",
    arguments: [Double.nan, .infinity, -.infinity], [false, true])
  func notFinite(value: Double, alsoGradient: Bool) {
    var lbfgs = start([3, 8])
    var refusals = 0
    // Σ x − ln x, only for x > 0: the quasi-Newton step from 3 would go to the left of 0.
    while lbfgs.evaluations < 60 && !lbfgs.isStuck {
      lbfgs.step { x in
        if x.scalars.contains(where: { $0 <= 0 }) {
          refusals += 1
          return (value, alsoGradient ? x * .nan : x)
        }
        return ((x - log(x)).sum().item, 1 - .ones(x.shape, dtype: x.dtype) / x)
      }
    }
    #expect(refusals > 0)
    for x in lbfgs.x.scalars { #expect((x - 1).magnitude < 1e-6) }
  }

  @Test(
    "stays at a start where f or its gradient is not finite, and says so",
    arguments: [(.nan, 1), (.infinity, 1), (1, .nan), (1, .infinity)] as [(Double, Double)])
  func start(value: Double, slope: Double) {
    var lbfgs = start([1])
    let found = lbfgs.step { ($0.sum().item * value, $0 * slope) }
    #expect(found.isNaN == value.isNaN)
    #expect(lbfgs.value?.isFinite == value.isFinite)
    #expect(lbfgs.isStuck && lbfgs.trial.scalars == [1])
  }

  @Test("is at its end where the gradient is zero")
  func zero() {
    var lbfgs = start([0, 0])
    lbfgs.step(parabola)
    #expect(lbfgs.isStuck)
    lbfgs.restart()
    lbfgs.step(parabola)
    #expect(lbfgs.isStuck && lbfgs.evaluations == 2 && lbfgs.trial.scalars == [0, 0])
  }

  @Test("is at its end after one line along a gradient that points the wrong way")
  func wrongGradient() {
    var lbfgs = start([2])
    while !lbfgs.isStuck { lbfgs.step { (parabola($0).value, -$0) } }
    #expect(lbfgs.evaluations == 1 + StrongWolfeSearch.longest)
    #expect(lbfgs.x.scalars == [2] && lbfgs.value == 2 && lbfgs.iterations == 0)
  }

  @Test("forgets the history where f falls no more along its direction, then tries the gradient's")
  func wall() {
    let problem = LBFGSProblem.rosenbrock(2)
    var lbfgs = problem.fresh()
    while lbfgs.iterations < 5 { lbfgs.step { problem($0) } }
    let (before, x, g) = (lbfgs.evaluations, lbfgs.x, lbfgs.gradient!)
    let wall = { (point: Tensor) in (problem(point).value + 1e6, problem(point).gradient) }
    for _ in 0..<StrongWolfeSearch.longest { lbfgs.step(wall) }
    #expect(!lbfgs.isStuck)
    #expect((lbfgs.trial - (x - g * min(1, 1 / (g * g).sum().item.squareRoot()))).isTiny)
    while !lbfgs.isStuck { lbfgs.step(wall) }
    #expect(lbfgs.evaluations == before + 2 * StrongWolfeSearch.longest)
    #expect(lbfgs.x.bytes == x.bytes && lbfgs.iterations == 5)
  }

  @Test("takes the lowest point of a line on which no slope is flat enough")
  func kink() {
    var lbfgs = start([1])
    var lowest = Double.infinity
    while lbfgs.iterations == 0 {
      lowest = min(
        lowest,
        lbfgs.step { x in
          let d = x.scalars[0] - 0.3
          return (d.magnitude, Tensor([d < 0 ? -1.0 : 1], dtype: .float64))
        })
    }
    #expect(lbfgs.value == lowest && (lbfgs.x.scalars[0] - 0.3).magnitude == lowest)
    #expect(lbfgs.gradient?.scalars == [lbfgs.x.scalars[0] < 0.3 ? -1 : 1])
    #expect(lowest < 1e-3)
  }

  @Test("changes nothing where f throws")
  func throwing() {
    struct Refusal: Error {}
    let problem = LBFGSProblem.beale
    var lbfgs = problem.fresh()
    for _ in 0..<7 {
      let before = lbfgs
      #expect(throws: Refusal.self) { try lbfgs.step { _ in throw Refusal() } }
      expectSame(lbfgs.state, before.state)
      lbfgs.step { problem($0) }
    }
  }

  @Test("stops at a gradient of another shape or precision")
  func gradient() async throws {
    let result = try #require(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        var lbfgs = LBFGS(startingAt: .zeros([2, 3]))
        lbfgs.step { _ in (0, .zeros([3, 2])) }
      })
    let message = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(message.contains("shape [2, 3]") && message.contains("shape [3, 2]"))
    await #expect(processExitsWith: .failure) {
      var lbfgs = LBFGS(startingAt: .zeros([2]))
      lbfgs.step { _ in (0, .zeros([2], dtype: .float64)) }
    }
  }

  @Test("stops at a history of nothing")
  func history() async {
    await #expect(processExitsWith: .failure) {
      _ = LBFGS(startingAt: .zeros([1]), history: 0)
    }
  }
}

extension Tensor {
  fileprivate var isTiny: Bool { scalars.allSatisfy { $0.magnitude < 1e-12 } }
}

/// Expects two states to be equal to the byte.
func expectSame(
  _ found: LBFGS.State, _ expected: LBFGS.State, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(found.numbers == expected.numbers, sourceLocation: sourceLocation)
  #expect(
    found.tensors.mapValues(\.bytes) == expected.tensors.mapValues(\.bytes),
    sourceLocation: sourceLocation)
}
