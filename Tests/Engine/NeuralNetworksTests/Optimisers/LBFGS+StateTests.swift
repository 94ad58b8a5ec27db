import NeuralNetworks
import Tensors
import Testing

@Suite("L-BFGS's state") struct LBFGSStateTests {
  @Test(
    "goes on to the same bytes after any evaluation, in the middle of a line too",
    arguments: [LBFGSProblem.rosenbrock(2), .rosenbrock(10), .powell], [DType.float32, .float64])
  func everywhere(problem: LBFGSProblem, dtype: DType) throws {
    var whole = problem.fresh(history: 3, dtype: dtype)
    var middles = 0
    for _ in 0..<60 where !whole.isStuck {
      if whole.state.numbers.count > 4 { middles += 1 }
      var resumed = LBFGS(startingAt: .zeros(whole.x.shape, dtype: dtype), history: 3)
      for _ in 0..<2 { resumed.step { _ in (1, .ones(whole.x.shape, dtype: dtype)) } }
      try resumed.resume(from: whole.state)
      expectSame(resumed.state, whole.state)
      whole.step { problem($0) }
      resumed.step { problem($0) }
      expectSame(resumed.state, whole.state)
      #expect(resumed.trial.bytes == whole.trial.bytes)
    }
    #expect(middles > 5)
  }

  @Test("goes on from among points where f is not finite, and from its end")
  func trouble() throws {
    var lbfgs = LBFGS(startingAt: Tensor([2.0], dtype: .float64))
    while !lbfgs.isStuck {
      lbfgs.step { x in x.scalars == [2] ? (1, x) : (.nan, x) }
      var resumed = LBFGS(startingAt: .zeros([1], dtype: .float64))
      try resumed.resume(from: lbfgs.state)
      expectSame(resumed.state, lbfgs.state)
      #expect(resumed.trial.bytes == lbfgs.trial.bytes && resumed.isStuck == lbfgs.isStuck)
    }
  }

  /// What is done to a sound state, and what is said then.
  struct Damage: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let message: String
    let apply: @Sendable (inout LBFGS.State) -> Void

    init(
      _ name: String, _ message: String, _ apply: @escaping @Sendable (inout LBFGS.State) -> Void
    ) {
      (testDescription, self.message, self.apply) = (name, message, apply)
    }
  }

  @Test(
    "is refused where it is damaged, and nothing changes",
    arguments: [
      Damage("no numbers", "found 0 numbers") { $0.numbers = [] },
      Damage("half a trial", "2 for each trial") { $0.numbers.removeLast() },
      Damage("no evaluation", "fewer iterations") { $0.numbers[0] = 0 },
      Damage("huge counts", "fewer iterations") { $0.numbers[0] = .max },
      Damage("iterations without evaluations", "fewer iterations") { $0.numbers[1] = .max },
      Damage("stuck in a search", "0 trials") { $0.numbers[2] = 1 },
      Damage("stuck twice", "stuck: 2") { $0.numbers[2] = 2 },
      Damage("a value that is none", "finite value") { $0.numbers[3] = Double.nan.bitPattern },
      Damage("too many trials", "a search that goes on") {
        $0.numbers += [UInt64](repeating: Double.nan.bitPattern, count: 40)
        $0.numbers[0] = 1000
      },
      Damage("a trial that was accepted", "a search that goes on") {
        $0.numbers += [(-1e9).bitPattern, 0]
      },
      Damage("a gradient of zero, without trials", "stuck: 1") {
        $0.numbers.removeSubrange(4...)
        $0.tensors["gradient"] = .zeros([2])
      },
      Damage("no x", "“x”") { $0.tensors["x"] = nil },
      Damage("no gradient", "“gradient”") { $0.tensors["gradient"] = nil },
      Damage("no lowest gradient", "“lowest”") { $0.tensors["lowest"] = nil },
      Damage("half a pair", "“change.0”") { $0.tensors["change.0"] = nil },
      Damage("a pair that curves down", "curvature along “step.1”") {
        $0.tensors["change.1"] = -$0.tensors["change.1"]!
      },
      Damage("a hole among the pairs", "step.2") {
        $0.tensors["step.1"] = nil
        $0.tensors["change.1"] = nil
      },
      Damage("more pairs than fit", "step.7") {
        $0.tensors["step.7"] = $0.tensors["step.1"]
        $0.tensors["change.7"] = $0.tensors["change.1"]
      },
      Damage("a stray tensor", "velocity") { $0.tensors["velocity"] = $0.tensors["x"] },
      Damage("x that is not finite", "finite numbers “x”") {
        $0.tensors["x"] = $0.tensors["x"]! * .infinity
      },
      Damage("a gradient of zero", "a search that goes on") {
        $0.tensors["gradient"] = .zeros([2])
      },
      Damage("a pair of another shape", "shape [2]") { $0.tensors["step.0"] = .ones([1, 2]) },
      Damage("a pair of another precision", "float32") {
        $0.tensors["step.0"] = $0.tensors["step.0"]!.converted(to: .float64)
      },
    ])
  func damaged(damage: Damage) throws {
    let problem = LBFGSProblem.rosenbrock(2)
    var sound = problem.fresh(history: 3, dtype: .float32)
    while sound.iterations < 3 || sound.state.tensors["lowest"] == nil {
      sound.step { problem($0) }
    }
    var state = sound.state
    damage.apply(&state)
    var other = problem.fresh(history: 3, dtype: .float32)
    for _ in 0..<4 { other.step { problem($0) } }
    let before = other.state
    let error = #expect(throws: LBFGS.StateError.self) { try other.resume(from: state) }
    let text = try #require(error).description
    #expect(text.contains(damage.message), "\(text)")
    expectSame(other.state, before)
  }
}
