import Kernels

extension Tensor {
  /// The sum of all elements, a tensor of shape []. Its gradient is the same for every element.
  public func sum() -> Tensor {
    summed(outer: 1, length: count, inner: 1, shape: []).recorded(from: self) { d, _ in
      d.stretched(to: self.shape)
    }
  }

  /// The sum along one dimension, which disappears, or with `keepingDimension` becomes of length one.
  public func sum(along axis: Int, keepingDimension: Bool = false) -> Tensor {
    let axis = checked(axis)
    var kept = shape
    kept[axis] = 1
    var dropped = shape
    dropped.remove(at: axis)
    let y = summed(
      outer: shape[..<axis].reduce(1, *), length: shape[axis],
      inner: shape[(axis + 1)...].reduce(1, *), shape: keepingDimension ? kept : dropped)
    return y.recorded(from: self) { [shape] d, _ in d.reshaped(kept).stretched(to: shape) }
  }

  /// The mean of all elements, a tensor of shape [].
  public func mean() -> Tensor { sum().scaled(by: 1 / Double(max(count, 1))) }

  /// The mean along one dimension.
  public func mean(along axis: Int, keepingDimension: Bool = false) -> Tensor {
    let length = shape[checked(axis)]
    return sum(along: axis, keepingDimension: keepingDimension).scaled(
      by: 1 / Double(max(length, 1)))
  }

  /// Each row's `log Σ eˣ`, over the last dimension, which disappears; the gradient is softmax.
  public func logSumExp() -> Tensor {
    let (rows, columns) = rowsAndColumns
    let y = Tensor(uninitialised: [Int](shape.dropLast()), dtype)
    func run<S: Scalar>(_: S.Type) {
      Kernels.logSumExp(elements(S.self), into: y.mutable(S.self), rows: rows, columns: columns)
    }
    run(dtype.scalar)
    return y.recorded(from: self) { d, _ in d.reshaped(d.shape + [1]) * self.softmax() }
  }

  /// Each row's softmax, over the last dimension; dx = y·(dy − Σ dy·y).
  public func softmax() -> Tensor {
    let (rows, columns) = rowsAndColumns
    let y = Tensor(uninitialised: shape, dtype)
    func run<S: Scalar>(_: S.Type) {
      Kernels.softmax(elements(S.self), into: y.mutable(S.self), rows: rows, columns: columns)
    }
    run(dtype.scalar)
    return y.recorded(from: self) { d, y in
      y * (d - (d * y).sum(along: -1, keepingDimension: true))
    }
  }

  /// Repeats dimensions of length one up to `shape`; the gradient is the sum over the copies.
  func stretched(to shape: [Int]) -> Tensor {
    if shape == self.shape { return self }
    return self + .zeros(shape, dtype: dtype)
  }

  /// Undoes broadcasting: sums over the dimensions in which `shape` is shorter.
  func summed(to shape: [Int]) -> Tensor {
    var result = self
    while result.rank > shape.count { result = result.sum(along: 0) }
    for axis in shape.indices where shape[axis] != result.shape[axis] {
      result = result.sum(along: axis, keepingDimension: true)
    }
    return result
  }

  private func summed(outer: Int, length: Int, inner: Int, shape: [Int]) -> Tensor {
    let y = Tensor(uninitialised: shape, dtype)
    func run<S: Scalar>(_: S.Type) {
      Kernels.sum(
        elements(S.self), into: y.mutable(S.self), outer: outer, length: length, inner: inner)
    }
    run(dtype.scalar)
    return y
  }

  /// The axis counted from the front; negative ones count from the back.
  func checked(_ axis: Int) -> Int {
    let position = axis < 0 ? axis + rank : axis
    if !shape.indices.contains(position) {
      fatalError("a tensor of shape \(shape) has no dimension \(axis)")
    }
    return position
  }

  private var rowsAndColumns: (Int, Int) {
    guard let columns = shape.last, columns > 0 else {
      fatalError("rows of at least one element were expected, found shape \(shape)")
    }
    return (count / columns, columns)
  }
}
