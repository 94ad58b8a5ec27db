public import Tensors

/// Limited-memory BFGS (Nocedal 1980; Liu & Nocedal 1989): minimises a function of one tensor, a picture
/// say, whose value and gradient are dear.
///
/// From x it searches along `d = −H·∇f(x)` for a length t that fulfils the strong Wolfe conditions, where
/// H approximates the inverse Hessian by the last steps; see `CurvatureHistory`, `StrongWolfeSearch`. The
/// first length tried is 1, and `min(1, δ/‖∇f‖)`, a step of length δ at most, while there is no history.
///
/// Each call of `step` evaluates the function once, so that whoever calls can count, show and stop.
///
///     var lbfgs = LBFGS(startingAt: picture)
///     while lbfgs.evaluations < 400 && !lbfgs.isStuck {
///       lbfgs.step { picture in valueAndGradient(at: picture, of: loss) }
///     }
public struct LBFGS {
  /// The last point that the line search accepted, the best one known; at first the start.
  public internal(set) var x: Tensor
  /// f(x); nil before the first evaluation. At the start it may be NaN or infinite.
  public internal(set) var value: Double?
  /// ∇f(x).
  public internal(set) var gradient: Tensor?
  /// How often the function was evaluated.
  public internal(set) var evaluations = 0
  /// How often x has moved.
  public internal(set) var iterations = 0

  var history: CurvatureHistory
  var line: Line?
  private let curvature, firstStep: Double

  /// The line under search.
  struct Line {
    let direction: Tensor
    var search: StrongWolfeSearch
    /// The gradient where the function was lowest.
    var lowestGradient: Tensor?
  }

  /// - Parameters:
  ///   - x: where to start, shape and precision of all that follow.
  ///   - history: how many steps are remembered.
  ///   - curvature: the line search's c₂; a small one makes it nearly exact.
  ///   - firstStep: δ. SciPy has 1, whatever the function; where x is known to have far to go, as a
  ///     picture of a million numbers has, several evaluations are saved.
  public init(
    startingAt x: Tensor, history: Int = 10, curvature: Double = 0.9, firstStep: Double = 1
  ) {
    self.x = x.untraced
    self.history = CurvatureHistory(capacity: history)
    (self.curvature, self.firstStep) = (curvature, firstStep)
  }

  /// Whether no more progress is possible: the gradient is zero, or rounding hides any descent along
  /// it, or f or its gradient was not finite at the start.
  public var isStuck: Bool { value != nil && line == nil }

  /// The point at which `step` evaluates the function next: `x + t·d`.
  public var trial: Tensor { line.map { x + $0.direction * $0.search.trial } ?? x }

  /// Evaluates f at `trial`, and moves x there or chooses another trial.
  ///
  /// A value or slope that is not finite counts as too high. If f throws, nothing has changed. At a
  /// point where `isStuck` it evaluates f at x, in vain.
  /// - Returns: f at what was `trial`.
  @discardableResult
  public mutating func step(
    _ f: (Tensor) throws -> (value: Double, gradient: Tensor)
  ) rethrows -> Double {
    let point = trial
    let (value, traced) = try f(point)
    let gradient = traced.untraced
    if gradient.shape != x.shape || gradient.dtype != x.dtype {
      fatalError(
        "a point of shape \(x.shape), \(x.dtype), was given a gradient of shape "
          + "\(gradient.shape), \(gradient.dtype)")
    }
    evaluations += 1
    if line != nil {
      continueLine(point, value, gradient)
    } else if self.value == nil {
      (self.value, self.gradient) = (value, gradient)
      beginLine()
    }
    return value
  }

  /// Forgets the curvature and the search under way: the next direction is the steepest descent from x.
  ///
  /// So does a new call of a routine such as SciPy's `fmin_l_bfgs_b`, which pays for f(x) again.
  public mutating func restart() {
    history.removeAll()
    if !isStuck { beginLine() }
  }
}

// MARK: - Lines

extension LBFGS {
  /// Sets out from x along −H·∇f, or along −∇f where rounding has made that no descent.
  mutating func beginLine() {
    line = nil
    guard let value, let gradient else { return }
    var direction = -history.product(with: gradient)
    var slope = dot(direction, gradient)
    if !(slope < 0) && history.count > 0 {
      history.removeAll()
      direction = -gradient
      slope = dot(direction, gradient)
    }
    guard value.isFinite, slope.isFinite, slope < 0 else { return }
    let first = history.count > 0 ? 1 : min(1, firstStep / (-slope).squareRoot())
    line = Line(
      direction: direction,
      search: StrongWolfeSearch(
        value: value, slope: slope, first: first, curvature: curvature,
        resolution: x.dtype == .float32 ? 0x1p-23 : 0x1p-52))
  }

  /// Tells the search of a trial; where it gives up, x moves to the lowest point if that is lower, or
  /// else the history is forgotten, and with none left there is nowhere to go.
  private mutating func continueLine(_ point: Tensor, _ value: Double, _ gradient: Tensor) {
    let answer = line!.tell(value, gradient)
    switch answer {
    case .tryAnother: break
    case .accept: move(to: point, value, gradient)
    case .giveUp:
      let line = line!
      if let lowest = line.search.lowest, lowest.value < self.value! {
        move(to: x + line.direction * lowest.length, lowest.value, line.lowestGradient!)
      } else if history.count > 0 {
        restart()
      } else {
        self.line = nil
      }
    }
  }

  private mutating func move(to point: Tensor, _ value: Double, _ gradient: Tensor) {
    history.append(step: point - x, change: gradient - self.gradient!)
    (x, self.value, self.gradient) = (point, value, gradient)
    iterations += 1
    beginLine()
  }
}

extension LBFGS.Line {
  fileprivate mutating func tell(_ value: Double, _ gradient: Tensor) -> StrongWolfeSearch.Answer {
    let lowest = search.lowest
    let answer = search.answer(value: value, slope: dot(gradient, direction))
    if search.lowest != lowest { lowestGradient = gradient }
    return answer
  }
}
