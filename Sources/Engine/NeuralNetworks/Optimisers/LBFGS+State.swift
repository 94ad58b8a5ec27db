public import Tensors

/// All that the next steps depend on. Of the line search under way it holds what the search was told:
/// told the same again, it is where it was.
extension LBFGS {
  /// Tensors of the shape and precision of x, and numbers: what a checkpoint can hold.
  public struct State {
    /// "x", "gradient", "lowest", and each pair's "step.i" and "change.i".
    public var tensors: [String: Tensor]
    /// Evaluations, iterations, whether it is stuck, the bits of f(x); then the bits of each trial's value
    /// and slope.
    public var numbers: [UInt64]

    /// A state of its parts, which nobody has checked.
    public init(tensors: [String: Tensor], numbers: [UInt64]) {
      (self.tensors, self.numbers) = (tensors, numbers)
    }
  }

  /// Why a state cannot be resumed.
  public struct StateError: Error, Equatable, CustomStringConvertible {
    /// What a state holds.
    public let expected: String
    /// What this one holds.
    public let found: String
    /// Both in one sentence.
    public var description: String { "expected \(expected), found \(found)" }
  }

  /// The state after the last evaluation.
  public var state: State {
    let trials = line?.search.trials ?? []
    var tensors = ["x": x]
    tensors["gradient"] = gradient
    tensors["lowest"] = line?.lowestGradient
    for (i, pair) in history.pairs.enumerated() {
      (tensors["step.\(i)"], tensors["change.\(i)"]) = (pair.step, pair.change)
    }
    let numbers = [
      UInt64(evaluations), UInt64(iterations), isStuck ? 1 : 0, (value ?? 0).bitPattern,
    ]
    return State(
      tensors: tensors,
      numbers: numbers + trials.flatMap { [$0.value.bitPattern, $0.slope.bitPattern] })
  }

  /// Goes on from a state as the one that gave it would have.
  /// - Throws: an error where that is no state of this size; then nothing has changed.
  public mutating func resume(from state: State) throws(StateError) {
    for (name, tensor) in state.tensors.sorted(by: { $0.key < $1.key }) {
      if tensor.shape != x.shape || tensor.dtype != x.dtype || !tensor.isFinite {
        throw StateError(
          expected: "finite numbers “\(name)” of shape \(x.shape), \(x.dtype)", found: "\(tensor)")
      }
    }
    guard state.numbers.count >= 4, state.numbers.count.isMultiple(of: 2) else {
      throw StateError(
        expected: "4 numbers and 2 for each trial", found: "\(state.numbers.count) numbers")
    }
    var resumed = self
    try resumed.takeCounts(state)
    try resumed.takePoint(state)
    try resumed.takeLine(state)
    let copy = resumed.state
    if copy.tensors.keys != state.tensors.keys || copy.numbers != state.numbers {
      throw StateError(expected: "a state of \(copy.contents)", found: state.contents)
    }
    self = resumed
  }

  private mutating func takeCounts(_ state: State) throws(StateError) {
    let found = state.numbers[..<2].map { Int(clamping: $0) }
    (evaluations, iterations) = (found[0], found[1])
    let trials = state.numbers.count / 2 - 2
    let most = max(evaluations - 1, 0)
    if evaluations > 1 << 53 || iterations > most || trials > most - iterations {
      throw StateError(
        expected: "fewer iterations and trials than evaluations",
        found: "\(iterations) and \(trials) in \(evaluations)")
    }
  }

  private mutating func takePoint(_ state: State) throws(StateError) {
    x = try state.tensor("x")
    (value, gradient) = (nil, nil)
    history.removeAll()
    guard evaluations > 0 else { return }
    let found = Double(bitPattern: state.numbers[3])
    if !found.isFinite { throw StateError(expected: "a finite value of f", found: "\(found)") }
    (value, gradient) = (found, try state.tensor("gradient"))
    for i in 0..<history.capacity where state.tensors["step.\(i)"] != nil {
      let (step, change) = (try state.tensor("step.\(i)"), try state.tensor("change.\(i)"))
      if !history.append(step: step, change: change) {
        throw StateError(expected: "positive curvature along “step.\(i)”", found: "none")
      }
    }
  }

  /// Begins the line and tells the search what it was told.
  private mutating func takeLine(_ state: State) throws(StateError) {
    line = nil
    if state.numbers[2] == 1 || evaluations == 0 { return }
    beginLine()
    let told = state.numbers[4...].map { Double(bitPattern: $0) }
    for i in stride(from: 0, to: told.count, by: 2) {
      guard case .tryAnother? = line?.search.answer(value: told[i], slope: told[i + 1]) else {
        throw StateError(expected: "trials of a search that goes on", found: "\(told)")
      }
    }
    if line?.search.lowest != nil { line?.lowestGradient = try state.tensor("lowest") }
  }
}

extension LBFGS.State {
  fileprivate var contents: String {
    "\(numbers[0]) evaluations, stuck: \(numbers[2]), \(numbers.count / 2 - 2) trials, "
      + "tensors \(tensors.keys.sorted())"
  }

  fileprivate func tensor(_ name: String) throws(LBFGS.StateError) -> Tensor {
    guard let tensor = tensors[name] else {
      throw LBFGS.StateError(expected: "the tensor “\(name)”", found: "\(tensors.keys.sorted())")
    }
    return tensor
  }
}
