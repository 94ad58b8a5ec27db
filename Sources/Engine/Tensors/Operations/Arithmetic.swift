import Kernels

// Element by element, with NumPy's broadcasting: dimensions of length one stretch to the other operand's.
// Where an operand was stretched, its gradient is the sum over the copies.

extension Tensor {
  /// `y = a + b`; ∂y/∂a = ∂y/∂b = 1.
  public static func + (a: Tensor, b: Tensor) -> Tensor {
    combined(.add, a, b).recorded(
      from: a, { d, _ in d.summed(to: a.shape) }, and: b, { d, _ in d.summed(to: b.shape) })
  }

  /// `y = a − b`; ∂y/∂a = 1, ∂y/∂b = −1.
  public static func - (a: Tensor, b: Tensor) -> Tensor {
    combined(.subtract, a, b).recorded(
      from: a, { d, _ in d.summed(to: a.shape) }, and: b, { d, _ in (-d).summed(to: b.shape) })
  }

  /// `y = a · b`; ∂y/∂a = b, ∂y/∂b = a.
  public static func * (a: Tensor, b: Tensor) -> Tensor {
    combined(.multiply, a, b).recorded(
      from: a, { d, _ in (d * b).summed(to: a.shape) },
      and: b, { d, _ in (d * a).summed(to: b.shape) })
  }

  /// `y = a / b`; ∂y/∂a = 1/b, ∂y/∂b = −y/b.
  public static func / (a: Tensor, b: Tensor) -> Tensor {
    combined(.divide, a, b).recorded(
      from: a, { d, _ in (d / b).summed(to: a.shape) },
      and: b, { d, y in (-(d * y / b)).summed(to: b.shape) })
  }

  /// `a = a + b`, in place where nobody else holds `a` and nothing is recorded.
  public static func += (a: inout Tensor, b: Tensor) {
    guard a.shape == b.shape, a.dtype == b.dtype, !a.isTraced, !b.isTraced else {
      a = a + b
      return
    }
    a.makeUnique()
    combine(.add, a, b, into: a, over: Broadcast(a.shape, b.shape)!)
  }

  private static func combined(_ operation: BinaryOperation, _ a: Tensor, _ b: Tensor) -> Tensor {
    checkSameDType(a, b)
    guard let broadcast = Broadcast(a.shape, b.shape) else {
      fatalError(
        "tensors of shapes \(a.shape) and \(b.shape) cannot be combined element by element")
    }
    let y = Tensor(uninitialised: broadcast.shape, a.dtype)
    combine(operation, a, b, into: y, over: broadcast)
    return y
  }

  private static func combine(
    _ operation: BinaryOperation, _ a: Tensor, _ b: Tensor, into y: Tensor,
    over broadcast: Broadcast
  ) {
    func run<S: Scalar>(_: S.Type) {
      Kernels.combine(
        operation, a.elements(S.self), b.elements(S.self), into: y.mutable(S.self),
        over: broadcast)
    }
    run(a.dtype.scalar)
  }
}

// MARK: - With a number

extension Tensor {
  /// `y = factor·x + offset`; ∂y/∂x = factor.
  func scaled(by factor: Double, plus offset: Double = 0) -> Tensor {
    let y = Tensor(uninitialised: shape, dtype)
    func run<S: Scalar>(_: S.Type) {
      Kernels.scale(
        elements(S.self), by: S(factor), plus: S(offset), into: y.mutable(S.self), count: count)
    }
    run(dtype.scalar)
    return y.recorded(from: self) { d, _ in d.scaled(by: factor) }
  }

  /// `−x`
  public static prefix func - (x: Tensor) -> Tensor { x.scaled(by: -1) }
  /// `x + number`
  public static func + (x: Tensor, number: Double) -> Tensor { x.scaled(by: 1, plus: number) }
  /// `number + x`
  public static func + (number: Double, x: Tensor) -> Tensor { x.scaled(by: 1, plus: number) }
  /// `x − number`
  public static func - (x: Tensor, number: Double) -> Tensor { x.scaled(by: 1, plus: -number) }
  /// `number − x`
  public static func - (number: Double, x: Tensor) -> Tensor { x.scaled(by: -1, plus: number) }
  /// `x · number`
  public static func * (x: Tensor, number: Double) -> Tensor { x.scaled(by: number) }
  /// `number · x`
  public static func * (number: Double, x: Tensor) -> Tensor { x.scaled(by: number) }
  /// `x / number`
  public static func / (x: Tensor, number: Double) -> Tensor { x.scaled(by: 1 / number) }
}

func checkSameDType(_ a: Tensor, _ b: Tensor, function: StaticString = #function) {
  if a.dtype != b.dtype {
    fatalError("\(function): one operand is \(a.dtype), the other \(b.dtype)")
  }
}
