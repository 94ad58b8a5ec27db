import NeuralNetworks
import Tensors
import Testing

@Suite("L-BFGS") struct LBFGSTests {
  static let problems: [LBFGSProblem] = [
    .rosenbrock(2), .rosenbrock(10), .beale, .powell, .convex,
  ]

  private func dot(_ a: Tensor, _ b: Tensor) -> Double { (a * b).sum().item }

  @Test("brings Rosenbrock's function under 1e-10 in fifty evaluations (44 where it was written)")
  func rosenbrock() {
    let problem = LBFGSProblem.rosenbrock(2)
    var lbfgs = problem.fresh()
    while lbfgs.evaluations < 50 && lbfgs.value ?? 1 >= 1e-10 { lbfgs.step { problem($0) } }
    #expect(lbfgs.value! < 1e-10)
    for x in lbfgs.x.scalars { #expect((x - 1).magnitude < 1e-4) }
  }

  /// The lowest f of its first 20, 40 and 100 evaluations, by `fmin_l_bfgs_b(m=10, factr=0, pgtol=0)`.
  @Test(
    "is as low as SciPy 1.17.1 after as many evaluations: at most 1.4 times, or under 1e-20",
    arguments: zip(
      problems,
      [
        [1.0948584835976227, 0.00018912664105240662, 0],
        [9.332744586481018, 4.825812101123705, 3.599735875901794e-25],
        [0, 0, 0],
        [3.570165078089203e-05, 9.255259715176032e-09, 1.757983905272556e-25],
        [0.003914593739439782, 1.872335100600998e-08, 5.847168209193625e-29],
      ]))
  func scipy(problem: LBFGSProblem, values: [Double]) {
    var lbfgs = problem.fresh()
    for (evaluations, value) in zip([20, 40, 100], values) {
      while lbfgs.evaluations < evaluations && !lbfgs.isStuck { lbfgs.step { problem($0) } }
      #expect(lbfgs.value! <= max(1.4 * value, 1e-20), "\(evaluations) evaluations")
    }
  }

  // With exact line searches the directions are those of conjugate gradients, whatever the history.
  @Test(
    "ends on a quadratic of n variables in n steps where the line search is nearly exact",
    arguments: 1...10, [1, 10])
  func quadratic(count: Int, history: Int) {
    let problem = LBFGSProblem.quadratic(count, seed: 7)
    var lbfgs = problem.fresh(history: history, curvature: 1e-6)
    while lbfgs.iterations < count && !lbfgs.isStuck { lbfgs.step { problem($0) } }
    #expect(lbfgs.value! < 1e-10)
  }

  @Test("does not with the usual line search, which leaves a line as soon as f flattens")
  func inexact() {
    let problem = LBFGSProblem.quadratic(10, seed: 7)
    var lbfgs = problem.fresh()
    while lbfgs.iterations < 10 { lbfgs.step { problem($0) } }
    #expect(lbfgs.value! > 1e-4)
  }

  @Test("moves only where both Wolfe conditions hold", arguments: problems)
  func wolfe(problem: LBFGSProblem) {
    var lbfgs = problem.fresh()
    lbfgs.step { problem($0) }
    while lbfgs.value! > 1e-10 {
      let before = lbfgs
      let value = lbfgs.step { problem($0) }
      if lbfgs.iterations == before.iterations {
        #expect(lbfgs.x.bytes == before.x.bytes && lbfgs.value == before.value)
        continue
      }
      #expect(lbfgs.x.bytes == before.trial.bytes && lbfgs.value == value)
      let step = lbfgs.x - before.x
      let (slope, end) = (dot(before.gradient!, step), dot(lbfgs.gradient!, step))
      #expect(value <= before.value! + 0.9999e-4 * slope)
      #expect(end.magnitude <= 0.9001 * slope.magnitude)
    }
  }

  @Test(
    "tries a first step no longer than 1, or than the gradient", arguments: [0.01, 0.5, 3, 400])
  func firstStep(scale: Double) {
    var lbfgs = LBFGS(startingAt: Tensor([3.0, 4], dtype: .float64))
    #expect(lbfgs.trial.scalars == [3, 4] && lbfgs.value == nil && !lbfgs.isStuck)
    lbfgs.step { (dot($0, $0) / 2 * scale, $0 * scale) }
    let length = min(1, 1 / (5 * scale)) * scale
    for (found, x) in zip(lbfgs.trial.scalars, [3.0, 4]) {
      #expect((found - (x - length * x)).magnitude < 1e-12)
    }
    #expect(lbfgs.evaluations == 1 && lbfgs.iterations == 0)
  }

  @Test(
    "in single precision falls, and stops where f's rounding stops it", arguments: problems,
    [0, 1000])
  func single(problem: LBFGSProblem, minimum: Double) {
    var lbfgs = problem.fresh(dtype: .float32)
    var last = Double.infinity
    while lbfgs.evaluations < 1000 && !lbfgs.isStuck {
      lbfgs.step { x in
        let (value, gradient) = problem(x)
        return (Double(Float(value + minimum)), gradient)
      }
      #expect(lbfgs.value! <= last)
      last = lbfgs.value!
    }
    #expect(lbfgs.isStuck && problem(lbfgs.x).value < max(1e-20, 1e-7 * minimum))
    #expect(lbfgs.x.dtype == .float32 && lbfgs.gradient?.dtype == .float32)
  }

  @Test("begins again as a new one would that knew f at x already")
  func restart() {
    let problem = LBFGSProblem.rosenbrock(10)
    var lbfgs = problem.fresh()
    for _ in 0..<23 { lbfgs.step { problem($0) } }
    lbfgs.restart()
    #expect(lbfgs.evaluations == 23)
    var fresh = LBFGS(startingAt: lbfgs.x)
    fresh.step { problem($0) }
    for _ in 0..<30 {
      #expect(fresh.trial.bytes == lbfgs.trial.bytes && fresh.value == lbfgs.value)
      fresh.step { problem($0) }
      lbfgs.step { problem($0) }
    }
  }

  @Test("is slower where it is restarted every 20 evaluations")
  func restarts() {
    func value(restarting: Bool) -> Double {
      let problem = LBFGSProblem.rosenbrock(10)
      var lbfgs = problem.fresh()
      for evaluation in 1...80 {
        lbfgs.step { problem($0) }
        if restarting && evaluation.isMultiple(of: 20) { lbfgs.restart() }
      }
      return lbfgs.value!
    }
    #expect(value(restarting: true) > 10 * value(restarting: false))
  }

  @Test("of a point in a recording keeps the numbers alone")
  func untraced() {
    let (_, gradient) = valueAndGradient(at: Tensor([1.0], dtype: .float64)) { x in
      var lbfgs = LBFGS(startingAt: x)
      lbfgs.step { (($0 * $0).sum().item, $0 * 2) }
      return lbfgs.trial.sum()
    }
    #expect(gradient.scalars == [0])
  }
}
